/** The query parameter with the token, on the way to a provider's login and back. */
export const TOKEN_PARAMETER = 'fp_cot';

/** A copy of the URL with the token, unless the service has appended it already. */
export function withToken(url: URL, token: string): URL {
  const copy = new URL(url);
  if (!copy.searchParams.has(TOKEN_PARAMETER)) copy.searchParams.append(TOKEN_PARAMETER, token);
  return copy;
}

/**
 * The token of a URL, in its query or in that of a hash route (`#/energy?fp_cot=...`); undefined if
 * there is none.
 */
export function tokenOf({search, hash}: URL): string | undefined {
  const [, value] = /[?&#]fp_cot=([^&#]+)/.exec(search + hash) ?? [];
  return value && (new URLSearchParams(`t=${value}`).get('t') ?? undefined);
}

/** A copy of the URL without the token: safe for logs, events and the address bar. */
export const withoutToken = (url: URL): URL => new URL(removeToken(url.href));

/** A text without the token of each URL in it. All else stays as it is encoded. */
export const removeToken = (text: string): string =>
  text
    .replace(/&fp_cot=[^&#]*/g, '')
    .replace(/([?#])fp_cot=[^&#]*(&?)/g, (_, start: string, more: string) => (more ? start : ''));
