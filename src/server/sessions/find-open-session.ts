import {hashToken} from '../../protocol/token-hash.js';
import type {SessionPurpose} from './mint-token.js';
import type {Services} from '../services.js';

/** How many of a customer's unfinished sessions are compared. */
const MAX_OPEN_SESSIONS = 20;

/**
 * Finds the customer's unfinished session with this token hash, for a page that was reloaded
 * during a session. Undefined if there is none, or if it was opened for another purpose.
 * @param tokenHash SHA-256 of the connect token, in hex
 */
export async function findOpenSession(
  customer: string,
  tokenHash: string,
  {direction, tariffType, locationId}: SessionPurpose,
  {store, now}: Services,
): Promise<{connect_token: string; expires_in: number} | undefined> {
  const moment = now();
  for (const token of await store.openTokens(customer, moment, MAX_OPEN_SESSIONS)) {
    const isMatch =
      token.direction === direction &&
      token.tariffType === tariffType &&
      token.locationId === locationId &&
      token.expires > moment &&
      (await hashToken(token.connectToken)) === tokenHash;
    if (isMatch) {
      const expires_in = Math.floor((token.expires - moment) / 1000);
      return {connect_token: token.connectToken, expires_in};
    }
  }
  return undefined;
}
