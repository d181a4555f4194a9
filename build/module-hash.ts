import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Plugin} from 'vite';
import {sha256} from './hashes.js';

/** Loader builds: defines the hash of the module, which is built before them. */
export function moduleHash(): Plugin {
  return {
    name: 'module-hash',
    config: ({root = '.', build}) => ({
      define: {
        MODULE_HASH: JSON.stringify(
          sha256(readFileSync(join(root, build?.outDir ?? '', 'flatpeak-connect.mjs'))),
        ),
      },
    }),
  };
}
