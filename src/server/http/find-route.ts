import type {Route} from '../routes/route.js';
import {HttpError} from './errors.js';

/** HEAD is a GET without a body for what looks after the server; no page sends it. */
const methodFor = ({audience}: Route, method: string) =>
  audience === 'operator' && method === 'HEAD' ? 'GET' : method;

/**
 * The routes at the request's path; empty if there are none. A path of Flatpeak's includes those
 * below it.
 */
export function routesAt(routes: readonly Route[], basePath: string, {url}: Request): Route[] {
  const {pathname} = new URL(url);
  return routes.filter(route => {
    const path = basePath + route.path;
    const isSubpath = route.audience === 'flatpeak' && pathname.startsWith(`${path}/`);
    return path === pathname || isSubpath;
  });
}

/** @throws HttpError `not_found` or `method_not_allowed` */
export function selectRoute(matches: readonly Route[], {method}: Request): Route {
  const route = matches.find(match => match.method === methodFor(match, method));
  if (route) return route;
  if (matches.length === 0) throw new HttpError('not_found');
  const allow = matches.map(match => match.method).join(', ');
  throw new HttpError('method_not_allowed', {allow});
}
