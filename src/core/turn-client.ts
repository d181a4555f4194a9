import type {PageTypes} from '../protocol/page-types.js';
import {
  MalformedPage,
  MalformedReply,
  readReply,
  type ServiceError,
} from '../protocol/read-reply.js';
import type {ConnectRequest} from '../protocol/request.js';
import type {Page} from '../protocol/routes.js';
import {CONNECT_URL} from './connect-url.js';
import {ConnectError, type Rejection} from './errors.js';
import {fetchJson, REQUEST_TIMEOUT_MS, withTimeout, type Fetch, type HttpResult} from './http.js';
import {turnPost} from './requests.js';

/**
 * The result of a turn (a request and its response): a page, or the rejection of the request. With
 * an error, the page is in place of one that cannot be read.
 */
export type TurnResult =
  {page: Page; rejection?: Rejection; error?: ConnectError} | {rejection: Rejection};

export interface TurnClientOptions {
  /** URL of the Connect endpoint. */
  url?: string;
  /** The platform's `fetch` by default. */
  fetch?: Fetch;
  /** Time limit for a turn, in ms. */
  timeout?: number;
  /**
   * Posts without a JSON content type, so that browsers send no CORS preflight before each turn if
   * the endpoint is on another origin. Only Zero is known to accept that.
   */
  simpleRequest?: boolean;
  /** The page types that are loaded; asked again after `prepare`. */
  pageTypes: () => PageTypes;
  /** Loads code that the page needs; undefined as soon as nothing is missing, which ends the turn. */
  prepare?: (page: Page) => Promise<void> | undefined;
}

/** Sends the turns of a conversation, one POST each. Holds no state and no token. */
export class TurnClient {
  readonly #url: string;
  readonly #fetch: Fetch | undefined;
  readonly #timeout: number;
  readonly #isSimple: boolean;
  readonly #pageTypes: TurnClientOptions['pageTypes'];
  readonly #prepare: TurnClientOptions['prepare'];

  constructor(options: TurnClientOptions) {
    this.#url = options.url ?? CONNECT_URL;
    this.#fetch = options.fetch;
    this.#timeout = options.timeout ?? REQUEST_TIMEOUT_MS;
    this.#isSimple = options.simpleRequest ?? false;
    this.#pageTypes = options.pageTypes;
    this.#prepare = options.prepare;
  }

  /** The page types that are loaded. */
  get pageTypes(): PageTypes {
    return this.#pageTypes();
  }

  /**
   * Sends one request and reads the response.
   * @throws ConnectError of any kind; the signal's own reason if the caller aborted
   */
  async send(request: ConnectRequest, signal: AbortSignal): Promise<TurnResult> {
    const response = await fetchJson(this.#url, turnPost(request, this.#isSimple), {
      fetch: this.#fetch,
      timeout: this.#timeout,
      signal,
    });
    for (;;) {
      const result = readTurn(response, this.pageTypes);
      const pending = 'page' in result && this.#prepare?.(result.page);
      if (!pending) return result;
      await withTimeout(this.#timeout, signal, () => loaded(pending));
      // What was unknown may not be any more.
    }
  }
}

/** To the customer, code that could not be loaded is the same failure as a page that could not. */
async function loaded(pending: Promise<void>): Promise<void> {
  try {
    await pending;
  } catch (cause) {
    throw new ConnectError('network', 'The code for the page could not be loaded.', {cause});
  }
}

/** Decides by the body if it is the service's; by the HTTP status only if it is not. */
function readTurn({status, retryAfter, json}: HttpResult, types: PageTypes): TurnResult {
  if (json === undefined) {
    throw status === 429
      ? new ConnectError('rate-limit', 'Too many requests.', {status, retryAfter})
      : new ConnectError('http', 'The response is not JSON.', {status, retryAfter});
  }
  try {
    const reply = readReply(json, types);
    return 'page' in reply ? reply : rejectionOf(reply.error, status, retryAfter);
  } catch (cause) {
    if (!(cause instanceof MalformedReply)) throw cause;
    const kind = status === 429 ? 'rate-limit' : status >= 400 ? 'http' : 'protocol';
    const error = new ConnectError(kind, `Unexpected response: ${cause.message}`, {
      ...{status, retryAfter, cause},
    });
    if (kind === 'protocol' && cause instanceof MalformedPage) return {page: cause.page, error};
    throw error;
  }
}

/** Failures that the customer cannot correct, by error code or else by error type. */
const FAILURES = new Map<string, ConnectError['kind']>([
  ['rate_limit', 'rate-limit'],
  ['server_error', 'server'],
  ['connect_error', 'server'],
  ['api_error', 'server'],
]);

/** `token_expired`, `connect_token_not_found`, `session_expired`, ... */
const SESSION_CODE = /(^|_)token(_|$)|(^|_)session_(expired|ended|invalid|not_found)$/;

function rejectionOf(
  {type, code, message, request_id: requestId}: ServiceError,
  status: number,
  retryAfter: number | undefined,
): TurnResult {
  const kind = failureOf(type, code, status);
  if (!kind) return {rejection: {code, message}};
  throw new ConnectError(kind, message || code || 'The service failed.', {
    ...{code, status, retryAfter, requestId},
    serviceMessage: message,
  });
}

/** The kind of failure; undefined for a rejection, whose HTTP status is not documented. */
function failureOf(type: string, code: string, status: number): ConnectError['kind'] | undefined {
  if (SESSION_CODE.test(code)) return 'expired';
  const known = FAILURES.get(code) ?? FAILURES.get(type);
  if (known) return known;
  if (status === 429) return 'rate-limit';
  return !code || status >= 500 ? 'server' : undefined;
}
