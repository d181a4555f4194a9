import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Plugin} from 'vite';
import {sha256} from './hashes.js';

/** The folder of the scripts for a site's own page. */
export const CDN_FOLDER = 'dist/cdn';

/** Defines the hash of the module, which is built before the scripts that load it. */
export function moduleHash(): Plugin {
  return {
    name: 'module-hash',
    config: ({root = '.'}) => ({
      define: {
        MODULE_HASH: JSON.stringify(
          sha256(readFileSync(join(root, CDN_FOLDER, 'flatpeak-connect.mjs'))),
        ),
      },
    }),
  };
}
