/**
 * What went wrong between this server and Flatpeak's REST API:
 * `network` nothing came back, `timeout` not in time, `http` it refused or failed,
 * `protocol` it answered something that isn't documented.
 */
export type ApiErrorType = 'network' | 'timeout' | 'http' | 'protocol';

export interface ApiErrorDetails {
  /** HTTP status, where an answer came. */
  status?: number;
  /** The service's own error code, such as `pending_connect`. */
  code?: string;
  /** Seconds that the service asked to wait. */
  retryAfter?: number;
}

/** What is wrong with the account itself: no other question has a better answer, nor waiting. */
const OF_ACCOUNT: ReadonlySet<string | undefined> = new Set([
  'account_disabled',
  'api_version_not_supported',
]);

/** Whether a refusal concerns the account, whatever was asked. */
export const isOfAccount = ({code}: ApiError) => OF_ACCOUNT.has(code);

/**
 * A failed call of the REST API. Carries neither credentials, tokens nor the service's own
 * words, nor a `cause` that could hold them: it is safe to log.
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
