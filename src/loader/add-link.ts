/** Adds a link to the head for a request without cookies. */
export function addLink(rel: string, href: string, integrity = ''): HTMLLinkElement {
  const link = document.createElement('link');
  document.head.append(Object.assign(link, {rel, href, integrity, crossOrigin: ''}));
  return link;
}
