import type {Direction} from '../protocol/routes.js';
import {ConnectError} from './errors.js';
import {askHost} from './host.js';

/** What a host's backend needs to know to make a connect token. */
export interface TokenRequest {
  readonly direction: Direction | undefined;
  readonly tariffType: string | undefined;
  /** A location of this customer whose tariff is to be shown; a new one without it. */
  readonly locationId: string | undefined;
}

/**
 * Asks the host's backend for a connect token with a POST.
 * @throws ConnectError as `askHost`, and `http` where the answer holds no token.
 */
export async function fetchTokenFrom(
  url: string,
  {direction, tariffType, locationId}: TokenRequest,
  signal: AbortSignal,
): Promise<string> {
  const body = {direction, tariff_type: tariffType, location_id: locationId};
  const answer = await askHost(url, {body, signal});
  const {connect_token: token} = (answer ?? {}) as {connect_token?: unknown};
  if (typeof token === 'string' && token) return token;
  throw new ConnectError('http', 'The host answered without a connect token.');
}
