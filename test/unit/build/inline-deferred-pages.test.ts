import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {inlineDeferredPages} from '../../../build/inline-deferred-pages.js';
import {bundle} from '../../support/build/bundle.js';

const sources = (loader: string) => ({
  'src/entry.ts': `export {load} from './elements/connect/page-loader.js';`,
  'src/elements/connect/page-loader.ts': loader,
  'src/elements/connect/deferred.ts': `export const page = 'the second page';`,
});

test('the deferred chunk is in the same file', async t => {
  const loader = `export const load = async () => (await import('./deferred.js')).page;`;
  const folder = await bundle(t, sources(loader), [inlineDeferredPages()]);
  assert.deepEqual(readdirSync(folder), ['entry.mjs']);
  const {load} = (await import(join(folder, 'entry.mjs'))) as {load: () => Promise<string>};
  assert.equal(await load(), 'the second page');
});

test('a page loader that imports it in another way fails the build', async t => {
  const loader = `export const load = async () => (await import("./deferred.js")).page;`;
  await assert.rejects(
    bundle(t, sources(loader), [inlineDeferredPages()]),
    /page-loader.*has no import/,
  );
});
