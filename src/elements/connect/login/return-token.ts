import {removeToken, tokenOf, withoutToken} from '../../../core/index.js';
import {tabStorage} from '../../tab-storage.js';

/** The code of the failure that stands for a token whose session is not the customer's. */
export const OTHER_SESSION = 'other_session';

/** Storage key for the departure of an element: its key, and the hash of its session's token. */
const DEPARTED_KEY = 'flatpeak-departed';

/** Poll interval (ms) for the URL, in browsers without the Navigation API. */
const URL_POLL_INTERVAL_MS = 1000;

/** The token in the page's URL, until an element claims it. The document has one URL only. */
let pendingToken: string | undefined;

/**
 * The tokens that the page's URL has had. Routers keep a copy of the URL, from before a token was
 * removed, and may write it again.
 */
const seenTokens = new Set<string>();

let isWatching = false;

/** Identifies an element of the page before and after a login: by its shadow host, and its key or id. */
export function elementKey(element: Element & {readonly resumeKey?: string | undefined}): string {
  const root = element.getRootNode();
  const parent = root instanceof ShadowRoot ? root.host.localName : '';
  return `${parent} ${element.resumeKey ?? element.id}`;
}

/** Records which element is about to leave this page, and the hash of the token that it leaves with. */
export const markDeparture = (element: Element, hash: string | undefined): void =>
  tabStorage.set(DEPARTED_KEY, {key: elementKey(element), hash});

/** What any script of the site may have written. */
const departure = (): {key?: unknown; hash?: unknown} => tabStorage.get(DEPARTED_KEY) ?? {};

/**
 * Whether this tab left with the token of this hash. On a plain http page nothing is hashed, and any
 * departure counts: an attacker on its network could change the page itself.
 */
export function hasLeftWith(hash: string | undefined): boolean {
  const {key, hash: left} = departure();
  return key !== undefined && left === hash;
}

/**
 * Passes the token in the URL to one element, and removes it from the URL. The element that left
 * claims it at once; any other only if that one is still missing when the page has loaded. It may be
 * anyone's token: the element has yet to find out.
 */
export function claimReturnToken(element: Element, onToken: (token: string) => void): void {
  watchUrl();
  if (!pendingToken) return;
  const claim = () => {
    const token = element.isConnected && pendingToken;
    if (!token) return;
    pendingToken = undefined;
    onToken(token);
  };
  const {key: departed = elementKey(element)} = departure();
  if (departed === elementKey(element)) claim();
  else if (document.readyState === 'complete') setTimeout(claim);
  else window.addEventListener('load', () => setTimeout(claim), {once: true});
}

/** Whether the page was opened with a token in its URL that no element has claimed; it may be anyone's. */
export function isReturn(): boolean {
  watchUrl();
  return pendingToken !== undefined;
}

/** Removes the token from the URL, now and whenever one is there again. */
function watchUrl(): void {
  takeTokenFromUrl();
  if (isWatching) return;
  isWatching = true;
  if ('navigation' in window)
    window.navigation.addEventListener('currententrychange', takeTokenFromUrl);
  else setInterval(takeTokenFromUrl, URL_POLL_INTERVAL_MS);
}

/**
 * Removes the token from the URL, so that no reload, bookmark or copied link contains it, and from the
 * URLs that a router keeps in the history's state.
 */
function takeTokenFromUrl(): void {
  const url = new URL(location.href);
  const token = tokenOf(url);
  const state: unknown = history.state;
  const cleanState = stateWithoutToken(state);
  if (!token && cleanState === state) return;
  history.replaceState(cleanState, '', withoutToken(url));
  if (!token) return;
  if (!seenTokens.has(token)) pendingToken = token;
  seenTokens.add(token);
}

/** The same state, unless one of its texts has a token. */
function stateWithoutToken(state: unknown): unknown {
  const before = Object.entries((state ?? {}) as Record<string, unknown>);
  const after = before.map(
    ([name, value]) => [name, typeof value === 'string' ? removeToken(value) : value] as const,
  );
  const isSame = after.every(([, value], index) => value === before[index]?.[1]);
  return isSame ? state : Object.fromEntries(after);
}
