import {STARTS, type ApiVersion, type Route} from '../../protocol/routes.js';
import type {Session, PageKind} from './store.js';
import {keysOf} from './table.js';

/** A route that no client knows yet, to see what clients make of it. */
export const FUTURE_ROUTE = 'meter_reading_capture';

/** Where a customer would enter what no other page takes; its fields are not documented. */
const ADVANCED_ROUTE = 'advanced_tariff_capture';

export type SimulatedRoute = Route | typeof FUTURE_ROUTE | typeof ADVANCED_ROUTE;

/** What the wire calls a step; where it has several names, the first that is meant. */
interface Name {
  readonly step: PageKind;
  readonly route: SimulatedRoute;
  readonly isMeant?: (session: Session) => boolean;
}

const name = (step: PageKind, route: SimulatedRoute, isMeant?: Name['isMeant']): Name => ({
  step,
  route,
  ...(isMeant && {isMeant}),
});

const EVERYWHERE = [
  name('provider-select', 'provider_select'),
  name('provider-name', 'provider_name_capture'),
  name('tariff-select', 'tariff_select'),
  name('redirect', 'session_redirect'),
  name('unknown', ADVANCED_ROUTE, ({draft}) => draft.advanced === true),
  name('unknown', FUTURE_ROUTE),
];

const ZERO_AND_ANODE = [
  ...EVERYWHERE,
  name('postal-address', 'postal_address_capture'),
  name('tariff-structure', 'tariff_structure_select'),
  name('fixed-rate', 'rate_fixed_capture'),
  name('time-of-day-rate', 'rate_tod_capture'),
  name('tariff-name', 'tariff_name_capture'),
  name('contract-term', 'contract_term_capture'),
];

/** The end, where it is a redirect to the host's own address. */
const END = name('session-complete', 'session_redirect');

/** All names of an API version; a route that is not here is not of it. */
const NAMES: Readonly<Record<ApiVersion, readonly Name[]>> = {
  zero: [
    ...ZERO_AND_ANODE,
    name('surcharge', 'market_surcharge_capture'),
    name('tariff-summary', 'summary_fixed_confirm', ({draft}) => draft.structure === 'FIXED'),
    name('tariff-summary', 'summary_tou_confirm'),
    name('connection-pending', 'summary_tariff_inprogress'),
    name('connection-failed', 'summary_tariff_failed'),
    name('session-complete', 'session_complete'),
  ],
  anode: [
    ...ZERO_AND_ANODE,
    name('region', 'region_select'),
    name('surcharge', 'surcharge_capture'),
    // Documented as `tariffs_summary`; this is what deployed clients know.
    name('tariff-summary', 'tariff_summary'),
    name('tariff-summary', 'tariffs_summary'),
    name('connection-pending', 'tariff_connection_pending'),
    name('connection-failed', 'tariff_connection_failed'),
    END,
    name('session-complete', 'complete_tariff'),
  ],
  busbar: [
    ...EVERYWHERE,
    name('postal-address', 'postal_address_input'),
    name('tariff-structure', 'tariff_structure_selector'),
    name('fixed-rate', 'rate_input'),
    name('time-of-day-rate', 'rate_input'),
    name('region', 'region_select'),
    name('surcharge', 'surcharge_capture'),
    name('tariff-name', 'tariff_name_input'),
    name('consent', 'consent'),
    name('tariff-list', 'tariffs_summary'),
    name('connection-pending', 'connection_pending'),
    name('connection-failed', 'connection_failed'),
    END,
  ],
};

/** What the wire calls the page at a step of a session. */
export function routeOf(session: Session, step: PageKind): SimulatedRoute {
  const meant = NAMES[session.apiVersion].filter(
    each => each.step === step && (each.isMeant?.(session) ?? true),
  );
  const worded = meant.find(({route}) => route === session.requestedRoute);
  return (worded ?? meant[0])?.route ?? FUTURE_ROUTE;
}

/** The step of a session that a route shows; undefined for a route that its API version has not. */
export function stepOf(session: Session, route: string): PageKind | undefined {
  const steps = NAMES[session.apiVersion]
    .filter(each => each.route === route)
    .map(({step}) => step);
  // Two pages may have one name; then the one is meant where the session stands.
  return steps.find(step => step === session.page) ?? steps[0];
}

/** Every route, with an API version that has it and what it shows there. */
export const ALL_NAMES: readonly {apiVersion: ApiVersion; step: PageKind; route: SimulatedRoute}[] =
  keysOf(NAMES).flatMap(apiVersion =>
    NAMES[apiVersion].map(({step, route}) => ({apiVersion, step, route})),
  );

interface Start {
  readonly route: string;
  /** What a conversation is opened for; without it, for the one thing that there is. */
  readonly action?: string;
}

/** How a request reads the page where a session stands; undefined where it answers one. */
export function startOf({apiVersion}: Session, route: string): Start | undefined {
  const {open, resume} = STARTS[apiVersion];
  // The documents of Anode resume by either route.
  const others: Start[] = apiVersion === 'anode' ? [{route: 'session_restore'}] : [];
  return [open, resume, ...others].find(start => start.route === route);
}

/** The version of the API that each API version belongs to, as the header `Flatpeak-Version` names it. */
export const VERSION_HEADERS: Readonly<Record<ApiVersion, string>> = {
  zero: '2024-08-24.zero',
  anode: '2025-09-14.anode',
  // Not documented: the date stands for "newer than Anode" and for nothing else.
  busbar: '2026-01-01.busbar',
};

/** The API version of a version of the API; undefined for one that nobody knows. */
export const apiVersionOf = (version: string): ApiVersion | undefined =>
  keysOf(VERSION_HEADERS).find(apiVersion => VERSION_HEADERS[apiVersion] === version);
