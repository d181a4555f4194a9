import {FlatpeakApi} from './api.js';
import {callbackRoute, completeRoute} from './complete.js';
import {connectTokenRoute} from './connect-token.js';
import {problemAnswer} from './json.js';
import {memoryStore} from './memory-store.js';
import {checkOptions, type FlatpeakServerOptions, type Services} from './options.js';
import {readJson, refuseCrossSite, requireCustomer} from './policy.js';
import {Problem, problemOf} from './problem.js';
import type {Route} from './route.js';

/** The companion server: mounts in anything that speaks the web's `Request` and `Response`. */
export interface FlatpeakServer {
  /** Without a slash at its end. */
  readonly basePath: string;
  /** Never rejects. Needs no `this`. */
  fetch(request: Request): Promise<Response>;
}

const ROUTES: readonly Route[] = [connectTokenRoute, completeRoute, callbackRoute];

/**
 * Keeps the API key, mints connect tokens for the host's customers and turns finished sessions
 * into stored locations.
 * @throws TypeError where an option is missing or is not an address
 */
export function createFlatpeakServer(options: FlatpeakServerOptions): FlatpeakServer {
  checkOptions(options);
  const {customerOf, allowedOrigins = []} = options;
  const basePath = (options.basePath ?? '/flatpeak').replace(/\/+$/, '');
  const services: Services = {
    api: new FlatpeakApi(options),
    store: options.store ?? memoryStore(),
    now: options.now ?? Date.now,
    callbackUrl: options.callbackUrl,
    connectUrl: options.connectUrl,
    returnUrl: options.returnUrl ?? '/',
    onConnected: options.onConnected ?? (() => {}),
  };

  /** Every request passes here, in this order: nothing is asked of the host before it is due. */
  async function answer(route: Route, request: Request): Promise<Response> {
    if (!route.crossSite) refuseCrossSite(request, allowedOrigins);
    const customer = await requireCustomer(request, customerOf);
    const body = await readJson(request);
    return route.answer({request, customer, body}, services);
  }

  function routeOf(request: Request): Route {
    const {pathname} = new URL(request.url);
    const there = ROUTES.filter(({path}) => basePath + path === pathname);
    const route = there.find(({method}) => method === request.method);
    if (route) return route;
    if (there.length === 0) throw new Problem('not_found');
    const allow = there.map(({method}) => method).join(', ');
    throw new Problem('method_not_allowed', {allow});
  }

  return {
    basePath,
    async fetch(request) {
      let route: Route | undefined;
      try {
        route = routeOf(request);
        return await answer(route, request);
      } catch (error) {
        const problem = problemOf(error);
        return route?.answerProblem?.(problem, services) ?? problemAnswer(problem);
      }
    },
  };
}
