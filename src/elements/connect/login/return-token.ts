import {TOKEN_PARAMETER, withoutToken} from '../../../core/index.js';
import {recall, remember} from '../../tab-storage.js';

/** Where the name of the element is kept that left for the provider's login. */
const DEPARTED = 'flatpeak-departed';

/** The token that this page was opened with, until an element has it: there is one address bar. */
let brought: string | undefined;

/** Tells apart the elements of a page, before and after a login: what they stand in, and their id. */
export function nameOf(element: Element): string {
  const root = element.getRootNode();
  const around = root instanceof ShadowRoot ? root.host.localName : '';
  return `${around} ${element.id}`;
}

/** The element is about to leave for the provider's login. */
export const noteDeparture = (element: Element): void => remember(DEPARTED, nameOf(element));

/**
 * Gives an element the token that a provider's login brought back in the address bar, which is
 * cleaned at once. The one that left has it at once; the others only when the page is loaded and
 * that one is not there.
 */
export function awaitReturn(element: Element, take: (token: string) => void): void {
  brought ??= claimReturnToken();
  if (!brought) return;
  const claim = () => {
    const token = element.isConnected && brought;
    if (!token) return;
    brought = undefined;
    take(token);
  };
  const departed = recall(DEPARTED) ?? nameOf(element);
  if (departed === nameOf(element)) claim();
  else if (document.readyState === 'complete') setTimeout(claim);
  else window.addEventListener('load', () => setTimeout(claim), {once: true});
}

/** Whether the browser has just come back from a provider's login. */
export const isReturn = (): boolean =>
  brought !== undefined || new URL(location.href).searchParams.has(TOKEN_PARAMETER);

/** Takes the token out of the address bar: a reload, a bookmark or a copied link has none. */
function claimReturnToken(): string | undefined {
  const address = new URL(location.href);
  const token = address.searchParams.get(TOKEN_PARAMETER);
  if (!token) return undefined;
  history.replaceState(history.state, '', withoutToken(address));
  return token;
}
