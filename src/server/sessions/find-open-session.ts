import {hashToken} from '../../protocol/token-hash.js';
import type {Purpose} from './mint-token.js';
import type {Services} from '../services.js';

/** How many of a customer's sessions are looked through. */
const MOST = 20;

/**
 * The customer's own unfinished session with this hash, for a page that was reloaded in the
 * middle; nothing where there is none, or where it was opened for something else.
 * @param resume SHA-256 of the token, in hex
 */
export async function openSession(
  customer: string,
  resume: string,
  {direction, tariffType, locationId}: Purpose,
  {store, now}: Services,
): Promise<{connect_token: string; expires_in: number} | undefined> {
  const at = now();
  for (const token of await store.openTokens(customer, at, MOST)) {
    const isSame =
      token.direction === direction &&
      token.tariffType === tariffType &&
      token.locationId === locationId &&
      token.expires > at &&
      (await hashToken(token.connectToken)) === resume;
    if (isSame) {
      const expires_in = Math.floor((token.expires - at) / 1000);
      return {connect_token: token.connectToken, expires_in};
    }
  }
  return undefined;
}
