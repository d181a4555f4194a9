/** The query parameter with the token, on the way to a provider's login and back. */
export const TOKEN_PARAMETER = 'fp_cot';

/** A copy of the URL with the token, unless the service has appended it already. */
export function withToken(url: URL, token: string): URL {
  const copy = new URL(url);
  if (!copy.searchParams.has(TOKEN_PARAMETER)) copy.searchParams.append(TOKEN_PARAMETER, token);
  return copy;
}

/** A copy of the URL without the token: safe for logs, events and the address bar. */
export function withoutToken(url: URL): URL {
  const copy = new URL(url);
  // `delete` always rewrites the query, which would re-encode the site's own parameters.
  if (copy.searchParams.has(TOKEN_PARAMETER)) copy.searchParams.delete(TOKEN_PARAMETER);
  return copy;
}
