import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {deferredImport} from '../../../build/deferred-import.js';
import {bundle} from '../../support/build/bundle.js';

test('only the page loader gets the deferred chunk for its deferred.js', async t => {
  const sources = {
    'src/entry.ts': `export {own} from './deferred.js'; export {load} from './elements/connect/page-loader.js';`,
    'src/deferred.ts': `export const own = 'its own';`,
    'src/elements/connect/page-loader.ts': `export const load = () => import('./deferred.js');`,
  };
  const folder = await bundle(t, sources, [deferredImport()], {
    build: {rolldownOptions: {external: /deferred-chunk\.ts$/}},
  });
  const text = readFileSync(join(folder, 'entry.mjs'), 'utf8');
  assert.match(text, /"its own"/);
  assert.match(text, /import\("[^"]*\/src\/cdn\/deferred-chunk\.ts"\)/);
});
