import type {Route} from '../routes/route.js';
import type {Services} from '../services.js';
import {findCustomer, requireCustomer} from './auth.js';
import {readJsonBody} from './body.js';
import {rejectCrossSite} from './csrf.js';
import {withDeadline} from './deadline.js';
import {CLOSE_CONNECTION, HttpError, toHttpError} from './errors.js';
import {routesAt, selectRoute} from './find-route.js';
import {requestIdOf} from './request-id.js';
import type {RequestLog} from './request-log.js';
import {createScope, type RequestScope} from './request-scope.js';
import {errorResponse} from './response.js';

export interface PipelineOptions {
  readonly basePath: string;
  readonly allowedOrigins: readonly string[];
  /** Milliseconds. */
  readonly requestTimeout: number;
  /** Whether the log names the customer. */
  readonly logCustomers: boolean;
  readonly onLog: (entry: RequestLog) => void;
}

/** What a response is made of, and what the log says of it. */
interface Outcome {
  readonly response: Response;
  readonly errorCode: string | undefined;
}

/** The way of every request: its route, the checks, the time limit, the log and the telemetry. */
export function createPipeline(
  routes: readonly Route[],
  services: Services,
  {basePath, allowedOrigins, requestTimeout, logCustomers, onLog}: PipelineOptions,
): (request: Request) => Promise<Response> {
  const {drain} = services;

  /** The order matters: nothing of the site runs for a cross-site request. */
  async function handle(
    route: Route,
    request: Request,
    {services, steps}: RequestScope,
    onCustomer: (customer: string) => void,
  ): Promise<Response> {
    if (route.audience === 'visitor') {
      const customer = await findCustomer(request, services.getCustomerId, services.onError);
      if (customer !== undefined) onCustomer(customer);
      return route.handle({request, customer}, services);
    }
    if (route.audience !== 'customer') return route.handle(request, services);
    rejectCrossSite(request, allowedOrigins);
    const customer = await requireCustomer(request, services.getCustomerId);
    onCustomer(customer);
    const body = await steps.run('the request body', () => readJsonBody(request));
    return route.handle({request, customer, body}, services);
  }

  /** A failure that the client does not get: of the site, the store, or Flatpeak. */
  function report(thrown: unknown, error: HttpError) {
    if (thrown !== error && error.status >= 500) services.onError(thrown);
  }

  async function respond(
    request: Request,
    matches: readonly Route[],
    scope: RequestScope,
    onCustomer: (customer: string) => void,
  ): Promise<Outcome> {
    try {
      const route = selectRoute(matches, request);
      if (drain.state === 'closed' && !route.servesWhileClosing) {
        throw new HttpError('server_closing', {'retry-after': '1', ...CLOSE_CONNECTION});
      }
      const work = drain.track(handle(route, request, scope, onCustomer));
      const name = `${route.method} ${basePath}${route.path}`;
      const response = await withDeadline(work, name, requestTimeout, scope.steps).catch(
        (thrown: unknown) => {
          // What fails after its time limit has no response any more.
          const isLate = toHttpError(thrown).code === 'request_timeout';
          if (isLate) work.catch((late: unknown) => report(late, toHttpError(late)));
          throw thrown;
        },
      );
      return {response, errorCode: undefined};
    } catch (thrown) {
      const error = isAbort(thrown, request)
        ? new HttpError('request_aborted')
        : toHttpError(thrown);
      report(thrown, error);
      return {response: errorResponse(error), errorCode: error.code};
    }
  }

  return async request => {
    const startedAt = Date.now();
    const requestId = requestIdOf(request);
    const telemetry = await services.telemetry;
    const matches = routesAt(routes, basePath, request);
    const [match] = matches;
    const route = match && basePath + match.path;
    const span = telemetry.startRequest(request, route);
    const scope = createScope(services, telemetry, span);
    let customerId: string | undefined;
    const {response, errorCode} = await span.run(() =>
      respond(request, matches, scope, customer => (customerId = customer)),
    );
    const {status, headers} = response;
    headers.set('x-request-id', requestId);
    if (drain.state === 'closed') headers.set('connection', 'close');
    span.end(status, errorCode);
    onLog({
      ...{requestId, method: request.method, route, status, errorCode},
      durationMs: Math.max(0, Date.now() - startedAt),
      upstreamRequestIds: scope.upstreamRequestIds,
      ...(logCustomers && customerId !== undefined && {customerId}),
    });
    return response;
  };
}

/** The client has left, and what listens to the request's signal has ended. */
const isAbort = (error: unknown, {signal}: Request) =>
  signal.aborted &&
  (error === signal.reason || (error as {name?: unknown} | null)?.name === 'AbortError');
