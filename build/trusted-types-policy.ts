import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';

const LIT_POLICY = /(\w+)\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\)/;
const OUR_POLICY = fileURLToPath(new URL('../src/cdn/trusted-types.ts', import.meta.url));

/**
 * Replaces Lit's Trusted Types policy by ours, which can share a page with another copy of Lit:
 * see src/cdn/trusted-types.ts.
 */
export function trustedTypesPolicy(): Plugin {
  return {
    name: 'trusted-types-policy',
    transform: {
      filter: {id: /\/lit-html\/lit-html\.js$/},
      handler(code) {
        if (!LIT_POLICY.test(code))
          this.error('lit-html no longer creates its policy in the expected way.');
        const replaced = code.replace(LIT_POLICY, 'templatePolicy($1)');
        return {
          code: `import {templatePolicy} from ${JSON.stringify(OUR_POLICY)};${replaced}`,
          map: null,
        };
      },
    },
  };
}
