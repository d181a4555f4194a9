import type {ApiVersion} from '../../protocol/api-versions.js';
import {API_VERSIONS} from '../world/api-version.js';
import type {StepKind, Session} from '../world/store.js';
import {keysOf} from '../world/table.js';
import {STEPS} from './steps/index.js';
import {FUTURE_ROUTE, type SimulatedRoute, type StepRoute} from './steps/step.js';

const routesOf = (kind: StepKind, apiVersion: ApiVersion): readonly StepRoute[] =>
  (STEPS[kind].versions[apiVersion]?.routes ?? []).map(route =>
    typeof route === 'string' ? {route} : route,
  );

interface NamedRoute extends StepRoute {
  readonly apiVersion: ApiVersion;
  readonly kind: StepKind;
}

/** Every route of every API version, with the page kind that it shows. */
export const ALL_ROUTES: readonly NamedRoute[] = API_VERSIONS.flatMap(apiVersion =>
  keysOf(STEPS).flatMap(kind =>
    routesOf(kind, apiVersion).map(route => ({...route, apiVersion, kind})),
  ),
);

/** The route under which a session shows a page kind. */
export function routeOf(session: Session, kind: StepKind): SimulatedRoute {
  const routes = routesOf(kind, session.apiVersion).filter(
    ({appliesTo}) => appliesTo?.(session) ?? true,
  );
  const requested = routes.find(({route}) =>
    [session.requestedRoute, session.endRoute].includes(route),
  );
  return (requested ?? routes[0])?.route ?? FUTURE_ROUTE;
}

/** The page kind of a route; undefined for a route that the session's API version does not have. */
export function kindOf(session: Session, route: string): StepKind | undefined {
  const kinds = ALL_ROUTES.filter(
    each => each.apiVersion === session.apiVersion && each.route === route,
  ).map(({kind}) => kind);
  // Two kinds may share a route; the current page decides.
  return kinds.find(kind => kind === session.page) ?? kinds[0];
}
