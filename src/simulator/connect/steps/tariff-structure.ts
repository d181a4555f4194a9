import * as z from 'zod/mini';
import {placeOf} from '../../world/countries.js';
import {Refusal} from '../../world/errors.js';
import type {Session, StepKind} from '../../world/store.js';
import {byAddress, byScript} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {updateDraft} from '../handlers.js';
import {providerData} from '../page-data.js';
import {readData} from '../read-data.js';
import {withProvider} from '../session-setups.js';
import type {Actions, Handler, Step} from './step.js';

/** Busbar has one page for both kinds of prices. */
const pricePage = ({apiVersion}: Session, page: StepKind): StepKind =>
  apiVersion === 'busbar' ? 'price-input' : page;

const HANDLERS: Actions = {
  FIXED({session}) {
    updateDraft(session, {structure: 'FIXED', connectionType: 'MANUAL', advanced: false});
    return pricePage(session, 'fixed-rate');
  },
  TIME_OF_DAY({session}) {
    updateDraft(session, {structure: 'TIME_OF_DAY', connectionType: 'MANUAL', advanced: false});
    return pricePage(session, 'time-of-day-rate');
  },
  MARKET({session}) {
    updateDraft(session, {structure: 'MARKET', connectionType: 'MARKET', advanced: false});
    // Zero asks for the region on the surcharge page, the others on a page before it.
    const hasRegion = session.apiVersion === 'zero' || placeOf(session.address).region;
    return hasRegion ? 'surcharge' : 'region';
  },
  ADVANCED({session}) {
    updateDraft(session, {structure: 'DYNAMIC', connectionType: 'MANUAL', advanced: true});
    return 'unknown';
  },
};

/**
 * Structures offered for manual entry. MARKET only if the country has a market and the provider is
 * not a listed one that is MANUAL only.
 */
function structuresFor({draft: {provider}, address, options}: Session): readonly string[] {
  const isManualOnly = provider?.connectionType === 'MANUAL' && provider.id !== '';
  const hasMarket = placeOf(address).country.hasMarket && !isManualOnly;
  return [
    ...['FIXED', 'TIME_OF_DAY'],
    ...(hasMarket ? ['MARKET'] : []),
    ...(options.advanced ? ['ADVANCED'] : []),
  ];
}

const schema = z.object({options: z.array(z.string())});

const answer: Handler = turn => {
  const [option = '', ...rest] = readData(turn.data, schema).options;
  const isOffered = rest.length === 0 && structuresFor(turn.session).includes(option);
  const choose = isOffered ? HANDLERS[option] : undefined;
  if (choose) return choose(turn);
  throw new Refusal('data_json_invalid', 'Choose exactly one of the offered options.');
};

/** The offered structures as actions. */
const structureActions = (session: Session): Actions => {
  const offered = structuresFor(session);
  return Object.fromEntries(Object.entries(HANDLERS).filter(([name]) => offered.includes(name)));
};

export const tariffStructure: Step = {
  versions: {
    zero: {routes: ['tariff_structure_select'], answer},
    anode: {routes: ['tariff_structure_select'], answer},
    busbar: {
      routes: ['tariff_structure_selector'],
      data: providerData,
      actions: structureActions,
    },
  },
  data: (session, context) => ({
    ...providerData(session, context),
    options: structuresFor(session),
  }),
  errorCodes: ['data_json_invalid'],
  errorInputs: [
    byScript('data_json_invalid', 'Send two options', {data: {options: ['FIXED', 'TIME_OF_DAY']}}),
  ],
  askForError: byAddress({data: {}}),
  example: examplePage('tariff_structure_select', {
    provider: EXAMPLE_PROVIDER,
    options: ['FIXED', 'TIME_OF_DAY', 'MARKET'],
  }),
  setUp: withProvider('market'),
};
