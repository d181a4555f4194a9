import {tokenOf, withoutToken} from '../protocol/token-url.js';

/**
 * Storage key of the token for a reload of the tab. A widget in a site's page never stores its token,
 * for the site's backend knows it. A hosted page has no backend, and no script but its own.
 */
const KEY = 'flatpeak-page';

/** How long (ms) a tab keeps the token after the last page that it showed. */
const MAX_AGE_MS = 30 * 60_000;

/**
 * Takes the token from the page's URL, in its query or its fragment, and removes it from there. Then
 * no reload, bookmark or copied link has it.
 */
export function takeTokenFromUrl(): string | undefined {
  const url = new URL(location.href);
  const token = tokenOf(url);
  if (token) history.replaceState(null, '', withoutToken(url));
  return token;
}

/** Keeps the token for a reload of this tab, and for the way back from a provider's login. */
export function keepToken(token: string): void {
  withStorage(storage => storage.setItem(KEY, JSON.stringify({token, at: Date.now()})));
}

/** The token that this tab kept; undefined if there is none, or it is too old. */
export const keptToken = (): string | undefined =>
  withStorage(storage => {
    const {token, at} = JSON.parse(storage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const isFresh = typeof at === 'number' && Math.abs(Date.now() - at) < MAX_AGE_MS;
    return isFresh && typeof token === 'string' ? token : undefined;
  });

/** Forgets the token of a session that is over. */
export function forgetToken(): void {
  withStorage(storage => storage.removeItem(KEY));
}

/** Storage may be blocked, as in a frame of another site: then a reload begins again. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
