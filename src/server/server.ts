import {catchUp, type CatchUpOptions, type CatchUpResult} from './events/catch-up.js';
import {findCustomer, requireCustomer} from './http/auth.js';
import {readJsonBody} from './http/body.js';
import {rejectCrossSite} from './http/csrf.js';
import {HttpError, toHttpError} from './http/errors.js';
import {errorResponse} from './http/response.js';
import {checkOptions, type FlatpeakServerOptions} from './options.js';
import {prune, type PruneOptions} from './retention.js';
import {callbackRoute} from './routes/callback.js';
import {cheapestRoute} from './routes/cheapest.js';
import {completeRoute} from './routes/complete.js';
import {connectTokenRoute} from './routes/connect-token.js';
import {costsRoute} from './routes/costs.js';
import {disconnectRoute} from './routes/disconnect.js';
import {pricesRoute} from './routes/prices.js';
import type {Route} from './routes/route.js';
import {schedulesRoute} from './routes/schedules.js';
import {tariffsRoute} from './routes/tariffs.js';
import {webhooksRoute} from './routes/webhooks.js';
import {createServices} from './services.js';
import type {PruneResult} from './store/store.js';

/** The companion server. Mounts in any framework that uses the web's `Request` and `Response`. */
export interface FlatpeakServer {
  /** Without a trailing slash. */
  readonly basePath: string;
  /** Handles one request. Never rejects. Does not use `this`. */
  fetch(request: Request): Promise<Response>;
  /**
   * Completes finished sessions that no page, callback or webhook reported, and handles events that
   * no webhook delivered. Call it when the server starts and from time to time, at least once in 24
   * hours; `scheduleCatchUp` of `flatpeak-connect/server/node` does. Several processes may call it
   * at once. Does not use `this`.
   * @throws ApiError
   */
  catchUp(options?: CatchUpOptions): Promise<CatchUpResult>;
  /**
   * Deletes sessions and events that are no longer needed, by default 30 days after the session's
   * token expired, and 90 days after the event. Connections and open alerts stay. Call it daily.
   * Does not use `this`.
   * @throws TypeError if an option is not valid
   */
  prune(options?: PruneOptions): Promise<PruneResult>;
  /**
   * Deletes a customer's tokens, connections and postal addresses; alerts of their locations are no
   * longer shown. Of events, id, type and time remain until they are pruned, so that a repeated
   * delivery is not handled again; the location remains in them if another customer has it too.
   * A session that is under way is lost. Flatpeak keeps its own data. Does not use `this`.
   */
  forgetCustomer(customer: string): Promise<void>;
}

const ROUTES: readonly Route[] = [
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
 * Creates the companion server. It keeps the API key, mints connect tokens for the site's
 * customers, stores the locations of finished sessions, receives webhooks, and serves prices.
 * @throws TypeError if an option is missing or invalid
 */
export function createFlatpeakServer(options: FlatpeakServerOptions): FlatpeakServer {
  checkOptions(options);
  const {getCustomerId, allowedOrigins = []} = options;
  const basePath = (options.basePath ?? '/flatpeak').replace(/\/+$/, '');
  const services = createServices(options, basePath + webhooksRoute.path);

  /** The order matters: nothing of the site runs for a cross-site request. */
  async function handle(route: Route, request: Request): Promise<Response> {
    if (route.audience === 'flatpeak') return route.handle(request, services);
    if (route.audience === 'visitor') {
      const customer = await findCustomer(request, getCustomerId, services.onError);
      return route.handle({request, customer}, services);
    }
    rejectCrossSite(request, allowedOrigins);
    const customer = await requireCustomer(request, getCustomerId);
    const body = await readJsonBody(request);
    return route.handle({request, customer, body}, services);
  }

  function findRoute(request: Request): Route {
    const {pathname} = new URL(request.url);
    const matches = ROUTES.filter(route => {
      const path = basePath + route.path;
      const isSubpath = route.audience === 'flatpeak' && pathname.startsWith(`${path}/`);
      return path === pathname || isSubpath;
    });
    const route = matches.find(({method}) => method === request.method);
    if (route) return route;
    if (matches.length === 0) throw new HttpError('not_found');
    const allow = matches.map(({method}) => method).join(', ');
    throw new HttpError('method_not_allowed', {allow});
  }

  return {
    basePath,
    async fetch(request) {
      try {
        return await handle(findRoute(request), request);
      } catch (thrown) {
        const error = toHttpError(thrown);
        if (thrown !== error && error.status >= 500) services.onError(thrown);
        return errorResponse(error);
      }
    },
    catchUp: options => catchUp(services, options),
    prune: async options => prune(services, options),
    forgetCustomer: customer => services.store.forgetCustomer(customer),
  };
}
