/**
 * Why a request failed.
 *
 * - `network`: no connection, or it was lost
 * - `timeout`: no response within the time limit
 * - `http`: the response is not the service's (a proxy's error page, an empty body)
 * - `rate-limit`: too many requests; `retryAfter` is the delay
 * - `protocol`: the service's response does not follow the protocol
 * - `expired`: the connect token has expired or is unknown; only a new session helps
 * - `server`: the service reported an error of its own
 */
export type ConnectErrorKind =
  'network' | 'timeout' | 'http' | 'rate-limit' | 'protocol' | 'expired' | 'server';

export interface ConnectErrorDetails {
  /** The service's error code, if any. */
  code?: string;
  /** HTTP status, if there was a response. */
  status?: number;
  /** Seconds to wait, from `Retry-After`. */
  retryAfter?: number;
  /** The service's message for the customer, if any. */
  serviceMessage?: string;
  /** The service's request id, for its support desk. */
  requestId?: string;
  cause?: unknown;
}

/** A failed request. Never contains the token. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly code: string;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;
  readonly serviceMessage: string;
  readonly requestId: string | undefined;

  constructor(
    readonly kind: ConnectErrorKind,
    message: string,
    {
      code = '',
      status,
      retryAfter,
      serviceMessage = '',
      requestId,
      cause,
    }: ConnectErrorDetails = {},
  ) {
    super(message, {cause});
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
    this.serviceMessage = serviceMessage;
    this.requestId = requestId;
  }

  /**
   * A copy whose `retryAfter` is the time left until a moment; undefined once that has passed.
   * @param untilMs in ms since the epoch
   * @param now in ms since the epoch
   */
  withRemainingDelay(untilMs: number, now: number): ConnectError | undefined {
    const retryAfter = Math.ceil((untilMs - now) / 1000);
    if (retryAfter <= 0) return undefined;
    const {kind, message, code, status, serviceMessage, requestId, cause} = this;
    const details = {code, status, retryAfter, serviceMessage, requestId, cause};
    return new ConnectError(kind, message, details);
  }
}

/** The service's rejection of an answer or an action; the page and its input stay. */
export interface Rejection {
  /** Error code; selects the message for the customer. */
  readonly code: string;
  /** The service's own message. */
  readonly message: string;
}
