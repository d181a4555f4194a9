import {MalformedReply, read} from '../../protocol/read.js';
import {tariffLocations, type TariffLocation} from '../../protocol/tariffs.js';
import {ConnectError} from '../errors.js';
import {MAX_SILENT_RETRY_AFTER_S, withRetry} from '../retry.js';
import {requestBackend} from './request.js';

/**
 * Fetches the current state of the customer's tariffs from the integrator's backend.
 * @throws ConnectError as `requestBackend` does, and `protocol` if the response is malformed
 */
export async function fetchTariffs(
  url: string,
  signal: AbortSignal,
): Promise<readonly TariffLocation[]> {
  try {
    return read(tariffLocations, await requestBackend(url, {signal}), 'tariffs');
  } catch (cause) {
    if (!(cause instanceof MalformedReply)) throw cause;
    throw new ConnectError(
      'protocol',
      'The backend’s list of tariffs does not have the documented format.',
      {cause},
    );
  }
}

/** The companion's response. It has stored all other sessions. */
interface Completion {
  readonly failed?: readonly {readonly code: string; readonly message: string}[];
}

/** Delays before each retry, in ms. */
const COMPLETE_RETRY_DELAYS_MS = [1000, 4000];

/**
 * Makes the integrator's backend store the sessions that the customer has finished. The request is
 * idempotent, so all failures are retried, except if the customer is signed out or the wait is long.
 * @throws ConnectError as `requestBackend` does, and `http` if the backend could not store one of them
 */
export async function completeTariffs(url: string, signal: AbortSignal): Promise<void> {
  const complete = async () => {
    const body = (await requestBackend(url, {body: {}, signal})) as Completion | null;
    const first = body?.failed?.[0];
    if (first) throw new ConnectError('http', first.message, first);
  };
  await withRetry(complete, COMPLETE_RETRY_DELAYS_MS, signal, canRetry);
}

const canRetry = ({status, retryAfter = 0}: ConnectError): boolean =>
  status !== 401 && retryAfter <= MAX_SILENT_RETRY_AFTER_S;
