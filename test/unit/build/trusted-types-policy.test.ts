import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {test} from 'node:test';
import {trustedTypesPolicy} from '../../../build/trusted-types-policy.js';
import {bundle} from '../../support/build/bundle.js';

const LIT = fileURLToPath(new URL('../../../node_modules/lit-html/lit-html.js', import.meta.url));

test('a script with Lit in it creates our policy in place of Lit’s own', async t => {
  const source = `export {html} from ${JSON.stringify(LIT)};`;
  const [plain = '', ours = ''] = await Promise.all(
    [[], [trustedTypesPolicy()]].map(async plugins => {
      const folder = await bundle(t, {'src/entry.ts': source}, plugins);
      return readFileSync(join(folder, 'entry.mjs'), 'utf8');
    }),
  );
  assert.match(plain, /createPolicy\("lit-html"/);
  assert.doesNotMatch(ours, /createPolicy\("lit-html"/);
  assert.match(ours, /templatePolicy\(/);
  assert.match(ours, /flatpeak-connect/);
});

test('a Lit that creates its policy in another way fails the build', async t => {
  const sources = {
    'src/entry.ts': `export * from '../lit-html/lit-html.js';`,
    'lit-html/lit-html.js': `export const policy = globalThis.trustedTypes;`,
  };
  await assert.rejects(
    bundle(t, sources, [trustedTypesPolicy()]),
    /lit-html no longer creates its policy in the expected way/,
  );
});
