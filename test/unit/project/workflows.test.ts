import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const folder = '.github/workflows/';
const files = readdirSync(new URL(`../../../${folder}`, import.meta.url));
const workflows = files.map(name => read(folder + name));
const {scripts} = JSON.parse(read('package.json')) as {scripts: Record<string, string>};

/** The words of a list in one line, such as `node: ['20.19', '24']`. */
const listOf = (text: string, key: string) => {
  const [, list = ''] = new RegExp(`^ +${key}: \\[(.*)\\]$`, 'm').exec(text) ?? [];
  return list.split(',').map(word => word.trim().replace(/^'(.*)'$/, '$1'));
};

test('every action is the one commit that its hash names, with its version beside it', () => {
  const uses = workflows.flatMap(text => text.match(/uses:.*/g) ?? []);
  assert.notEqual(uses.length, 0);
  for (const line of uses)
    assert.match(line, /^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  // Two workflows on two versions of an action would test different things.
  const actions = new Set(uses.map(line => line.replace(/@.*/, '')));
  assert.equal(new Set(uses).size, actions.size);
});

test('no workflow may write to the repository, or holds a secret', () => {
  for (const text of workflows) {
    assert.match(text, /^permissions:/m);
    assert.doesNotMatch(text, /write-all|contents: write|secrets\./);
  }
});

test('every job has a time limit', () => {
  for (const text of workflows)
    assert.equal(
      text.match(/^ {4}runs-on:/gm)?.length,
      text.match(/^ {4}timeout-minutes: \d+$/gm)?.length,
    );
});

test('every script that a workflow runs is there', () => {
  const names = workflows.flatMap(text => [
    ...[...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
    ...listOf(text, 'script').filter(Boolean),
  ]);
  assert.ok(names.includes('setup') && names.includes('test:nightly'));
  for (const name of names) assert.ok(scripts[name], name);
});

test('the nightly workflow runs what is too slow for every push', () => {
  const nightly = read(`${folder}nightly.yml`);
  assert.match(nightly, /^ {4}- cron: '[\d* ]+'$/m);
  assert.match(nightly, /^ +- run: npm run \$\{\{ matrix\.script \}\}$/m);
  assert.deepEqual(listOf(nightly, 'script'), [
    'test:all',
    'test:nightly',
    'test:engines',
    'test:frameworks',
  ]);
});

test('the Node of .nvmrc and the oldest that engines allows are tested at every push', () => {
  const {engines} = JSON.parse(read('package.json')) as {engines: {node: string}};
  assert.deepEqual(listOf(read(`${folder}ci.yml`), 'node'), [
    engines.node.replace('>=', ''),
    read('.nvmrc').trim(),
  ]);
});
