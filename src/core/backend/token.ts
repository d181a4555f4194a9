import type {Direction} from '../../protocol/routes.js';
import {ConnectError} from '../errors.js';
import {TIME_LIMIT, within} from '../http.js';
import {askHost} from './request.js';

/** What a host's backend needs to know to make a connect token. */
export interface TokenRequest {
  readonly direction: Direction | undefined;
  readonly tariffType: string | undefined;
  /** A location of this customer whose tariff is to be shown; a new one without it. */
  readonly locationId: string | undefined;
  /**
   * SHA-256 in hex of the token that was in use before a reload, where there was one. A backend
   * that gives that token out again, to the same customer, lets the session go on.
   */
  readonly resume?: string | undefined;
}

/**
 * Asks the host's backend for a connect token with a POST.
 * @throws ConnectError as `askHost`, and `http` where the answer holds no token.
 */
export async function fetchTokenFrom(
  url: string,
  {direction, tariffType, locationId, resume}: TokenRequest,
  signal: AbortSignal,
): Promise<string> {
  const body = {direction, tariff_type: tariffType, location_id: locationId, resume};
  const answer = await askHost(url, {body, signal});
  const {connect_token: token} = (answer ?? {}) as {connect_token?: unknown};
  if (typeof token === 'string' && token) return token;
  throw new ConnectError('http', 'The host answered without a connect token.');
}

/** Gets a connect token; may give up when the signal does. */
export type TokenSource = (signal: AbortSignal) => Promise<string>;

/**
 * Asks a host's own function for a connect token, once.
 * @throws ConnectError `timeout`, and `http` where it fails in its own way or gives no token; the
 * signal's own reason where the caller gave up
 */
export async function askForToken(source: TokenSource, signal: AbortSignal): Promise<string> {
  const token = await within<unknown>(TIME_LIMIT, signal, async given => {
    try {
      return await source(given);
    } catch (cause) {
      if (cause instanceof ConnectError) throw cause;
      throw new ConnectError('http', 'The host could not get a connect token.', {cause});
    }
  });
  if (typeof token === 'string' && token) return token;
  throw new ConnectError('http', 'The host answered without a connect token.');
}
