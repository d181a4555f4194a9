import {ROUTES} from '../protocol/routes.js';
import {placeOf, type Country} from './countries.js';
import {disconnect, save} from './completion.js';
import {keysOf} from './table.js';
import {FUTURE_ROUTE, routeOf, type SimulatedRoute} from './dialect.js';
import {Refusal} from './errors.js';
import type {Way} from './providers.js';
import type {ChosenProvider, Draft, Session, Step, Structure, World} from './store.js';
import {
  readAddress,
  readContractTerm,
  readCost,
  readHours,
  readProvider,
  readProviderName,
  readStructure,
  readSurcharge,
  readTariff,
  readTariffName,
} from './validation.js';

/** What a handler is given: it may change the session, or throw a `Refusal` and change nothing. */
export interface Turn {
  readonly world: World;
  readonly session: Session;
  /** The wire's `data`, not yet read. */
  readonly data: unknown;
}

type Handler = (turn: Turn) => Step;

interface Rules {
  /** What an answer leads to; a page without can only be acted on. */
  readonly answer?: Handler;
  /** What each action leads to; the page lists exactly these. */
  readonly actions?: Readonly<Record<string, Handler>>;
}

/** Adds to what was said. */
function say(session: Session, ...said: readonly Draft[]): void {
  session.draft = Object.assign({}, session.draft, ...said) as Draft;
}

const go =
  (step: Step): Handler =>
  () =>
    step;

const AFTER_PROVIDER: Record<Way, Step> = {
  DIRECT: 'redirect',
  LIBRARY: 'tariff-select',
  MARKET: 'tariff-structure',
  MANUAL: 'tariff-structure',
};

/** Another provider has another tariff: nothing that was said about the old one still holds. */
function choose(session: Session, provider: ChosenProvider): void {
  if (session.draft.provider?.id !== provider.id) session.draft = {};
  say(session, {provider, way: provider.way});
}

const onProvider: Handler = ({session, data}) => {
  const provider = readProvider(data, placeOf(session.address), session);
  const way = provider.way === 'DIRECT' && session.without_direct ? 'MANUAL' : provider.way;
  choose(session, provider);
  say(session, {way});
  return AFTER_PROVIDER[way];
};

const onProviderName: Handler = ({session, data}) => {
  const name = readProviderName(data);
  if (session.draft.provider?.name !== name) session.draft = {};
  say(session, {provider: {id: '', name, slug: '', way: 'MANUAL', changing: false}, way: 'MANUAL'});
  return 'tariff-structure';
};

const onTariff: Handler = ({session, data}) => {
  const {provider} = session.draft;
  if (!provider) throw new Refusal('route_invalid');
  const {country} = placeOf(session.address);
  say(session, readTariff(data, provider, country, session).terms, {way: 'LIBRARY'});
  return 'tariff-summary';
};

/** What can be said by hand. A market price only where a market is known, and where it is not known that the provider has none. */
export function structuresFor(
  {provider}: Draft,
  {market}: Country,
): readonly ('FIXED' | 'TIME_OF_DAY' | 'MARKET')[] {
  const listed = provider !== undefined && provider.id !== '';
  const marketless = !market || (listed && provider.way === 'MANUAL');
  return marketless ? ['FIXED', 'TIME_OF_DAY'] : ['FIXED', 'TIME_OF_DAY', 'MARKET'];
}

const AFTER_STRUCTURE: ReadonlyMap<string, {structure: Structure; way: Way; step: Step}> = new Map([
  ['FIXED', {structure: 'FIXED', way: 'MANUAL', step: 'fixed-rate'}],
  ['TIME_OF_DAY', {structure: 'TIME_OF_DAY', way: 'MANUAL', step: 'time-of-day-rate'}],
  ['MARKET', {structure: 'MARKET', way: 'MARKET', step: 'surcharge'}],
]);

const onStructure: Handler = ({session, data}) => {
  const offered = structuresFor(session.draft, placeOf(session.address).country);
  const chosen = AFTER_STRUCTURE.get(readStructure(data, offered));
  if (!chosen) throw new Refusal('data_json_invalid');
  say(session, {structure: chosen.structure, way: chosen.way});
  return chosen.step;
};

const SUMMARY: Rules['actions'] = {
  SAVE: ({world, session}) => {
    // The customer may have gone back and begun another tariff.
    if (!session.draft.structure) throw new Refusal('route_invalid');
    return save(world, session, 'CONNECTED');
  },
  EDIT: go('provider-select'),
  DISCONNECT: ({world, session}) => disconnect(world, session),
};

/** What each page accepts, and where it leads. */
const RULES: Partial<Record<SimulatedRoute, Rules>> = {
  postal_address_capture: {
    answer: ({session, data}) => {
      session.address = readAddress(data);
      return 'provider-select';
    },
  },
  provider_select: {
    answer: onProvider,
    actions: {
      ADDRESS_CHANGE: go('postal-address'),
      PROVIDER_MISSING: go('provider-name'),
    },
  },
  provider_name_capture: {
    answer: onProviderName,
    actions: {ADDRESS_CHANGE: go('postal-address')},
  },
  tariff_select: {
    answer: onTariff,
    actions: {TARIFF_MISSING: go('tariff-structure')},
  },
  tariff_structure_select: {answer: onStructure},
  rate_fixed_capture: {
    answer: ({session, data}) => {
      say(session, {cost: readCost(data), structure: 'FIXED', way: 'MANUAL'});
      return 'tariff-name';
    },
  },
  rate_tod_capture: {
    answer: ({session, data}) => {
      say(session, {hours: readHours(data), structure: 'TIME_OF_DAY', way: 'MANUAL'});
      return 'tariff-name';
    },
  },
  market_surcharge_capture: {
    answer: ({session, data}) => {
      const said = readSurcharge(data, placeOf(session.address));
      say(session, said, {structure: 'MARKET', way: 'MARKET'});
      return 'tariff-name';
    },
  },
  tariff_name_capture: {
    answer: ({session, data}) => {
      say(session, {name: readTariffName(data)});
      return 'contract-term';
    },
  },
  contract_term_capture: {
    answer: ({session, data}) => {
      say(session, readContractTerm(data));
      return 'tariff-summary';
    },
  },
  summary_fixed_confirm: {actions: SUMMARY},
  summary_tou_confirm: {actions: SUMMARY},
  summary_tariff_inprogress: {
    actions: {
      SAVE: ({world, session}) => save(world, session, 'PENDING'),
      DISCONNECT: ({world, session}) => disconnect(world, session),
      DISMISS_DIRECT: ({session}) => {
        session.draft = {};
        session.without_direct = true;
        return 'provider-select';
      },
    },
  },
  summary_tariff_failed: {
    actions: {
      RECONNECT: go('provider-select'),
      DISCONNECT: ({world, session}) => disconnect(world, session),
    },
  },
  session_redirect: {},
  session_complete: {},
  meter_reading_capture: {
    answer: go('provider-select'),
    actions: {SKIP: go('provider-select')},
  },
};

/** A page that the simulator has not been taught yet takes any answer, and leads to the summary. */
const UNTAUGHT: Rules = {answer: go('tariff-summary')};

/** What a page accepts, and where it leads. */
export const rulesOf = (route: SimulatedRoute): Rules => RULES[route] ?? UNTAUGHT;

const rules = new Map<string, Rules>(
  ([...keysOf(ROUTES), FUTURE_ROUTE] as const).map(route => [route, rulesOf(route)]),
);

/** Whether a page takes data, not only actions. */
export const canAnswer = (route: string) => rules.get(route)?.answer !== undefined;

/**
 * Takes one answer or action of a session and moves it on.
 * @throws Refusal where the service objects; the session stays as it was
 */
export function advance(turn: Turn, route: string, action: string | undefined): Step {
  const {session} = turn;
  const page = rules.get(route);
  const current = session.at && routeOf(session, session.at);
  const closed = session.outcome !== '' || !(route === current || session.shown.has(route));
  if (!page || closed || (!page.answer && !page.actions)) throw new Refusal('route_invalid');
  if (action !== undefined) {
    const handler = new Map(Object.entries(page.actions ?? {})).get(action);
    if (handler) return handler(turn);
    throw new Refusal('action_invalid', `This page does not support the action ${action}.`);
  }
  if (!page.answer) throw new Refusal('action_missing');
  return page.answer(turn);
}
