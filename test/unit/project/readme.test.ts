import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {widgetPolicy} from '../../../demo/policy.js';
import {
  countryOf,
  ERROR_INPUTS,
  FAULT_TYPES,
  sampleProviderNames,
} from '../../../src/simulator/index.js';
import {rows as failures} from '../../support/browser/fault-table.js';
import {readmeBlocks} from '../../support/readme-blocks.js';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');
const rows = readme.split('\n').filter(line => line.startsWith('|'));

/** The sample of each framework that the README shows. */
const apps = new Map([
  ['React 19', 'react-19/src/app.tsx'],
  ['React 18', 'react-18/src/app.tsx'],
  ['Vue', 'vue/src/App.vue'],
  ['Svelte', 'svelte/src/App.svelte'],
  ['Solid', 'solid/src/app.tsx'],
  ['Angular', 'angular/src/app.ts'],
  ['Next', 'next/app/tariff.tsx'],
  ['Astro', 'astro/src/pages/index.astro'],
]);

test('the README shows the server that the demo runs, whole', () => {
  assert.ok(readme.includes(read('demo/server.ts').trim()));
});

test('the README shows each framework as its sample does', () => {
  const [, ...rest] = readme.split('### In a framework');
  const [section = ''] = rest.join('').split('\n### ');
  const inLine = (text: string) => text.replace(/\s+/g, ' ').trim();
  const shown = [...section.matchAll(/^(\w.*):\n\n```\w+\n([^]*?)^```$/gm)];
  assert.deepEqual(
    shown.map(([, name]) => name),
    [...apps.keys()],
  );
  const beside = (code: string) =>
    code
      .replace(/'\.\.\/\.\.\/host(\.js)?'/, "'./host'")
      .replace('{{connectUrl}}', 'http://localhost:4010/connect');
  for (const [, name = '', code = ''] of shown)
    assert.ok(
      inLine(beside(read(`demo/frameworks/${apps.get(name)}`))).includes(inLine(code)),
      name,
    );
});

test('the README shows the file that the samples share, for the simulator', () => {
  const host = read('demo/frameworks/host.ts').trim();
  const own = "document.documentElement.dataset['connectUrl']";
  assert.ok(host.includes(own));
  const blocks = readmeBlocks().filter(({heading}) => heading === 'In a framework');
  assert.equal(blocks.length, apps.size + 1);
  assert.equal(blocks[0]?.code.trim(), host.replace(own, "'http://localhost:4010/connect'"));
});

test('the README shows the policy that the demo and the tests run under', () => {
  const policy = widgetPolicy({
    service: 'https://connect.flatpeak.com',
    logos: 'https://s.flatpeak.com',
  });
  assert.ok(readme.includes(policy.join(';\n')));
});

test('the README names a provider for each of the four ways', () => {
  const country = countryOf('GB');
  assert.ok(country);
  for (const name of Object.values(sampleProviderNames(country)))
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

test('the README says what can go wrong, row by row as it is tested', () => {
  const cells = (row: string) => row.split('|').map(cell => cell.trim());
  const [, ...table] = readme.split('## What can go wrong');
  const [section = ''] = table.join('').split('\n## ');
  const [_head, _line, ...told] = section.split('\n').filter(line => line.startsWith('|'));
  assert.deepEqual(
    told.map(row => cells(row).slice(1, -1)),
    failures,
  );
});

test('the README tells of every token, and of every part and its place', () => {
  const {modules} = JSON.parse(read('custom-elements.json')) as {
    modules: {declarations: Record<'cssProperties' | 'cssParts', {name: string}[] | undefined>[]}[];
  };
  const elements = modules.flatMap(({declarations}) => declarations);
  const names = (of: 'cssProperties' | 'cssParts') =>
    new Set(elements.flatMap(element => element[of] ?? []).map(({name}) => name));
  assert.equal(names('cssProperties').size, 34);
  for (const token of names('cssProperties'))
    assert.ok(
      rows.some(row => row.startsWith(`| \`${token}\` `)),
      token,
    );
  const [, look = ''] = readme.split('### Look');
  for (const part of names('cssParts')) assert.ok(look.includes(`\`${part}\``), part);
});

test('every file that the README leads to is there', () => {
  for (const [, path = ''] of readme.matchAll(/\]\((?!http)([^)]+)\)/g))
    assert.ok(existsSync(new URL(`../../../${path}`, import.meta.url)), path);
});
