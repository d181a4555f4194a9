import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Plugin} from 'vite';
import {sha384} from './hashes.js';

/** Writes `sri.json` beside the scripts: the hash of each, for `integrity`. */
export function integrity(): Plugin {
  let folder: string;
  return {
    name: 'integrity',
    configResolved({root, build: {outDir}}) {
      folder = join(root, outDir);
    },
    closeBundle() {
      const hashes = readdirSync(folder)
        .filter(name => /\.m?js$/.test(name))
        .map(name => [name, sha384(readFileSync(join(folder, name)))]);
      writeFileSync(join(folder, 'sri.json'), JSON.stringify(Object.fromEntries(hashes), null, 2));
    },
  };
}
