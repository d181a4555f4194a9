import {MalformedReply, parseReply} from '../protocol/reply.js';
import type {ServiceError} from '../protocol/reply.js';
import type {ConnectRequest} from '../protocol/request.js';
import type {Page} from '../protocol/routes.js';
import {ConnectError, type PageProblem} from './errors.js';
import {barePost, exchange, jsonPost, TIME_LIMIT, within, type Answer, type Fetch} from './http.js';

/** What a turn brought: a page, or the service's objection to what was sent. */
export type Turn = {page: Page; problem?: PageProblem} | {problem: PageProblem};

export interface ConnectClientOptions {
  /** Where the conversation is held. */
  url?: string;
  /** How requests are made; the platform's `fetch` unless given. */
  fetch?: Fetch;
  /** Milliseconds after which an unanswered turn fails. */
  timeout?: number;
  /**
   * Post without saying that it is JSON. A browser then asks no permission before each turn (CORS
   * preflight), where the conversation is held on another origin; of the releases only Zero is
   * known to take that.
   */
  bare?: boolean;
  /** Fetches what is needed to show a page, where that is not here; a turn ends when it has come. */
  prepare?: (page: Page) => Promise<void> | undefined;
}

export const CONNECT_URL = 'https://connect.flatpeak.com';

/** One turn of the conversation is one POST. Holds no state and no token. */
export class ConnectClient {
  readonly #url: string;
  readonly #fetch: Fetch | undefined;
  readonly #timeout: number;
  readonly #post: (message: ConnectRequest) => RequestInit;
  readonly #prepare: ConnectClientOptions['prepare'];

  constructor(options: ConnectClientOptions = {}) {
    this.#url = options.url ?? CONNECT_URL;
    this.#fetch = options.fetch;
    this.#timeout = options.timeout ?? TIME_LIMIT;
    this.#post = options.bare ? barePost : jsonPost;
    this.#prepare = options.prepare;
  }

  /**
   * Sends one message and reads its answer.
   * @throws ConnectError of every kind; the signal's own reason where the caller gave up.
   */
  async send(message: ConnectRequest, signal: AbortSignal): Promise<Turn> {
    const answer = await exchange(
      this.#url,
      {...this.#post(message), credentials: 'omit', referrerPolicy: 'no-referrer'},
      {fetch: this.#fetch, timeout: this.#timeout, signal},
    );
    const turn = read(answer);
    const coming = 'page' in turn && this.#prepare?.(turn.page);
    if (coming) await within(this.#timeout, signal, () => arrived(coming));
    return turn;
  }
}

/** For the customer it is one failure, whichever part of a page did not come. */
async function arrived(coming: Promise<void>): Promise<void> {
  try {
    await coming;
  } catch (cause) {
    throw new ConnectError('network', 'What shows the page did not come.', {cause});
  }
}

/** Errors are told by the body where it is the service's, and by the status only where it is not. */
function read({status, retryAfter, json}: Answer): Turn {
  if (json === undefined) {
    throw status === 429
      ? new ConnectError('rate-limit', 'Too many requests.', {status, retryAfter})
      : new ConnectError('http', 'The answer was not JSON.', {status, retryAfter});
  }
  try {
    const reply = parseReply(json);
    return 'page' in reply ? reply : objection(reply.error, status, retryAfter);
  } catch (cause) {
    if (!(cause instanceof MalformedReply)) throw cause;
    const kind = status === 429 ? 'rate-limit' : status >= 400 ? 'http' : 'protocol';
    throw new ConnectError(kind, `Unexpected answer: ${cause.message}`, {
      status,
      retryAfter,
      cause,
    });
  }
}

/** Errors that are no objection to an answer, by their code or else their type. */
const FAILURES = new Map<string, ConnectError['kind']>([
  ['rate_limit', 'rate-limit'],
  ['server_error', 'server'],
  ['connect_error', 'server'],
  ['api_error', 'server'],
]);

/** `token_expired`, `connect_token_not_found`, …: nothing that the customer could correct. */
const ABOUT_TOKEN = /(^|_)token(_|$)/;

function objection(
  {type, code, message, request_id: requestId}: ServiceError,
  status: number,
  retryAfter: number | undefined,
): Turn {
  const kind = failureOf(type, code, status);
  if (!kind) return {problem: {code, message}};
  throw new ConnectError(kind, message || code || 'The service failed.', {
    ...{code, status, retryAfter, requestId},
    words: message,
  });
}

/** An objection names what to correct; which HTTP status comes with it is not documented. */
function failureOf(type: string, code: string, status: number): ConnectError['kind'] | undefined {
  if (ABOUT_TOKEN.test(code)) return 'expired';
  const known = FAILURES.get(code) ?? FAILURES.get(type);
  if (known) return known;
  if (status === 429) return 'rate-limit';
  return !code || status >= 500 ? 'server' : undefined;
}
