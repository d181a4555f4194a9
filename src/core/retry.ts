import {ConnectError} from './errors.js';

/** Milliseconds to wait before each further try of a read. */
export const RETRY_DELAYS: readonly number[] = [400, 1600];

/** Failures of which the service cannot have taken notice, or that pass. */
const PASSING = new Set<ConnectError['kind']>(['network', 'http', 'rate-limit', 'server']);

/** Of the statuses that blame the request, those that may not come again. */
const PASSING_STATUSES = new Set([408, 425, 429]);

/** Waiting longer than this, in seconds, is for the customer to decide. */
const PATIENCE = 5;

/**
 * Does something that changes nothing, and does it again where that may help: after a while,
 * and not at the same moment as everybody else whose connection broke.
 * @throws the last failure; the signal's own reason where the caller gave up
 */
export async function persist<T>(
  read: () => Promise<T>,
  delays: readonly number[],
  signal: AbortSignal,
): Promise<T> {
  for (const delay of delays) {
    try {
      return await read();
    } catch (error) {
      if (!mayPass(error)) throw error;
      const jittered = delay * (0.75 + Math.random() / 2);
      await pause(Math.max(jittered, (error.retryAfter ?? 0) * 1000), signal);
    }
  }
  return read();
}

function mayPass(error: unknown): error is ConnectError {
  if (!(error instanceof ConnectError) || !PASSING.has(error.kind) || isOffline()) return false;
  const {status = 0, retryAfter = 0} = error;
  const isFinal = status >= 400 && status < 500 && !PASSING_STATUSES.has(status);
  return !isFinal && retryAfter <= PATIENCE;
}

/** Nothing gets through until the browser says otherwise; where it says nothing, trying is all there is. */
const isOffline = (): boolean =>
  (globalThis as {navigator?: {onLine?: boolean}}).navigator?.onLine === false;

/** Resolves after a time, or rejects when the signal gives up. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', giveUp, {once: true});
  });
}
