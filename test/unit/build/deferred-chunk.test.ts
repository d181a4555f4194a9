import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {pathToFileURL} from 'node:url';
import {compileFunction, constants} from 'node:vm';
import {deferredChunk} from '../../../build/deferred-chunk.js';
import {sha256} from '../../../build/hashes.js';
import {bundle} from '../../support/build/bundle.js';

const ENTRY = `
  import {count} from './shared.js';
  export const load = () => import('./deferred.js');
  export const total = () => count.value;
  export const importChunk = async (file, integrity, ...shared) => {
    const chunk = await import(new URL(file + '?verified', import.meta.url).href);
    return {file, integrity, ...chunk.default(importChunk, ...shared)};
  };`;

const SOURCES = {
  'src/entry.ts': ENTRY,
  'src/shared.ts': `export const count = {value: 0};`,
  'src/deferred.ts': `import {count} from './shared.js'; export const add = () => ++count.value;`,
};

const build = (t: TestContext, sources: Readonly<Record<string, string>>, global?: string) =>
  bundle(t, sources, [deferredChunk(global)], {
    build: {
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: {chunkFileNames: 'deferred-[hash].mjs'},
      },
    },
  });

interface Entry {
  load(): Promise<{file: string; integrity: string; add(): number}>;
  total(): number;
}

test('the deferred chunk is a function of what it shares with the entry, which embeds its hash', async t => {
  const folder = await build(t, SOURCES);
  const [deferred = '', ...others] = readdirSync(folder).filter(name => name !== 'entry.mjs');
  assert.deepEqual(others, []);
  const text = readFileSync(join(folder, deferred), 'utf8');
  assert.match(text, /export default \(/);
  assert.doesNotMatch(text, /\bimport\b/);

  // Under another URL than the chunk would import it by.
  const entry = (await import(`${join(folder, 'entry.mjs')}?v=2`)) as Entry;
  assert.deepEqual(Object.keys(entry), ['load', 'total']);
  const {file, integrity, add} = await entry.load();
  assert.equal(file, `./${deferred}`);
  assert.equal(integrity, sha256(text));
  assert.equal(add(), 1);
  assert.equal(entry.total(), 1);
});

test('a chunk of the deferred chunk is a function of what it shares with both', async t => {
  const folder = await build(t, {
    ...SOURCES,
    // By name, as the page loader does: the whole namespace is no export of the module.
    'src/entry.ts': ENTRY.replace(
      `() => import('./deferred.js')`,
      `async () => { const {more} = await import('./deferred.js'); return {more}; }`,
    ),
    'src/deferred.ts': `
      import {count} from './shared.js';
      export {step} from './step.js';
      export const add = () => ++count.value;
      export const more = () => import('./further.js');`,
    'src/step.ts': `export const step = {value: 10};`,
    'src/further.ts': `
      import {count} from './shared.js';
      import {step} from './step.js';
      export const leap = () => (count.value += step.value);`,
  });
  const texts = readdirSync(folder)
    .filter(name => name !== 'entry.mjs')
    .map(name => readFileSync(join(folder, name), 'utf8'));
  assert.equal(texts.length, 2);
  for (const text of texts) assert.doesNotMatch(text, /\bimport\b/);
  const entry = (await import(`${join(folder, 'entry.mjs')}?v=2`)) as Entry;
  const {more} = (await entry.load()) as unknown as {
    more(): Promise<{integrity: string; leap(): number}>;
  };
  const {integrity, leap} = await more();
  assert.ok(texts.some(text => sha256(text) === integrity));
  assert.equal(leap(), 10);
  assert.equal(entry.total(), 10);
});

test('an entry without a deferred chunk fails the build', async t => {
  const entry = `export const importChunk = () => {};`;
  await assert.rejects(build(t, {'src/entry.ts': entry}), /an entry and its deferred chunks/);
});

test('a classic script keeps its exports in a variable, and shares with its chunk what a module does', async t => {
  const folder = await build(t, SOURCES, 'Counter');
  const file = join(folder, 'entry.mjs');
  const src = pathToFileURL(file).href;
  const entry = compileFunction(`${readFileSync(file, 'utf8')}; return Counter;`, ['document'], {
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })({currentScript: {src}}) as Entry;
  assert.deepEqual(Object.keys(entry), ['load', 'total']);
  assert.equal((await entry.load()).add(), 1);
  assert.equal(entry.total(), 1);
});

test('an entry that does not name its exports fails the build', async t => {
  const sources = {
    ...SOURCES,
    'src/entry.ts': `${ENTRY} export * from './others.js';`,
    'src/others.ts': `export const other = 1;`,
  };
  await assert.rejects(build(t, sources), /must name what it exports/);
});
