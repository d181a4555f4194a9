/** Who may use the simulator: a page of any site could reach it through the developer's browser. */

/** Host names of this machine, as `URL` writes them. */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The host name of a URL without its port; undefined if there is none. */
const hostnameOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : undefined);

/**
 * Whether a `Host` header names a host that is served. With DNS rebinding a page reaches this machine
 * under its own name, and counts as the same origin.
 * @param hosts the hosts that are served besides those of this machine, without a port
 */
export function isHostServed(host: string | undefined, hosts: readonly string[]): boolean {
  const isName = host !== undefined && /^[\w.:[\]-]+$/.test(host);
  const name = isName ? hostnameOf(`http://${host}`) : undefined;
  return name !== undefined && (LOOPBACK.has(name) || hosts.includes(name));
}

/** Whether the page that sent a request is of a site that may not control the simulator. */
export function isForeignPage({headers}: Request, origins: ReadonlySet<string>): boolean {
  const origin = headers.get('origin');
  // A page on another port of this machine is a site in development.
  if (origin !== null) return !origins.has(origin) && !LOOPBACK.has(hostnameOf(origin) ?? '');
  return headers.get('sec-fetch-site') === 'cross-site';
}
