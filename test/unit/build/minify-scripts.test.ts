import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {runInNewContext} from 'node:vm';
import {minifyScripts} from '../../../build/minify-scripts.js';
import {bundle} from '../../support/build/bundle.js';

const SOURCE = `
  // A comment.
  const greeting = (name) => { const text = 'Hello ' + name; return text; };
  export const greet = greeting;`;

const LICENCE = '/*! For licences see licenses.md beside this file. */';

test('a module is minified, does the same and points to its licences', async t => {
  const folder = await bundle(t, {'src/entry.ts': SOURCE}, [minifyScripts(LICENCE)]);
  const text = readFileSync(join(folder, 'entry.mjs'), 'utf8');
  assert.ok(text.startsWith(LICENCE));
  assert.ok(text.length < LICENCE.length + 50, text);
  const {greet} = (await import(join(folder, 'entry.mjs'))) as {greet: (name: string) => string};
  assert.equal(greet('Ann'), 'Hello Ann');
});

test('a classic script keeps its global name', async t => {
  const folder = await bundle(t, {'src/entry.ts': SOURCE}, [minifyScripts(LICENCE)], {
    build: {
      lib: {entry: 'src/entry.ts', name: 'Greeter', formats: ['iife'], fileName: () => 'entry.js'},
    },
  });
  assert.match(readFileSync(join(folder, 'entry.js'), 'utf8'), /^var Greeter=/m);
});

test('a classic script is in ASCII and has the same text', async t => {
  const text = 'Cañón’s “prix” حاول 🔌';
  const source = `Object.assign(globalThis, {text: '${text}', pattern: /^Cañ/u});`;
  const folder = await bundle(t, {'src/entry.ts': source}, [minifyScripts(LICENCE)], {
    build: {
      lib: {entry: 'src/entry.ts', name: 'Texts', formats: ['iife'], fileName: () => 'entry.js'},
    },
  });
  const script = readFileSync(join(folder, 'entry.js'), 'utf8');
  assert.match(script, /^\p{ASCII}+$/u);
  const page: {text?: string; pattern?: RegExp} = {};
  runInNewContext(script, page);
  assert.equal(page.text, text);
  assert.ok(page.pattern?.test(text));
});
