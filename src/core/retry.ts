import {ConnectError} from './errors.js';

/** Delays before each retry of a read, in ms. */
export const READ_RETRY_DELAYS_MS: readonly number[] = [400, 1600];

/** Failures before the service processed the request, and temporary ones. */
const RETRYABLE_KINDS = new Set<ConnectError['kind']>(['network', 'http', 'rate-limit', 'server']);

/** 4xx statuses worth retrying (RFC 9110, RFC 8470, RFC 6585). */
const RETRYABLE_4XX = new Set([408, 425, 429]);

/** The longest `Retry-After` to wait for without asking the customer, in seconds. */
export const MAX_SILENT_RETRY_AFTER_S = 5;

/**
 * Retries an idempotent request with jittered back-off, so that clients that lost their connection
 * together don't retry together. Waits for `Retry-After` if that is longer.
 * @throws the last failure; the signal's own reason if the caller aborted
 */
export async function withRetry<T>(
  work: () => Promise<T>,
  delaysMs: readonly number[],
  signal: AbortSignal,
  canRetry = isRetryable,
): Promise<T> {
  for (const delayMs of delaysMs) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConnectError) || !canRetry(error)) throw error;
      const jitteredMs = delayMs * (0.75 + Math.random() / 2);
      await pause(Math.max(jitteredMs, (error.retryAfter ?? 0) * 1000), signal);
    }
  }
  return work();
}

/** Whether a read that failed may succeed soon. */
function isRetryable({kind, status = 0, retryAfter = 0}: ConnectError): boolean {
  if (!RETRYABLE_KINDS.has(kind) || isOffline()) return false;
  const isFinal = status >= 400 && status < 500 && !RETRYABLE_4XX.has(status);
  return !isFinal && retryAfter <= MAX_SILENT_RETRY_AFTER_S;
}

/** Whether the browser reports that it is offline. */
const isOffline = (): boolean =>
  (globalThis as {navigator?: {onLine?: boolean}}).navigator?.onLine === false;

/** Resolves after a delay, or rejects when the signal aborts. */
function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, delayMs);
    signal.addEventListener('abort', abort, {once: true});
  });
}
