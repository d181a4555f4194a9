import {importVerified} from './import-verified.js';

/** A deferred chunk as built: a function of the exports of the chunks before it, by position. */
interface ChunkModule {
  readonly default: (
    load: typeof importChunk,
    ...shared: readonly (readonly unknown[])[]
  ) => object;
}

/**
 * Imports a deferred chunk if it matches its build-time hash. The build replaces the dynamic import
 * by a call of this: see build/deferred-chunk.ts.
 * @param file relative to the entry
 * @throws Event if the file did not load or does not match
 */
export async function importChunk(
  file: string,
  integrity: string,
  ...shared: readonly (readonly unknown[])[]
): Promise<object> {
  const chunk = (await importVerified(file, import.meta.url, integrity)) as ChunkModule;
  return chunk.default(importChunk, ...shared);
}
