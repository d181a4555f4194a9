import type {ApiVersion} from '../../protocol/routes.js';
import {placeOf} from '../world/countries.js';
import {close, disconnect, disconnectTariff, keep, save, summaryOf} from './completion.js';
import {routeOf, stepOf} from '../world/api-version.js';
import {Refusal} from '../world/errors.js';
import type {ConnectionType} from '../world/providers.js';
import type {
  ChosenProvider,
  Draft,
  Session,
  SessionOptions,
  PageKind,
  Structure,
  Tariff,
  SimulatorContext,
} from '../world/store.js';
import {
  readAddress,
  readContractTerm,
  readCost,
  readHours,
  readProvider,
  readProviderName,
  readRegion,
  readStructure,
  readSurcharge,
  readTariff,
  readTariffId,
  readTariffName,
} from './validation.js';

/** What a handler is given: it may change the session, or throw a `Refusal` and change nothing. */
export interface Turn {
  readonly context: SimulatorContext;
  readonly session: Session;
  /** The wire's `data`, not yet read. */
  readonly data: unknown;
}

type Handler = (turn: Turn) => PageKind;

/** What each action leads to; a page lists exactly these. */
type Actions = Readonly<Record<string, Handler>>;

/** Adds to what was said. */
function say(session: Session, ...said: readonly Draft[]): void {
  session.draft = Object.assign({}, session.draft, ...said) as Draft;
}

const go =
  (step: PageKind): Handler =>
  () =>
    step;

const AFTER_PROVIDER: Record<ConnectionType, PageKind> = {
  DIRECT: 'redirect',
  LIBRARY: 'tariff-select',
  MARKET: 'tariff-structure',
  MANUAL: 'tariff-structure',
};

/** Another provider has another tariff: nothing that was said about the old one still holds. */
function choose(session: Session, provider: ChosenProvider): void {
  if (session.draft.provider?.id !== provider.id) session.draft = {};
  say(session, {provider, connectionType: provider.connectionType});
}

const onProvider: Handler = ({session, data}) => {
  const provider = readProvider(data, placeOf(session.address), session);
  const connectionType =
    provider.connectionType === 'DIRECT' && session.directDismissed
      ? 'MANUAL'
      : provider.connectionType;
  choose(session, provider);
  say(session, {connectionType});
  return AFTER_PROVIDER[connectionType];
};

const onProviderName: Handler = ({session, data}) => {
  const name = readProviderName(data);
  if (session.draft.provider?.name !== name) session.draft = {};
  say(session, {
    provider: {id: '', name, slug: '', connectionType: 'MANUAL', changing: false},
    connectionType: 'MANUAL',
  });
  return 'tariff-structure';
};

const onTariff: Handler = ({session, data}) => {
  const {provider} = session.draft;
  if (!provider) throw new Refusal('route_invalid');
  const {country} = placeOf(session.address);
  say(session, readTariff(data, provider, country, session).terms, {connectionType: 'LIBRARY'});
  return summaryOf(session);
};

/** What can be said by hand. A market price only where a market is known, and where it is not known that the provider has none. */
export function structuresFor({draft, address, options}: Session): readonly string[] {
  const {provider} = draft;
  const listed = provider !== undefined && provider.id !== '';
  const marketless =
    !placeOf(address).country.market || (listed && provider.connectionType === 'MANUAL');
  return [
    ...['FIXED', 'TIME_OF_DAY'],
    ...(marketless ? [] : ['MARKET']),
    ...(options.advanced ? ['ADVANCED'] : []),
  ];
}

/** A customer's choice of a structure, and what it leads to. */
const chose = (
  structure: Structure,
  connectionType: ConnectionType,
  step: PageKind | Handler,
): Handler => {
  const next = typeof step === 'string' ? go(step) : step;
  return turn => {
    say(turn.session, {structure, connectionType, advanced: false});
    return next(turn);
  };
};

/** Where the region is a page of its own, it comes before what is added to its prices. */
const onMarket: Handler = ({session}) =>
  session.apiVersion === 'zero' || placeOf(session.address).region ? 'surcharge' : 'region';

const STRUCTURES: Readonly<Record<string, Handler>> = {
  FIXED: chose('FIXED', 'MANUAL', 'fixed-rate'),
  TIME_OF_DAY: chose('TIME_OF_DAY', 'MANUAL', 'time-of-day-rate'),
  MARKET: chose('MARKET', 'MARKET', onMarket),
  ADVANCED: ({session}) => {
    say(session, {structure: 'DYNAMIC', connectionType: 'MANUAL', advanced: true});
    return 'unknown';
  },
};

const onStructure: Handler = turn => {
  const chosen = STRUCTURES[readStructure(turn.data, structuresFor(turn.session))];
  if (!chosen) throw new Refusal('data_json_invalid');
  return chosen(turn);
};

/** What is asked besides prices, in this order; Anode asks only what the host wants. */
const ASKED: Readonly<Record<ApiVersion, (options: SessionOptions) => readonly PageKind[]>> = {
  zero: () => ['tariff-name', 'contract-term'],
  anode: ({name, contractTerm}) => [
    ...(name ? (['tariff-name'] as const) : []),
    ...(contractTerm ? (['contract-term'] as const) : []),
  ],
  busbar: () => ['tariff-name'],
};

/** What comes after the prices, or after another page of those. */
function after(session: Session, step: PageKind): PageKind {
  const asked = ASKED[session.apiVersion](session.options);
  return asked[asked.indexOf(step) + 1] ?? summaryOf(session);
}

/** What an API version stores by itself when a page is reached. */
const STORING: Readonly<
  Partial<Record<ApiVersion, Partial<Record<PageKind, 'CONNECTED' | 'PENDING'>>>>
> = {
  anode: {'tariff-summary': 'CONNECTED', 'connection-pending': 'PENDING'},
  busbar: {'tariff-list': 'CONNECTED', 'connection-pending': 'PENDING'},
};

const leave: Handler = ({context, session}) => close(context, session);

const goBack: Handler = turn => turn.session.history.pop() ?? leave(turn);

/** On every page of the newer releases. */
const WAYS_OUT: Actions = {BACK: goBack, CLOSE: leave};

/** The tariff of a list that an action is about; the only one, where it names none. */
function named({context, session, data}: Turn): Tariff {
  const tariffs = context.store.locations.get(session.location_id)?.tariffs ?? [];
  const id = readTariffId(data);
  const tariff =
    id === undefined && tariffs.length === 1 ? tariffs[0] : tariffs.find(each => each.id === id);
  if (!tariff) throw new Refusal('tariff_not_found');
  return tariff;
}

/** A mistake in a tariff is reported, or is none. */
const reporting =
  (isReported: boolean): Handler =>
  turn => {
    const {id} = named(turn);
    if (isReported) turn.session.reportedTariffs.add(id);
    else turn.session.reportedTariffs.delete(id);
    return stay(turn);
  };

/** One of several tariffs goes; with the last one the session ends. */
const dropNamed: Handler = turn => {
  const {context, session} = turn;
  const {type, direction} = named(turn);
  disconnectTariff(context, session, {type, direction});
  const {tariffs = []} = context.store.locations.get(session.location_id) ?? {};
  return tariffs.length > 0 ? stay(turn) : close(context, session);
};

const stay: Handler = ({session}) => session.page ?? 'unknown';

const drop: Handler = ({context, session}) => disconnect(context, session);

const ADDRESS: Actions = {ADDRESS_CHANGE: go('postal-address')};
const FAILED: Actions = {EDIT: go('provider-select'), DISCONNECT: drop};

/** What each page takes as an answer, and where it leads; a page without can only be acted on. */
const ANSWERS: Partial<Record<PageKind, Handler>> = {
  'postal-address': ({session, data}) => {
    session.address = readAddress(data);
    return 'provider-select';
  },
  'provider-select': onProvider,
  'provider-name': onProviderName,
  'tariff-select': onTariff,
  'tariff-structure': onStructure,
  'fixed-rate': ({session, data}) => {
    say(session, {cost: readCost(data), structure: 'FIXED', connectionType: 'MANUAL'});
    return after(session, 'fixed-rate');
  },
  'time-of-day-rate': ({session, data}) => {
    say(session, {hours: readHours(data), structure: 'TIME_OF_DAY', connectionType: 'MANUAL'});
    return after(session, 'time-of-day-rate');
  },
  region: ({session, data}) => {
    say(session, {region: readRegion(data, placeOf(session.address))});
    return 'surcharge';
  },
  surcharge: ({session, data}) => {
    const place = placeOf(session.address);
    const known = place.region ?? session.draft.region;
    const said = readSurcharge(data, {...place, ...(known ? {region: known} : {})});
    say(session, said, {structure: 'MARKET', connectionType: 'MARKET'});
    return after(session, 'surcharge');
  },
  'tariff-name': ({session, data}) => {
    say(session, {name: readTariffName(data)});
    return after(session, 'tariff-name');
  },
  'contract-term': ({session, data}) => {
    say(session, readContractTerm(data));
    return summaryOf(session);
  },
  unknown: ({session}) => {
    const {advanced} = session.draft;
    say(session, {advanced: false});
    return advanced ? summaryOf(session) : 'provider-select';
  },
};

/** What each page offers besides, in every API version that has no others for it. */
const ACTIONS: Partial<Record<PageKind, Actions>> = {
  'provider-select': {...ADDRESS, PROVIDER_MISSING: go('provider-name')},
  'provider-name': ADDRESS,
  'tariff-select': {TARIFF_MISSING: go('tariff-structure')},
  consent: {ALLOW: ({session}) => summaryOf(session), DENY: leave},
  unknown: {SKIP: go('provider-select')},
};

/** What a page offers in one API version alone. */
const ACTIONS_IN: Readonly<Record<ApiVersion, Partial<Record<PageKind, Actions>>>> = {
  zero: {
    'tariff-summary': {
      SAVE: ({context, session}) => {
        // The customer may have gone back and begun another tariff.
        if (!session.draft.structure) throw new Refusal('route_invalid');
        return save(context, session, 'CONNECTED');
      },
      EDIT: go('provider-select'),
      DISCONNECT: drop,
    },
    'connection-pending': {
      SAVE: ({context, session}) => save(context, session, 'PENDING'),
      DISCONNECT: drop,
      DISMISS_DIRECT: ({session}) => {
        session.draft = {};
        session.directDismissed = true;
        return 'provider-select';
      },
    },
    'connection-failed': {RECONNECT: go('provider-select'), DISCONNECT: drop},
  },
  anode: {
    'tariff-summary': FAILED,
    'connection-pending': FAILED,
    'connection-failed': FAILED,
  },
  busbar: {
    'tariff-structure': STRUCTURES,
    'tariff-list': {
      DISCONNECT: dropNamed,
      RECONNECT: go('provider-select'),
      CREATE_ISSUE_REPORT: reporting(true),
      UPDATE_ISSUE_REPORT: reporting(true),
      CANCEL_ISSUE_REPORT: reporting(false),
    },
    'connection-pending': FAILED,
    'connection-failed': FAILED,
  },
};

/** What a report of a wrong tariff is called: the documents and deployed clients differ. */
const REPORTS: Readonly<Record<string, Actions>> = {
  tariff_summary: {WRONG_TARIFF: stay},
  tariffs_summary: {WRONG_TARIFF_REPORT: stay},
};

/** What every page offers, but those that only lead elsewhere. */
const WAYS_IN: Readonly<Record<ApiVersion, Actions>> = {
  zero: {},
  anode: WAYS_OUT,
  busbar: WAYS_OUT,
};
const ELSEWHERE: ReadonlySet<PageKind> = new Set(['redirect', 'session-complete']);

/** What a page offers besides an answer, in the order in which it lists that. */
export function actionsOf(session: Session, step: PageKind): Actions {
  const {apiVersion} = session;
  const all = {
    ...(step === 'tariff-summary' && REPORTS[routeOf(session, step)]),
    ...ACTIONS[step],
    ...ACTIONS_IN[apiVersion][step],
    ...(ELSEWHERE.has(step) ? {} : WAYS_IN[apiVersion]),
  };
  const offered = new Set(structuresFor(session));
  const isOffered = (name: string) => !Object.hasOwn(STRUCTURES, name) || offered.has(name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => isOffered(name)));
}

/** Whether a page takes data, not only actions. */
export const canAnswer = (session: Session, step: PageKind): boolean =>
  ANSWERS[step] !== undefined && !(session.apiVersion === 'busbar' && step === 'tariff-structure');

/**
 * Takes one answer or action of a session and moves it on.
 * @throws Refusal where the service objects; the session stays as it was
 */
export function advance(turn: Turn, route: string, action: string | undefined): PageKind {
  const {session} = turn;
  const step = stepOf(session, route);
  const current = session.page && routeOf(session, session.page);
  const isShown = route === current || session.shownRoutes.has(route);
  const actions = step ? actionsOf(session, step) : {};
  const answer = step && canAnswer(session, step) ? ANSWERS[step] : undefined;
  const isDeaf = !answer && Object.keys(actions).length === 0;
  if (!step || session.closed || !isShown || isDeaf) throw new Refusal('route_invalid');
  if (action !== undefined) {
    const handler = new Map(Object.entries(actions)).get(action);
    if (handler) return arrive(turn, step, handler(turn), action === 'BACK');
    throw new Refusal('action_invalid', `This page does not support the action ${action}.`);
  }
  if (!answer) throw new Refusal('action_missing');
  return arrive(turn, step, answer(turn));
}

/** Notes the way that was gone, and stores what an API version stores by itself. */
export function arrive(
  {context, session}: Omit<Turn, 'data'>,
  from: PageKind,
  to: PageKind,
  isBack = false,
): PageKind {
  if (!isBack && to !== from) session.history.push(from);
  const status = STORING[session.apiVersion]?.[to];
  if (status && to !== from && !isBack) keep(context, session, status);
  return to;
}
