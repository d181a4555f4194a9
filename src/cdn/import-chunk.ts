import {importVerified} from './import-verified.js';

/** The deferred chunk as built: a function of the exports of the entry, by position. */
interface ChunkModule {
  readonly default: (shared: readonly unknown[]) => object;
}

/**
 * Imports the deferred chunk if it matches its build-time hash. The build replaces the dynamic import
 * by a call of this: see build/deferred-chunk.ts.
 * @param file relative to the entry
 * @throws Event if the file did not load or does not match
 */
export async function importChunk(
  file: string,
  integrity: string,
  shared: readonly unknown[],
): Promise<object> {
  const chunk = (await importVerified(file, import.meta.url, integrity)) as ChunkModule;
  return chunk.default(shared);
}
