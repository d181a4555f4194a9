import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {countryOf, ERROR_INPUTS, FAULT_TYPES, sampleNames} from '../../src/simulator/index.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');
const rows = readme.split('\n').filter(line => line.startsWith('|'));

test('the README shows the server that the demo runs, whole', () => {
  assert.ok(readme.includes(read('demo/server.ts').trim()));
});

test('the README names a provider for each of the four ways', () => {
  const country = countryOf('GB');
  assert.ok(country);
  for (const name of Object.values(sampleNames(country)))
    assert.ok(
      rows.some(row => row.startsWith(`| ${name} `)),
      name,
    );
});

test('the README says how each error of the service can be seen', () => {
  for (const {kind, code, by, how} of ERROR_INPUTS) {
    if (by === 'script') continue;
    const plain = (text: string) => text.replaceAll('`', '');
    const input = how.replace(code, '<code>');
    const isTold = rows.some(
      row =>
        row.startsWith(`| \`${kind}\` `) &&
        plain(row).includes(`| ${input} `) &&
        row.includes(`\`${code}\``),
    );
    assert.ok(isTold, `${kind}: ${how} gives ${code}`);
  }
});

test('the README names every fault that the simulator can make', () => {
  for (const fault of FAULT_TYPES) assert.ok(readme.includes(`\`${fault}\``), fault);
});

test('every file that the README leads to is there', () => {
  for (const [, path = ''] of readme.matchAll(/\]\((?!http)([^)]+)\)/g))
    assert.ok(existsSync(new URL(`../../${path}`, import.meta.url)), path);
});
