/** A module of the build: a function of what it shares with the script that asks for it. */
interface PartModule {
  readonly default: (shared: object) => object;
}

let tries = 0;

/**
 * Imports the part of the script that comes later, if it is the one that the script was built
 * with. Only a link can say that of a module: what it has fetched and found right is what an
 * import then gets. The build makes each dynamic import a call of this.
 * @param file beside the script
 * @throws Event where it did not come, or is another
 */
export async function importPart(file: string, integrity: string, shared: object): Promise<object> {
  // A browser may remember that a module did not come, and not ask again.
  const address = new URL(file + (tries ? `?${tries}` : ''), import.meta.url).href;
  tries += 1;
  const link = document.createElement('link');
  Object.assign(link, {rel: 'modulepreload', href: address, integrity, crossOrigin: 'anonymous'});
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  }).catch((error: unknown) => {
    link.remove();
    throw error;
  });
  // eslint-disable-next-line no-restricted-syntax -- the address that was found right
  const part = (await import(/* @vite-ignore */ address)) as PartModule;
  return part.default(shared);
}
