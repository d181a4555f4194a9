import assert from 'node:assert/strict';
import {test} from 'node:test';
import {elements} from '../../../docs/.vitepress/reference/elements.js';
import {referencePages as pages} from '../../../docs/.vitepress/reference/pages.js';
import {en} from '../../../src/messages/en.js';
import {
  countryOf,
  ERROR_INPUTS,
  FAULT_TYPES,
  sampleProviderNames,
} from '../../../src/simulator/index.js';
import {rows as failures} from '../../support/browser/fault-table.js';

const page = (name: string) => pages.get(name) ?? '';
const rowsOf = (name: string) =>
  page(name)
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| ---'));
const cells = (row: string) => row.split(/(?<!\\)\|/).map(cell => cell.trim());

/** Rows of details whose type says it all; their last cell may be empty. */
const MAY_BE_EMPTY = new Set(['events', 'companion-options', 'simulator', 'faults', 'error-codes']);

test('every attribute, slot, token, part and state has a description', () => {
  for (const name of pages.keys()) {
    if (MAY_BE_EMPTY.has(name)) continue;
    for (const row of rowsOf(name)) assert.notEqual(cells(row).at(-2), '', `${name}: ${row}`);
  }
});

test('every event has a section with its detail', () => {
  for (const {events = []} of elements)
    for (const {name} of events) assert.ok(page('events').includes(`\n## ${name}\n`), name);
});

test('every token is there, with its default', () => {
  const rows = rowsOf('tokens').slice(1);
  assert.equal(rows.length, elements[0]?.cssProperties?.length);
  for (const row of rows) assert.notEqual(cells(row)[2], '', row);
});

test('every message is there', () => {
  for (const key of Object.keys(en)) assert.ok(page('messages').includes(`| \`${key}\` |`), key);
});

test('every required option is there, and every option has a description', () => {
  for (const name of ['accountId', 'apiKey', 'getCustomerId', 'callbackUrl'])
    assert.ok(page('companion-options').includes(`| \`${name}\` |`), name);
  const [, optional = ''] = page('companion-options').split('## Optional');
  const [table = ''] = optional.split('\n## ');
  for (const row of table.split('\n').filter(line => line.startsWith('| `'))) {
    if (row.includes('`webhook`')) continue;
    assert.notEqual(cells(row).at(-2), '', row);
  }
});

test('a provider is named for each connection type', () => {
  const country = countryOf('GB');
  assert.ok(country);
  for (const name of Object.values(sampleProviderNames(country)))
    assert.ok(
      rowsOf('simulator').some(row => row.startsWith(`| ${name} `)),
      name,
    );
});

test('it says how each error of the service can be seen', () => {
  for (const {kind, code, by} of ERROR_INPUTS) {
    if (by === 'script') continue;
    const isShown = rowsOf('error-inputs').some(
      row => row.startsWith(`| \`${kind}\` `) && row.includes(`\`${code}\``),
    );
    assert.ok(isShown, `${kind}: ${code}`);
  }
});

test('every fault has its effect', () => {
  for (const fault of FAULT_TYPES) {
    const row = rowsOf('faults').find(each => each.startsWith(`| \`${fault}\` `));
    assert.ok(row, fault);
    assert.notEqual(cells(row)[2], '', fault);
  }
});

test('it says what can go wrong, row by row as it is tested', () => {
  const [, rest = ''] = page('error-codes').split('## What can go wrong');
  const [section = ''] = rest.split('\n## ');
  const [_head, _line, ...shown] = section.split('\n').filter(line => line.startsWith('|'));
  assert.deepEqual(
    shown.map(row => cells(row).slice(1, -1)),
    failures,
  );
});

test('every error of the companion and every refused webhook is there', () => {
  for (const name of ['cross_site', 'token_limit', 'upstream_timeout', 'event_unreadable']) {
    const row = rowsOf('error-codes').find(each => each.startsWith(`| \`${name}\` `));
    assert.ok(row, name);
    for (const cell of cells(row).slice(1, -1)) assert.notEqual(cell, '', row);
  }
});

test('no page of the reference has a tag that is not of HTML outside of code', () => {
  for (const [name, text] of pages) {
    const plain = text.replace(/`[^`]*`/g, '');
    assert.doesNotMatch(plain.replace(/<\/?(span|br)\b[^>]*>/g, ''), /<[a-z]/, name);
  }
});
