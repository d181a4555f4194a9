import {ROUTES, START_ROUTES, type Dialect, type Route} from '../protocol/routes.js';
import type {Session, Step} from './store.js';

/** A route that no client knows yet, to see what clients make of it. */
export const FUTURE_ROUTE = 'meter_reading_capture';

export type SimulatedRoute = Route | typeof FUTURE_ROUTE;

type RouteNames = Record<Step, SimulatedRoute | ((session: Session) => SimulatedRoute)>;

const ZERO: RouteNames = {
  'postal-address': 'postal_address_capture',
  'provider-select': 'provider_select',
  'provider-name': 'provider_name_capture',
  'tariff-select': 'tariff_select',
  'tariff-structure': 'tariff_structure_select',
  'fixed-rate': 'rate_fixed_capture',
  'time-of-day-rate': 'rate_tod_capture',
  surcharge: 'market_surcharge_capture',
  'tariff-name': 'tariff_name_capture',
  'contract-term': 'contract_term_capture',
  'tariff-summary': ({draft}) =>
    draft.structure === 'FIXED' ? 'summary_fixed_confirm' : 'summary_tou_confirm',
  'connection-pending': 'summary_tariff_inprogress',
  'connection-failed': 'summary_tariff_failed',
  redirect: 'session_redirect',
  'session-complete': 'session_complete',
  unknown: FUTURE_ROUTE,
};

/** What each dialect calls a step. */
const NAMES: Record<Dialect, RouteNames> = {zero: ZERO};

/** The routes that read the page where a session stands, in whichever dialect. */
const START: ReadonlySet<string> = new Set(Object.values(START_ROUTES));

export const isStart = (route: string) => START.has(route);

/** What the wire calls the page at a step of a session. */
export function routeOf(session: Session, step: Step): SimulatedRoute {
  const name = NAMES.zero[step];
  return typeof name === 'string' ? name : name(session);
}

const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ...Object.entries(ROUTES).map(([route, {kind}]): [string, Step] => [route, kind]),
  [FUTURE_ROUTE, 'unknown'],
]);

/** The step of a session that a route shows; undefined for a route that no dialect has. */
export const stepOf = (route: string) => STEPS.get(route);
