import {TOKEN_PARAMETER, withoutToken} from './core/index.js';

/**
 * Takes the token that a provider's login brought back in the address bar, and removes it
 * there: whoever asks first has it, and a reload, a bookmark or a copied link does not.
 */
export function claimReturnToken(): string | undefined {
  const address = new URL(location.href);
  const token = address.searchParams.get(TOKEN_PARAMETER);
  if (!token) return undefined;
  history.replaceState(history.state, '', withoutToken(address));
  return token;
}
