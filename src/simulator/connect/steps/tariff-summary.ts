import {ratesOf, summaryRates} from '../../market/rates.js';
import {placeOf} from '../../world/countries.js';
import {Refusal} from '../../world/errors.js';
import type {SimulatorContext} from '../../world/context.js';
import type {Draft, Session} from '../../world/store.js';
import {tariffOf} from '../../world/tariff-state.js';
import {dayOf} from '../../world/zone.js';
import {saveAndClose} from '../completion.js';
import {byAddress, INVALID_ACTION, MISSING_ACTION} from '../errors/input.js';
import {EXAMPLE_ADDRESS, EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {disconnect, goTo, stay} from '../handlers.js';
import {contractDates, contractTermType, pricedData} from '../page-data.js';
import {withAccountTariff} from '../session-setups.js';
import type {Actions, DataBuilder, Handler, Step} from './step.js';

/** The tariff that the customer is about to save, with the steps of its prices. */
const pricedDraft = ({draft, priceSteps}: Session): Draft => ({
  ...(priceSteps && {priceSteps}),
  ...draft,
});

const currentPrice = (session: Session, context: SimulatorContext) => {
  const {draft, address} = session;
  const place = placeOf(address);
  const [first] = ratesOf(draft, place, dayOf(context.now(), place.timeZone), context.seed);
  return first?.cost ?? 0;
};

const rates = (session: Session, context: SimulatorContext) =>
  summaryRates(pricedDraft(session), placeOf(session.address), context.now(), context.seed);

const isReconnectRequired = (session: Session, {store}: SimulatorContext) =>
  tariffOf(store.locations.get(session.location_id), session)?.reconnect_required ?? false;

const zeroData: DataBuilder = (session, context) => {
  const {draft} = session;
  return {
    ...pricedData(session, context),
    market_rates_source: draft.structure === 'MARKET',
    tariff: {
      name: draft.name ?? '',
      contract_end_date: contractDates(session).contract_end_date,
      reconnect_required: isReconnectRequired(session, context),
      structure_type: draft.structure ?? '',
      tiered: draft.tiered ?? false,
    },
    ...(draft.structure === 'FIXED'
      ? {cost: currentPrice(session, context)}
      : {rates: rates(session, context)}),
  };
};

const anodeData: DataBuilder = (session, context) => {
  const {draft} = session;
  return {
    connection_type: draft.connectionType ?? 'MANUAL',
    ...pricedData(session, context),
    market_rates_source: draft.structure === 'MARKET',
    tariff: {
      status: 'CONNECTED',
      name: draft.name ?? '',
      structure_type: draft.structure ?? '',
      ...contractDates(session),
      contract_term_type: contractTermType(draft),
      tiered: draft.tiered ?? false,
    },
    rates: rates(session, context),
  };
};

const saveDraft: Handler = ({context, session}) => {
  // The customer may have gone back and started another tariff.
  if (!session.draft.structure) throw new Refusal('route_invalid');
  return saveAndClose(context, session, 'CONNECTED');
};

const COMMON_ACTIONS: Actions = {EDIT: goTo('provider-select'), DISCONNECT: disconnect};

/** The action that reports a wrong tariff. The documentation names it by one route only. */
const reportAction = ({requestedRoute}: Session): Actions =>
  requestedRoute === 'tariffs_summary' ? {WRONG_TARIFF_REPORT: stay} : {WRONG_TARIFF: stay};

/** A sunny Saturday, after the publication of the next day's prices. */
const JUNE_AFTERNOON = Date.UTC(2026, 5, 13, 14, 20);

export const tariffSummary: Step = {
  versions: {
    zero: {
      routes: [
        {
          route: 'summary_fixed_confirm',
          appliesTo: ({draft}) => draft.structure === 'FIXED',
          setUp: withAccountTariff('direct, flat price'),
        },
        'summary_tou_confirm',
      ],
      data: zeroData,
      actions: {SAVE: saveDraft, ...COMMON_ACTIONS},
    },
    anode: {
      // Documented as `tariffs_summary`; deployed clients know `tariff_summary`.
      routes: ['tariff_summary', 'tariffs_summary'],
      data: anodeData,
      actions: session => ({...reportAction(session), ...COMMON_ACTIONS}),
      autoSave: 'CONNECTED',
    },
  },
  errorCodes: ['action_missing', 'action_invalid', 'data_json_invalid'],
  errorInputs: [MISSING_ACTION, INVALID_ACTION],
  askForError: byAddress({action: 'SAVE'}),
  example: examplePage(
    'summary_tou_confirm',
    {
      currency_code: 'GBP',
      market_rates_source: false,
      provider: EXAMPLE_PROVIDER,
      tariff: {
        name: 'Half-hourly',
        contract_end_date: '2027-06-15T00:00:00+01:00',
        reconnect_required: false,
        structure_type: 'DYNAMIC',
        tiered: false,
      },
      rates: summaryRates({structure: 'DYNAMIC'}, placeOf(EXAMPLE_ADDRESS), JUNE_AFTERNOON, 1),
    },
    ['SAVE', 'EDIT', 'DISCONNECT'],
  ),
  setUp: withAccountTariff('direct, changing price'),
};
