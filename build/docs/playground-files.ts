import {cpSync, existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';
import {providersWithLogo} from '../../docs/playground/service/logos.js';
import {logo} from '../../src/simulator/world/logos.js';

const cdn = fileURLToPath(new URL('../../dist/cdn', import.meta.url));

/** Puts the built widget and the providers' logos beside the playground. */
export function staticFiles(folder: string): Plugin {
  return {
    name: 'playground-static-files',
    buildStart() {
      if (!existsSync(cdn)) this.error('dist/cdn is missing: run npm run build first.');
    },
    async writeBundle() {
      cpSync(cdn, `${folder}/cdn`, {recursive: true, filter: path => !path.endsWith('.map')});
      mkdirSync(`${folder}/logos`, {recursive: true});
      for (const id of providersWithLogo())
        writeFileSync(`${folder}/logos/${id}.svg`, await logo(id).text());
    },
  };
}
