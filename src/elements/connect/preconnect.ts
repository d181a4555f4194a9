/** The origin of an address on the web, where that is not the page's own. */
export function otherOrigin(address: string): string | undefined {
  const url = URL.canParse(address, document.baseURI) && new URL(address, document.baseURI);
  const isOther = url && url.protocol.startsWith('http') && url.origin !== location.origin;
  return isOther ? url.origin : undefined;
}

/**
 * Has the browser connect to where the conversation is held before anything is said: its name, the
 * connection and the encryption would cost the first turn three ways there and back.
 */
export function preconnect(address: string): void {
  const origin = otherOrigin(address);
  const isThere = document.head.querySelector(`link[rel='preconnect'][href='${origin}']`);
  if (!origin || isThere) return;
  const link = document.createElement('link');
  // The conversation sends no cookies, and browsers keep connections with and without apart.
  document.head.append(
    Object.assign(link, {rel: 'preconnect', href: origin, crossOrigin: 'anonymous'}),
  );
}
