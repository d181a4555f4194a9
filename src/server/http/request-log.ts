/** One line of a log. Holds no token, no postal address, and no URL, which could hold a secret. */
export interface RequestLog {
  /** That of the header `x-request-id`, or a new one; the response names it in the same header. */
  readonly requestId: string;
  readonly method: string;
  /** The route, such as `/flatpeak/complete`; undefined if there is no such route. */
  readonly route: string | undefined;
  readonly status: number;
  /** The code of an error response. */
  readonly errorCode: string | undefined;
  readonly durationMs: number;
  /** Ids that Flatpeak gave to the requests that this one caused, for its support. */
  readonly upstreamRequestIds: readonly string[];
  /** Id of the signed-in customer, if the option `logCustomers` is set. */
  readonly customerId?: string;
}

/** Called once for each request, after its response is made. */
export type OnLog = (entry: RequestLog) => void | Promise<void>;
