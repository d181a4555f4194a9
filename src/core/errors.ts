/**
 * Why a turn failed.
 *
 * - `network`: no connection, or it broke off
 * - `timeout`: no answer within the time limit
 * - `http`: an answer that is not the service's (a proxy's page, an empty body)
 * - `rate-limit`: too many requests; `retryAfter` says for how long
 * - `protocol`: the service answered something that the protocol does not know
 * - `expired`: the connect token is too old, or nobody knows it: only a new session helps
 * - `server`: the service says that it failed
 */
export type ConnectErrorKind =
  'network' | 'timeout' | 'http' | 'rate-limit' | 'protocol' | 'expired' | 'server';

export interface ConnectErrorDetails {
  /** The service's code, where it gave one. */
  code?: string;
  /** HTTP status, where there was an answer. */
  status?: number;
  /** Seconds to wait, from `Retry-After`. */
  retryAfter?: number;
  /** The service's own words for the customer, where it gave some. */
  words?: string;
  /** What the service's support would ask for. */
  requestId?: string;
  cause?: unknown;
}

/** A turn of the conversation that brought no page. Never carries the token. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly code: string;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly words: string;
  readonly requestId: string | undefined;

  constructor(
    readonly kind: ConnectErrorKind,
    message: string,
    {code = '', status, retryAfter, words = '', requestId, cause}: ConnectErrorDetails = {},
  ) {
    super(message, {cause});
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.words = words;
    this.requestId = requestId;
  }

  /** The same failure for who asks again before a moment in milliseconds since 1970. */
  until(moment: number): ConnectError | undefined {
    const retryAfter = Math.ceil((moment - Date.now()) / 1000);
    if (retryAfter <= 0) return undefined;
    const {kind, message, code, status, words, requestId, cause} = this;
    return new ConnectError(kind, message, {code, status, retryAfter, words, requestId, cause});
  }
}

/** The service's objection to an answer or an action: the page stays, and so does what was typed. */
export interface PageProblem {
  /** For machines; names a sentence of the catalogue where there is one. */
  readonly code: string;
  /** The service's own words. */
  readonly message: string;
}
