/**
 * Why a turn failed.
 *
 * - `network`: no connection, or it broke off
 * - `timeout`: no answer within the time limit
 * - `http`: an answer that is not the service's (a proxy's page, an empty body)
 * - `rate-limit`: too many requests; `retryAfter` says for how long
 * - `protocol`: the service answered something that the protocol does not know
 * - `expired`: the connect token is too old
 * - `server`: the service says that it failed, or that it does not know the token
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
  readonly requestId: string | undefined;

  constructor(
    readonly kind: ConnectErrorKind,
    message: string,
    {code = '', status, retryAfter, requestId, cause}: ConnectErrorDetails = {},
  ) {
    super(message, {cause});
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.requestId = requestId;
  }
}

/** The service's objection to an answer or an action: the page stays, and so does what was typed. */
export interface PageProblem {
  /** For machines; names a sentence of the catalogue where there is one. */
  readonly code: string;
  /** The service's own words. */
  readonly message: string;
}
