import {tariffs, type TariffLocation} from '../../protocol/tariffs.js';
import {ConnectError} from '../errors.js';
import {askHost} from './request.js';

/**
 * Reads the customer's tariffs from the host's backend, as they are now.
 * @throws ConnectError as `askHost`, and `protocol` where the answer is not as documented
 */
export async function fetchTariffs(
  url: string,
  signal: AbortSignal,
): Promise<readonly TariffLocation[]> {
  const {success, data} = tariffs.safeParse(await askHost(url, {signal}));
  if (success) return data;
  throw new ConnectError('protocol', 'The host’s answer about tariffs is not as documented.');
}

/** Milliseconds to wait before each further try. */
const RETRY_DELAYS = [1000, 4000];

/**
 * Has the host's backend store what the customer has finished; tried again where it fails,
 * because a repeat does no harm.
 * @throws ConnectError as `askHost`
 */
export async function completeTariffs(url: string, signal: AbortSignal): Promise<void> {
  for (const delay of RETRY_DELAYS) {
    try {
      await askHost(url, {body: {}, signal});
      return;
    } catch (error) {
      if (!(error instanceof ConnectError) || error.status === 401) throw error;
      await new Promise(resolve => setTimeout(resolve, delay));
      signal.throwIfAborted();
    }
  }
  await askHost(url, {body: {}, signal});
}
