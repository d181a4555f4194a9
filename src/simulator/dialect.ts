import {ROUTES, START_ROUTES, type Dialect, type Route} from '../protocol/routes.js';
import type {Session, Step} from './store.js';
import {keysOf} from './table.js';

/** A route that no client knows yet, to see what clients make of it. */
export const FUTURE_ROUTE = 'meter_reading_capture';

export type SimulatedRoute = Route | typeof FUTURE_ROUTE;

type RouteName = SimulatedRoute | ((session: Session) => SimulatedRoute);

/** What Zero calls a step, where that is more than the one route of its kind. */
const ZERO: Partial<Record<Step, RouteName>> = {
  'tariff-summary': ({draft}) =>
    draft.structure === 'FIXED' ? 'summary_fixed_confirm' : 'summary_tou_confirm',
};

/** What each dialect calls a step. */
const NAMES: Record<Dialect, Partial<Record<Step, RouteName>>> = {zero: ZERO};

const ROUTE_OF: ReadonlyMap<Step, Route> = new Map(
  keysOf(ROUTES).map(route => [ROUTES[route].kind, route]),
);

/** The routes that read the page where a session stands, in whichever dialect. */
const START: ReadonlySet<string> = new Set(Object.values(START_ROUTES));

export const isStart = (route: string) => START.has(route);

/** What the wire calls the page at a step of a session. */
export function routeOf(session: Session, step: Step): SimulatedRoute {
  const name = NAMES.zero[step] ?? ROUTE_OF.get(step) ?? FUTURE_ROUTE;
  return typeof name === 'string' ? name : name(session);
}

const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ...Object.entries(ROUTES).map(([route, {kind}]): [string, Step] => [route, kind]),
  [FUTURE_ROUTE, 'unknown'],
]);

/** The step of a session that a route shows; undefined for a route that no dialect has. */
export const stepOf = (route: string) => STEPS.get(route);
