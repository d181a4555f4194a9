/** Which URLs from the service the browser may navigate to. */
export interface RedirectPolicy {
  /** A live session allows https only; a test session also allows http to localhost. */
  readonly live: boolean;
  /** Exact origins that are allowed; every origin if undefined. */
  readonly origins?: readonly string[] | undefined;
  /** Schemes of the integrator's app that are allowed, such as `myapp:`; none if undefined. */
  readonly schemes?: readonly string[] | undefined;
}

const LOCAL_HOSTNAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

// Attackers hide a URL in what parsers silently repair: control characters, spaces, backslashes,
// and a web scheme that is not followed by two slashes and a plain host.
const DISGUISED_URL = /[\s\\\p{Cc}]|^https?:(?!\/\/[^/?#@]+([/?#]|$))/iu;

/** Schemes that browsers handle themselves, so that no app can own them. */
const FORBIDDEN_SCHEMES = new Set([
  'javascript:',
  'data:',
  'blob:',
  'file:',
  'vbscript:',
  'about:',
  'filesystem:',
]);

/**
 * Checks a URL from the service before the browser navigates to it. Navigate to the `href` of the
 * result, never to the original text.
 * @returns the parsed URL, or undefined if the policy does not allow it
 */
export function checkRedirectUrl(
  text: unknown,
  {live, origins, schemes}: RedirectPolicy,
): URL | undefined {
  if (typeof text !== 'string' || DISGUISED_URL.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const {protocol} = url;
  if (url.username || url.password || FORBIDDEN_SCHEMES.has(protocol)) return undefined;
  const isWeb =
    protocol === 'https:' || (protocol === 'http:' && !live && LOCAL_HOSTNAMES.has(url.hostname));
  if (isWeb) return !origins || origins.includes(url.origin) ? url : undefined;
  return protocol !== 'http:' && schemes?.includes(protocol) ? url : undefined;
}

/** Whether two URLs differ at most in query and fragment. */
export function isSameUrlIgnoringQuery(url: string, expected: string | undefined): boolean {
  if (!expected || !URL.canParse(url) || !URL.canParse(expected)) return false;
  const [one, other] = [new URL(url), new URL(expected)];
  // The origin of an app's scheme is "null", so compare protocol and host.
  return (
    one.protocol === other.protocol && one.host === other.host && one.pathname === other.pathname
  );
}
