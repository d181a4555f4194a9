import {parseJson, retryAfterSeconds} from '../protocol/http.js';
import {takeEarly} from './early-responses.js';
import {ConnectError} from './errors.js';

/** Default time limit for a whole response, in ms. */
export const REQUEST_TIMEOUT_MS = 15_000;

/** Sends a request, as `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>;

export interface FetchJsonOptions {
  /** The platform's `fetch` by default. */
  fetch?: Fetch | undefined;
  /** Time limit for the whole response, in ms. */
  timeout: number;
  /** Aborts the request. */
  signal: AbortSignal;
}

/** An HTTP response with its body. */
export interface HttpResult {
  readonly status: number;
  readonly ok: boolean;
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** The body as JSON; undefined if it is not JSON. */
  readonly json: unknown;
}

// Looked up for each request, so that a site can replace `fetch` later.
const platformFetch: Fetch = request => globalThis.fetch(request);

/**
 * Sends one request and reads the whole response within a time limit, bypassing the cache.
 * @throws ConnectError `network` or `timeout`; the signal's own reason if the caller aborted
 */
export function fetchJson(
  url: string,
  init: RequestInit,
  {fetch = platformFetch, timeout, signal}: FetchJsonOptions,
): Promise<HttpResult> {
  return withTimeout(timeout, signal, async combined => {
    let status: number | undefined;
    try {
      const send = () => fetch(new Request(url, {cache: 'no-store', ...init, signal: combined}));
      // A `fetch` of the caller's own gets every request.
      const early = fetch === platformFetch ? takeEarly(url, init) : undefined;
      const response = (early && (await early)) ?? (await send());
      status = response.status;
      return {
        status,
        ok: response.ok,
        retryAfter: retryAfterSeconds(response.headers.get('retry-after'), Date.now()),
        json: parseJson(await response.text()),
      };
    } catch (cause) {
      throw new ConnectError('network', 'The connection failed.', {status, cause});
    }
  });
}

/**
 * Runs `work` with a time limit, whether or not it honours the signal.
 * @throws ConnectError `timeout`; the signal's own reason if the caller aborted
 */
export async function withTimeout<T>(
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  const combined = AbortSignal.any([signal, limit.signal]);
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(combined.reason as Error);
  });
  combined.addEventListener('abort', abort);
  try {
    return await Promise.race([work(combined), aborted]);
  } catch (cause) {
    signal.throwIfAborted();
    if (!limit.signal.aborted) throw cause;
    throw new ConnectError('timeout', 'No response within the time limit.', {cause});
  } finally {
    clearTimeout(timer);
    combined.removeEventListener('abort', abort);
  }
}

/**
 * A POST of JSON as a "simple request" of the Fetch standard: without a JSON content type, browsers
 * send no CORS preflight.
 */
export const simplePost = (body: object): RequestInit => ({
  method: 'POST',
  // Responses to POST are not cached anyway, and `no-store` would discard the cached preflight.
  cache: 'default',
  body: JSON.stringify(body),
});

/** A POST of JSON with its content type. */
export const jsonPost = (body: object): RequestInit => ({
  ...simplePost(body),
  headers: {'content-type': 'application/json'},
});
