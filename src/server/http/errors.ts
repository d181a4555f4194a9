import {ApiError} from '../api/error.js';
import {CustomerIdError} from './customer-id-error.js';
import {RequestTimeoutError} from './deadline.js';

/** Status and message of each error that this server returns. */
const HTTP_ERRORS = {
  url_invalid: [400, 'The URL or method of the request is invalid.'],
  body_not_json: [400, 'The body is not valid JSON.'],
  request_aborted: [400, 'The client closed the connection before the request was complete.'],
  body_invalid: [400, 'A field of the body is missing or invalid.'],
  query_invalid: [400, 'A parameter of the query is missing or invalid.'],
  not_signed_in: [401, 'Nobody is signed in.'],
  webhook_refused: [401, 'This delivery is not from Flatpeak, or its timestamp is too old.'],
  cross_site: [
    403,
    "Requests from other sites are refused. If this is your own page, set the option `origin` (Node) or `allowedOrigins` to the page's origin.",
  ],
  location_not_yours: [403, 'This location does not belong to the signed-in customer.'],
  not_found: [404, 'There is no such route.'],
  not_in_version: [404, "The server's API version does not have this: it begins with Busbar."],
  token_unknown: [404, 'This connect token is unknown.'],
  no_location: [404, 'The customer has not connected a tariff yet.'],
  location_not_found: [404, 'Flatpeak no longer has this location.'],
  method_not_allowed: [405, 'This route does not support the method.'],
  nothing_connected: [409, 'There is no such tariff to disconnect.'],
  body_too_large: [413, 'The body is larger than 64 KiB.'],
  body_not_json_type: [415, 'The content type of the body must be application/json.'],
  request_refused: [422, 'Flatpeak rejected the parameters. Check the times and amounts.'],
  period_too_long: [
    422,
    'The period is too long: in Busbar, the cheapest and dearest times are those of three days at most.',
  ],
  pending_connect: [422, 'The tariff is still being retrieved. Try again in 15 minutes.'],
  no_tariff_connected: [422, 'No such tariff is connected at this location.'],
  no_price_data: [422, 'There are no prices for this tariff at the moment.'],
  token_limit: [429, 'Too many sessions were started for this customer. Try again later.'],
  internal_error: [500, 'This server failed.'],
  customer_id_invalid: [500, 'This server could not identify the customer.'],
  connection_not_stored: [
    500,
    'The tariff was connected, but the site could not store it yet. Try again.',
  ],
  event_not_handled: [500, 'The site could not handle the event. Send it again.'],
  upstream_unavailable: [502, 'Flatpeak cannot be reached at the moment.'],
  upstream_refused: [502, 'Flatpeak rejected a request of this server.'],
  version_refused: [502, "Flatpeak does not serve this account in the server's API version."],
  location_not_created: [502, 'Flatpeak did not create a location for the customer.'],
  not_disconnected: [502, 'Flatpeak did not disconnect the tariff. Try again.'],
  event_busy: [503, 'Another request is handling this event.'],
  completion_busy: [503, 'Another request is completing this session. Try again shortly.'],
  upstream_busy: [503, 'Flatpeak is busy. Try again shortly.'],
  request_timeout: [503, 'This server did not respond in time. Try again shortly.'],
  server_closing: [503, 'This server is closing. Try again shortly.'],
  upstream_timeout: [504, 'Flatpeak did not respond in time.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** The rest of the request is not read. */
export const CLOSE_CONNECTION = {connection: 'close'};

export type HttpErrorCode = keyof typeof HTTP_ERRORS;

/** An error that the client gets: a code, a status, a message, and nothing else. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: HttpErrorCode, headers: Record<string, string> = {}) {
    const [status, message] = HTTP_ERRORS[code];
    super(message);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** The error that the client gets for any error. Its own message stays here: it could hold secrets. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof CustomerIdError) return new HttpError(error.code);
  if (error instanceof RequestTimeoutError) {
    return new HttpError(error.code, {'retry-after': '5', ...CLOSE_CONNECTION});
  }
  return error instanceof ApiError ? fromApiError(error) : new HttpError('internal_error');
}

/** Codes of the service that state a fact about a location's tariff, with `Retry-After` in seconds. */
const LOCATION_STATE_ERRORS: ReadonlyMap<
  string | undefined,
  readonly [HttpErrorCode, retryAfter?: number]
> = new Map([
  ['location_not_found', ['location_not_found']],
  ['no_tariff_connected', ['no_tariff_connected']],
  // The documentation asks for at least 15 minutes between requests.
  ['pending_connect', ['pending_connect', 900]],
  ['no_price_data', ['no_price_data', 900]],
]);

/** @param seconds none if undefined */
const retryAfterHeader = (seconds: number | undefined): Record<string, string> =>
  seconds === undefined ? {} : {'retry-after': String(seconds)};

function fromApiError({type, code, status = 0, retryAfter}: ApiError): HttpError {
  if (type === 'timeout') return new HttpError('upstream_timeout');
  if (status === 429) return new HttpError('upstream_busy', retryAfterHeader(retryAfter ?? 1));
  if (code === 'api_version_not_supported') return new HttpError('version_refused');
  if (code === 'not_in_version') return new HttpError('not_in_version');
  const [stateCode, seconds = retryAfter] = LOCATION_STATE_ERRORS.get(code) ?? [];
  if (stateCode)
    return new HttpError(
      stateCode,
      retryAfterHeader(seconds && Math.max(seconds, retryAfter ?? 0)),
    );
  // A 4xx means that this server's key or configuration is wrong; anything else is an outage.
  const isRefused = type === 'http' && status >= 400 && status < 500;
  return isRefused
    ? new HttpError('upstream_refused')
    : new HttpError('upstream_unavailable', retryAfterHeader(retryAfter));
}
