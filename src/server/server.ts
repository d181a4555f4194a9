import {cheapestRoute} from './routes/cheapest.js';
import {callbackRoute, completeRoute} from './routes/complete.js';
import {connectTokenRoute} from './routes/connect-token.js';
import {costsRoute} from './routes/costs.js';
import {disconnectRoute} from './routes/disconnect.js';
import {catchUp, type CatchUpOptions, type CaughtUp} from './events/handle-event.js';
import {problemAnswer} from './http/response.js';
import {checkOptions, type FlatpeakServerOptions} from './options.js';
import {readJson, refuseCrossSite, requireCustomer} from './http/request.js';
import {pricesRoute} from './routes/prices.js';
import {Problem, problemOf} from './http/errors.js';
import type {Route, ServiceRoute} from './routes/route.js';
import {schedulesRoute} from './routes/schedules.js';
import {servicesOf} from './services.js';
import {tariffsRoute} from './routes/tariffs.js';
import {webhooksRoute} from './routes/webhooks.js';

/** The companion server: mounts in anything that speaks the web's `Request` and `Response`. */
export interface FlatpeakServer {
  /** Without a slash at its end. */
  readonly basePath: string;
  /** Never rejects. Needs no `this`. */
  fetch(request: Request): Promise<Response>;
  /**
   * Handles events that no webhook has brought; to be called when the server starts, and now and
   * then. Any number of servers may. Needs no `this`.
   * @throws ApiError
   */
  catchUp(options?: CatchUpOptions): Promise<CaughtUp>;
}

const ROUTES: readonly (Route | ServiceRoute)[] = [
  connectTokenRoute,
  completeRoute,
  callbackRoute,
  tariffsRoute,
  disconnectRoute,
  pricesRoute,
  cheapestRoute,
  schedulesRoute,
  costsRoute,
  webhooksRoute,
];

/**
 * Keeps the API key, mints connect tokens for the host's customers, turns finished sessions
 * into stored locations, hears of what becomes of them, and answers for their prices.
 * @throws TypeError where an option is missing or is not an address
 */
export function createFlatpeakServer(options: FlatpeakServerOptions): FlatpeakServer {
  checkOptions(options);
  const {customerOf, allowedOrigins = []} = options;
  const basePath = (options.basePath ?? '/flatpeak').replace(/\/+$/, '');
  const services = servicesOf(options, basePath + webhooksRoute.path);

  /** Every customer's request passes here, in this order: nothing is asked of the host before it is due. */
  async function answer(route: Route | ServiceRoute, request: Request): Promise<Response> {
    if (route.for === 'the service') return route.answer(request, services);
    if (!route.crossSite) refuseCrossSite(request, allowedOrigins);
    const customer = await requireCustomer(request, customerOf);
    const body = await readJson(request);
    return route.answer({request, customer, body}, services);
  }

  function routeOf(request: Request): Route | ServiceRoute {
    const {pathname} = new URL(request.url);
    const there = ROUTES.filter(route => {
      const path = basePath + route.path;
      const isBelow = route.for === 'the service' && pathname.startsWith(`${path}/`);
      return path === pathname || isBelow;
    });
    const route = there.find(({method}) => method === request.method);
    if (route) return route;
    if (there.length === 0) throw new Problem('not_found');
    const allow = there.map(({method}) => method).join(', ');
    throw new Problem('method_not_allowed', {allow});
  }

  return {
    basePath,
    async fetch(request) {
      let route: Route | ServiceRoute | undefined;
      try {
        route = routeOf(request);
        return await answer(route, request);
      } catch (error) {
        const problem = problemOf(error);
        if (error !== problem && problem.status >= 500) services.onError(error);
        if (route?.for === 'the service') return problemAnswer(problem);
        return route?.answerProblem?.(problem, services) ?? problemAnswer(problem);
      }
    },
    catchUp: options => catchUp(services, options),
  };
}
