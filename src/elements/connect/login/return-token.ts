import {TOKEN_PARAMETER, withoutToken} from '../../../core/index.js';
import {tabStorage} from '../../tab-storage.js';

/** Storage key for the element that left for the provider's login. */
const DEPARTED_KEY = 'flatpeak-departed';

/** The token in the page's URL, until an element claims it. The document has one URL only. */
let pendingToken: string | undefined;

/** Identifies an element of the page before and after a login: by its shadow host, and its key or id. */
export function elementKey(element: Element & {readonly resumeKey?: string | undefined}): string {
  const root = element.getRootNode();
  const parent = root instanceof ShadowRoot ? root.host.localName : '';
  return `${parent} ${element.resumeKey ?? element.id}`;
}

/** Records which element is about to leave for the provider's login. */
export const markDeparture = (element: Element): void =>
  tabStorage.set(DEPARTED_KEY, elementKey(element));

/**
 * Passes the token that a provider's login returned in the URL to one element, and removes it from
 * the URL. The element that left claims it at once; any other only if that one is still missing when
 * the page has loaded.
 */
export function claimReturnToken(element: Element, onToken: (token: string) => void): void {
  pendingToken ??= takeTokenFromUrl();
  if (!pendingToken) return;
  const claim = () => {
    const token = element.isConnected && pendingToken;
    if (!token) return;
    pendingToken = undefined;
    onToken(token);
  };
  const departed = tabStorage.get(DEPARTED_KEY) ?? elementKey(element);
  if (departed === elementKey(element)) claim();
  else if (document.readyState === 'complete') setTimeout(claim);
  else window.addEventListener('load', () => setTimeout(claim), {once: true});
}

/** Whether the browser has just returned from a provider's login. */
export const isReturn = (): boolean =>
  pendingToken !== undefined || new URL(location.href).searchParams.has(TOKEN_PARAMETER);

/** Removes the token from the URL, so that no reload, bookmark or copied link contains it. */
function takeTokenFromUrl(): string | undefined {
  const url = new URL(location.href);
  const token = url.searchParams.get(TOKEN_PARAMETER);
  if (!token) return undefined;
  history.replaceState(history.state, '', withoutToken(url));
  return token;
}
