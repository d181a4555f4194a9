import MagicString from 'magic-string';
import type {Plugin} from 'vite';
import {DEFERRED, PAGE_LOADER} from './deferred-import.js';

const DYNAMIC_IMPORT = `import('${DEFERRED}')`;

/** Classic build: a static import in place of the dynamic one, so that all usual pages are in one file. */
export function inlineDeferredPages(): Plugin {
  return {
    name: 'inline-deferred-pages',
    enforce: 'pre',
    transform: {
      filter: {id: PAGE_LOADER},
      handler(code) {
        if (!code.includes(DYNAMIC_IMPORT))
          this.error(`${String(PAGE_LOADER)} has no ${DYNAMIC_IMPORT}.`);
        const text = new MagicString(code);
        text.prepend(`import * as chunk from '${DEFERRED}';`);
        text.replace(DYNAMIC_IMPORT, 'chunk');
        return {code: text.toString(), map: text.generateMap({hires: true})};
      },
    },
  };
}
