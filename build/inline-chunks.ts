import MagicString from 'magic-string';
import type {Plugin} from 'vite';
import {DEFERRED, PAGE_LOADER} from './deferred-import.js';

const RARE_LOADER = /\/elements\/connect\/load-rare\.ts$/;

/** Inlines one chunk by a static import in place of the dynamic one. */
const inlineChunk = (name: string, loader: RegExp, file: string): Plugin => ({
  name,
  enforce: 'pre',
  transform: {
    filter: {id: loader},
    handler(code) {
      const dynamicImport = `import('${file}')`;
      if (!code.includes(dynamicImport)) this.error(`${String(loader)} has no ${dynamicImport}.`);
      const text = new MagicString(code);
      text.prepend(`import * as chunk from '${file}';`);
      text.replace(dynamicImport, 'chunk');
      return {code: text.toString(), map: text.generateMap({hires: true})};
    },
  },
});

/** Classic build: everything is in one file. */
export const inlineChunks = (): Plugin[] => [
  inlineChunk('inline-deferred-chunk', PAGE_LOADER, DEFERRED),
  inlineChunk('inline-rare-chunk', RARE_LOADER, './rare.js'),
];
