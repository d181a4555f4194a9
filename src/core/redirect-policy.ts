export interface AddressRules {
  /** A live session goes to https only; a test session may also go to this machine. */
  readonly live: boolean;
  /** Exact origins that the host allows; every origin where it names none. */
  readonly origins?: readonly string[] | undefined;
  /** Schemes of the host's own app, such as `myapp:`; none unless it names them. */
  readonly schemes?: readonly string[] | undefined;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

// What a parser would quietly repair is what an attacker hides in: control characters,
// spaces, backslashes, and a web scheme without two slashes and a host alone behind them.
const DISGUISED = /[\s\\\p{Cc}]|^https?:(?!\/\/[^/?#@]+([/?#]|$))/iu;

// Schemes that browsers give a meaning of their own, so that no app can be behind them.
const NEVER = new Set([
  'javascript:',
  'data:',
  'blob:',
  'file:',
  'vbscript:',
  'about:',
  'filesystem:',
]);

/**
 * Judges an address that came from the service: the only way to an address that the page
 * would navigate to. Navigate to the result's `href`, never to the text that was judged.
 * @returns the parsed address, or undefined where it must not be followed.
 */
export function judgeAddress(
  address: unknown,
  {live, origins, schemes}: AddressRules,
): URL | undefined {
  if (typeof address !== 'string' || DISGUISED.test(address) || !URL.canParse(address))
    return undefined;
  const url = new URL(address);
  if (url.username || url.password || NEVER.has(url.protocol)) return undefined;
  const isWeb =
    url.protocol === 'https:' || (url.protocol === 'http:' && !live && LOCAL.has(url.hostname));
  if (isWeb) return !origins || origins.includes(url.origin) ? url : undefined;
  return url.protocol !== 'http:' && schemes?.includes(url.protocol) ? url : undefined;
}

/** The query parameter that carries the token to the provider's login and back. */
export const TOKEN_PARAMETER = 'fp_cot';

/** The address with the token, which the service may have appended already. */
export function withToken(address: URL, token: string): URL {
  const url = new URL(address);
  if (!url.searchParams.has(TOKEN_PARAMETER)) url.searchParams.append(TOKEN_PARAMETER, token);
  return url;
}

/** The address without the token: fit for a log, an event and the address bar. */
export function withoutToken(address: URL): URL {
  const url = new URL(address);
  // Deleting always rewrites the query, which would re-encode a host's own parameters.
  if (url.searchParams.has(TOKEN_PARAMETER)) url.searchParams.delete(TOKEN_PARAMETER);
  return url;
}

/** Whether an address is the one that was named, whatever stands in its query. */
export function isSamePlace(address: string, named: string | undefined): boolean {
  if (!named || !URL.canParse(address) || !URL.canParse(named)) return false;
  const [one, other] = [new URL(address), new URL(named)];
  // An app's scheme has the origin "null": protocol and host tell it.
  return (
    one.protocol === other.protocol && one.host === other.host && one.pathname === other.pathname
  );
}
