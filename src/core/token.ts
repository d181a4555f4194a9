import type {Direction} from '../protocol/routes.js';
import {ConnectError} from './errors.js';

/** What a host's backend needs to know to make a connect token. */
export interface TokenRequest {
  readonly direction: Direction | undefined;
  readonly tariffType: string | undefined;
  /** A location of this customer whose tariff is to be shown; a new one without it. */
  readonly locationId: string | undefined;
}

/**
 * Asks the host's backend for a connect token with a POST.
 * @throws ConnectError `network`, or `http` where the answer holds no token.
 */
export async function fetchTokenFrom(
  url: string,
  {direction, tariffType, locationId}: TokenRequest,
  signal: AbortSignal,
): Promise<string> {
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({direction, tariff_type: tariffType, location_id: locationId}),
      cache: 'no-store',
      signal,
    });
    json = await response.json().catch(() => undefined);
  } catch (cause) {
    signal.throwIfAborted();
    throw new ConnectError('network', 'The host did not answer with a connect token.', {cause});
  }
  const {status} = response;
  const {connect_token: token} = (json ?? {}) as {connect_token?: unknown};
  if (response.ok && typeof token === 'string' && token) return token;
  // The code is ours: it names the sentence for a customer whose sign-in has run out.
  const code = status === 401 ? 'signed_out' : '';
  throw new ConnectError('http', 'The host answered without a connect token.', {status, code});
}
