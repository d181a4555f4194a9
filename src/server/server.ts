import {catchUp, type CatchUpOptions, type CatchUpResult} from './events/catch-up.js';
import type {CloseOptions} from './http/drain.js';
import {withDeadline} from './http/deadline.js';
import {HttpError, toHttpError} from './http/errors.js';
import {createPipeline} from './http/pipeline.js';
import type {RequestLog} from './http/request-log.js';
import {createScope} from './http/request-scope.js';
import type {FlatpeakServerOptions} from './options.js';
import {checkOptions} from './options/check-options.js';
import {prune, type PruneOptions} from './retention.js';
import {callbackRoute} from './routes/callback.js';
import {cheapestRoute} from './routes/cheapest.js';
import {completeRoute} from './routes/complete.js';
import {connectTokenRoute} from './routes/connect-token.js';
import {costsRoute} from './routes/costs.js';
import {disconnectRoute} from './routes/disconnect.js';
import {healthRoute} from './routes/health.js';
import {participationsRoute} from './routes/participations.js';
import {pricePartsRoute} from './routes/price-parts.js';
import {pricesRoute} from './routes/prices.js';
import {readyRoute} from './routes/ready.js';
import type {Route} from './routes/route.js';
import {schedulesRoute} from './routes/schedules.js';
import {openLink, type OpenedLink, type OpenLinkOptions} from './sessions/open-link.js';
import {tariffsRoute} from './routes/tariffs.js';
import {webhooksRoute} from './routes/webhooks.js';
import type {PruneResult} from './store/store.js';
import {createServices, notify, type Services} from './services.js';

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
   * Opens a link of Flatpeak, with a session that this server did not create, for the customer who is
   * signed in: `?connect_session=cse_…` of a universal link or `?connect_token=cot_…` of a deep link,
   * in Busbar. The session belongs to the first customer who opens it; opening it again is of no
   * effect. It takes a POST from a page of the site: a link that opened by itself could be anybody's,
   * who would read what the customer enters. Does not use `this`.
   * @param request the browser's request, with the cookies of the customer; its body is not read
   * @returns the session, or why it is not opened
   * @throws ApiError, StoreError, or what `getCustomerId` and `getDeviceReference` throw;
   * RequestTimeoutError after `requestTimeout`; an error with the code `server_closing` after `close`
   */
  openLink(request: Request, options?: OpenLinkOptions): Promise<OpenedLink>;
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
  /**
   * Ends the server: new requests get 503 `server_closing` with `Connection: close`. Resolves when
   * the running ones have ended, or after the time limit. `closeOnSignal()` of
   * `flatpeak-connect/server/node` calls it. Does not close the store. Does not use `this`.
   */
  close(options?: CloseOptions): Promise<void>;
}

const ROUTES: readonly Route[] = [
  connectTokenRoute,
  completeRoute,
  callbackRoute,
  tariffsRoute,
  disconnectRoute,
  pricesRoute,
  pricePartsRoute,
  cheapestRoute,
  schedulesRoute,
  costsRoute,
  participationsRoute,
  webhooksRoute,
  healthRoute,
  readyRoute,
];

/**
 * Creates the companion server. It keeps the API key, mints connect tokens for the site's
 * customers, stores the locations of finished sessions, receives webhooks, and serves prices.
 * @throws TypeError if an option is missing or invalid
 */
export function createFlatpeakServer(options: FlatpeakServerOptions): FlatpeakServer {
  checkOptions(options);
  const {allowedOrigins = [], requestTimeout = 30_000, logCustomers = false} = options;
  const basePath = (options.basePath ?? '/flatpeak').replace(/\/+$/, '');
  const services = createServices(options, basePath + webhooksRoute.path);
  const {drain} = services;
  const onLog = (entry: RequestLog) => notify(options.onLog, entry);

  return {
    basePath,
    fetch: createPipeline(ROUTES, services, {
      ...{basePath, allowedOrigins, requestTimeout, logCustomers, onLog},
    }),
    catchUp: options =>
      drain.track(observeWork('catchUp', services, scope => catchUp(scope, options))),
    async openLink(request, options = {}) {
      if (drain.state === 'closed') throw new HttpError('server_closing');
      const open = (scope: Services) => openLink(request, options, scope, allowedOrigins);
      return drain.track(observeWork('openLink', services, open, requestTimeout));
    },
    prune: async options => prune(services, options),
    forgetCustomer: customer => services.store.forgetCustomer(customer),
    close: options => drain.close(options),
  };
}

/**
 * Runs work that no request began, in a span of its own.
 * @param timeout in milliseconds; undefined for none
 */
async function observeWork<T>(
  name: string,
  services: Services,
  work: (services: Services) => Promise<T>,
  timeout?: number,
): Promise<T> {
  const telemetry = await services.telemetry;
  const span = telemetry.startWork(name);
  try {
    const scope = createScope(services, telemetry, span);
    // Tracked, because it goes on after its time limit.
    const running = services.drain.track(span.run(() => work(scope.services)));
    const result = await (timeout === undefined
      ? running
      : withDeadline(running, name, timeout, scope.steps));
    span.end(200, undefined);
    return result;
  } catch (error) {
    const {status, code} = toHttpError(error);
    span.end(status, code);
    throw error;
  }
}
