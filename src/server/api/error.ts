/**
 * The kind of failure of a call of Flatpeak's REST API: `network` without a response, `timeout`
 * without one in time, `http` with an error response, `protocol` with an undocumented response.
 */
export type ApiErrorType = 'network' | 'timeout' | 'http' | 'protocol';

export interface ApiErrorDetails {
  /** HTTP status, if there was a response. */
  status?: number;
  /** The service's own error code, such as `pending_connect`. */
  code?: string;
  /** `Retry-After` of the response, in seconds. */
  retryAfter?: number;
}

/** Codes for problems of the account itself. Other requests fail too, and waiting does not help. */
const ACCOUNT_ERRORS: ReadonlySet<string | undefined> = new Set([
  'account_disabled',
  'api_version_not_supported',
]);

/** Whether an error concerns the account rather than the request. */
export const isAccountError = ({code}: ApiError) => ACCOUNT_ERRORS.has(code);

/**
 * A failed call of the REST API. Safe to log: it holds no credentials, no tokens, no text of the
 * service, and no `cause`.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly type: ApiErrorType;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(type: ApiErrorType, message: string, details: ApiErrorDetails = {}) {
    super(message);
    this.type = type;
    this.status = details.status;
    this.code = details.code;
    this.retryAfter = details.retryAfter;
  }
}
