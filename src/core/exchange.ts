import {ConnectError} from './errors.js';

/** How requests are made. */
export type Fetch = (request: Request) => Promise<Response>;

export interface ExchangeOptions {
  /** The platform's unless given. */
  fetch?: Fetch | undefined;
  /** Milliseconds for the whole answer. */
  timeout: number;
  /** Gives the request up. */
  signal: AbortSignal;
}

/** An answer with its body. */
export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

// Looked up at each call, so that a page which replaces fetch later is respected.
const platformFetch: Fetch = request => globalThis.fetch(request);

/**
 * One request and its whole answer, within a time limit; nothing is cached.
 * @throws ConnectError `network` or `timeout`; the signal's own reason where the caller gave up.
 */
export async function exchange(
  url: string,
  init: RequestInit,
  {fetch = platformFetch, timeout, signal}: ExchangeOptions,
): Promise<Answer> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeout);
  let status: number | undefined;
  try {
    const response = await fetch(
      new Request(url, {
        ...init,
        cache: 'no-store',
        signal: AbortSignal.any([signal, limit.signal]),
      }),
    );
    status = response.status;
    return {
      status,
      ok: response.ok,
      retryAfter: secondsOf(response.headers.get('retry-after')),
      json: parseJson(await response.text()),
    };
  } catch (cause) {
    signal.throwIfAborted();
    throw limit.signal.aborted
      ? new ConnectError('timeout', 'No answer within the time limit.', {status, cause})
      : new ConnectError('network', 'The connection failed.', {status, cause});
  } finally {
    clearTimeout(timer);
  }
}

/** What a POST of JSON needs. */
export const jsonPost = (body: object): RequestInit => ({
  method: 'POST',
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(body),
});

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** `Retry-After` in seconds, whether it is written as seconds or as a date. */
function secondsOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
