import type {Services} from '../services.js';

/**
 * Finds the customer's unfinished session with this token hash, for a page that was reloaded
 * during a session. Undefined if there is none.
 * @param tokenHash SHA-256 of the connect token, in hex
 */
export async function findOpenSession(
  customer: string,
  tokenHash: string,
  {store}: Pick<Services, 'store'>,
): Promise<{connect_token: string; expires_in: number} | undefined> {
  const token = await store.findToken(tokenHash);
  if (token?.customer !== customer || token.isDone) return undefined;
  const {connectToken, expiresIn} = token;
  if (connectToken === undefined || expiresIn <= 0) return undefined;
  return {connect_token: connectToken, expires_in: Math.floor(expiresIn / 1000)};
}
