import type {Journey} from '../../protocol/api-versions.js';
import type {Direction} from '../../protocol/routes.js';
import {ConnectError} from '../errors.js';
import {REQUEST_TIMEOUT_MS, withTimeout} from '../http.js';
import {requestBackend} from './request.js';

/** What the integrator's backend needs to create a connect token. */
export interface TokenRequest {
  readonly direction: Direction | undefined;
  readonly tariffType: string | undefined;
  /** The customer's location whose tariff to show; a new location if undefined. */
  readonly locationId: string | undefined;
  /**
   * SHA-256 in hex of the token before a reload, if there was one. A backend that returns the same
   * token to the same customer resumes the session.
   */
  readonly resume?: string | undefined;
  /** `vpp` for a session about a programme, which belongs at the customer's home; otherwise a tariff. */
  readonly journey?: Journey | undefined;
}

/** The body of a request for a connect token to the integrator's backend. */
export const tokenBody = ({
  direction,
  tariffType,
  locationId,
  resume,
  journey,
}: TokenRequest): object => ({
  direction,
  tariff_type: tariffType,
  location_id: locationId,
  resume,
  // Backends from before there were journeys get what they know.
  ...(journey === 'vpp' && {journey}),
});

/**
 * Fetches a connect token from the integrator's backend with a POST.
 * @throws ConnectError as `requestBackend` does, and `http` if the response has no token
 */
export async function fetchConnectToken(
  url: string,
  request: TokenRequest,
  signal: AbortSignal,
): Promise<string> {
  const response = await requestBackend(url, {body: tokenBody(request), signal});
  return checkToken((response as {connect_token?: unknown} | null)?.connect_token);
}

/** Gets a connect token; may stop when the signal aborts. */
export type TokenSource = (signal: AbortSignal) => Promise<string>;

/**
 * Calls the integrator's function for a connect token, once.
 * @throws ConnectError `timeout`, and `http` if the function throws or returns no token; the
 * signal's own reason if the caller aborted
 */
export async function requestToken(source: TokenSource, signal: AbortSignal): Promise<string> {
  const token = await withTimeout<unknown>(REQUEST_TIMEOUT_MS, signal, async combined => {
    try {
      return await source(combined);
    } catch (cause) {
      if (cause instanceof ConnectError) throw cause;
      throw new ConnectError('http', 'The site could not get a connect token.', {cause});
    }
  });
  return checkToken(token);
}

function checkToken(token: unknown): string {
  if (typeof token === 'string' && token) return token;
  throw new ConnectError('http', 'The response contains no connect token.');
}
