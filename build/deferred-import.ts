import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';

/** The only module that imports the deferred chunk, and how it does so. */
export const PAGE_LOADER = /\/elements\/connect\/page-loader\.ts$/;
export const DEFERRED = './deferred.js';

const DEFERRED_CHUNK = fileURLToPath(new URL('../src/cdn/deferred-chunk.ts', import.meta.url));

/** Adds the other two elements to the module's deferred chunk: see src/cdn/deferred-chunk.ts. */
export function deferredImport(): Plugin {
  return {
    name: 'deferred-import',
    enforce: 'pre',
    resolveId: {
      filter: {id: /^\.\/deferred\.js$/},
      handler: (_, importer = '') => (PAGE_LOADER.test(importer) ? DEFERRED_CHUNK : null),
    },
  };
}
