/** The deferred chunk as built: a function of the exports of the entry, by position. */
interface ChunkModule {
  readonly default: (shared: readonly unknown[]) => object;
}

let attempts = 0;

/**
 * Imports the deferred chunk if it matches its build-time hash. Only a `modulepreload` link can
 * verify a module; the import then gets the verified file. The build replaces the dynamic import by
 * a call of this: see build/deferred-chunk.ts.
 * @param file relative to the entry
 * @throws Event if the file did not load or does not match
 */
export async function importChunk(
  file: string,
  integrity: string,
  shared: readonly unknown[],
): Promise<object> {
  // Browsers may cache a failed import by its URL.
  const url = new URL(file + (attempts ? `?${attempts}` : ''), import.meta.url).href;
  attempts += 1;
  const link = document.createElement('link');
  Object.assign(link, {rel: 'modulepreload', href: url, integrity, crossOrigin: 'anonymous'});
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
    document.head.append(link);
  }).catch((error: unknown) => {
    link.remove();
    throw error;
  });
  // eslint-disable-next-line no-restricted-syntax -- the URL that was verified
  const chunk = (await import(/* @vite-ignore */ url)) as ChunkModule;
  return chunk.default(shared);
}
