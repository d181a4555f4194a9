import MagicString from 'magic-string';
import type {Plugin} from 'vite';
import {DEFERRED, PAGE_LOADER} from './deferred-import.js';

/** Classic build: inlines the deferred chunk by a static import in place of the dynamic one. */
export function inlineDeferredChunk(): Plugin {
  return {
    name: 'inline-deferred-chunk',
    enforce: 'pre',
    transform: {
      filter: {id: PAGE_LOADER},
      handler(code) {
        const dynamicImport = `import('${DEFERRED}')`;
        if (!code.includes(dynamicImport))
          this.error(`The page loader has no ${dynamicImport} to inline.`);
        const text = new MagicString(code);
        text.prepend(`import * as deferred from '${DEFERRED}';`);
        text.replace(dynamicImport, 'deferred');
        return {code: text.toString(), map: text.generateMap({hires: true})};
      },
    },
  };
}
