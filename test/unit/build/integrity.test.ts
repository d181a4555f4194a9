import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {integrity} from '../../../build/integrity.js';
import {bundle} from '../../support/build/bundle.js';

test('sri.json has the hash of every built script, and of nothing else', async t => {
  const source = `export const load = () => import('./later.js');`;
  const folder = await bundle(
    t,
    {'src/entry.ts': source, 'src/later.ts': 'export default 1;'},
    [integrity()],
    {build: {sourcemap: true, rolldownOptions: {output: {chunkFileNames: 'later.mjs'}}}},
  );
  const hashToken = (name: string) =>
    `sha384-${createHash('sha384')
      .update(readFileSync(join(folder, name)))
      .digest('base64')}`;
  assert.deepEqual(JSON.parse(readFileSync(join(folder, 'sri.json'), 'utf8')), {
    'entry.mjs': hashToken('entry.mjs'),
    'later.mjs': hashToken('later.mjs'),
  });
});
