import {ConnectError} from './errors.js';

/** Milliseconds in which a whole answer is there, or the customer is told. */
export const TIME_LIMIT = 15_000;

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
export function exchange(
  url: string,
  init: RequestInit,
  {fetch = platformFetch, timeout, signal}: ExchangeOptions,
): Promise<Answer> {
  return within(timeout, signal, async given => {
    let status: number | undefined;
    try {
      const response = await fetch(new Request(url, {cache: 'no-store', ...init, signal: given}));
      status = response.status;
      return {
        status,
        ok: response.ok,
        retryAfter: secondsOf(response.headers.get('retry-after')),
        json: parseJson(await response.text()),
      };
    } catch (cause) {
      throw new ConnectError('network', 'The connection failed.', {status, cause});
    }
  });
}

/**
 * Does something that may never end by itself, and listens to a signal or does not.
 * @throws ConnectError `timeout`; the signal's own reason where the caller gave up
 */
export async function within<T>(
  milliseconds: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), milliseconds);
  const given = AbortSignal.any([signal, limit.signal]);
  let giveUp = () => {};
  const up = new Promise<never>((_, reject) => {
    giveUp = () => reject(given.reason as Error);
  });
  given.addEventListener('abort', giveUp);
  try {
    return await Promise.race([work(given), up]);
  } catch (cause) {
    signal.throwIfAborted();
    if (!limit.signal.aborted) throw cause;
    throw new ConnectError('timeout', 'No answer within the time limit.', {cause});
  } finally {
    clearTimeout(timer);
    given.removeEventListener('abort', giveUp);
  }
}

/** A POST of JSON that does not say so: `text/plain` is what the platform calls it. */
export const barePost = (body: object): RequestInit => ({
  method: 'POST',
  // No answer to a POST is kept anyway, and told so browsers forget that they may post (CORS).
  cache: 'default',
  body: JSON.stringify(body),
});

/** What a POST of JSON needs. */
export const jsonPost = (body: object): RequestInit => ({
  ...barePost(body),
  headers: {'content-type': 'application/json'},
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
