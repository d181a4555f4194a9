import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

const url = new URL('../../../docs/security.md', import.meta.url);
const page = readFileSync(url, 'utf8');

const linksOf = (text: string) =>
  [...text.matchAll(/\[([^\]]+)\]\((?!https?:)([^)\s]+)\)/g)].map(([, label = '', path = '']) => ({
    label,
    path,
  }));

/** The rows of the first table under a heading, without the head. */
function rowsUnder(heading: string): string[] {
  const [, rest = ''] = page.split(`\n## ${heading}\n`);
  const [section = ''] = rest.split('\n## ');
  const [_head, _line, ...rows] = section.split('\n').filter(line => line.startsWith('|'));
  return rows;
}

test('every file that the security page links to exists, and is named as it is', () => {
  const links = linksOf(page);
  assert.notDeepEqual(links, []);
  for (const {label, path} of links) {
    const target = new URL(path, url);
    assert.ok(existsSync(target), path);
    if (/\.[jt]s$/.test(label)) assert.equal(label, target.pathname.split('/').at(-1), path);
  }
});

test('every promise of the security page links to a test', () => {
  const rows = rowsUnder('Promises');
  assert.ok(rows.length > 30, 'the table is found');
  for (const row of rows) {
    const [, promise = '', tests = ''] = row.split('|');
    assert.ok(promise.trim(), row);
    const files = linksOf(tests).filter(({path}) => path.endsWith('.test.ts'));
    assert.notDeepEqual(files, [], promise.trim());
  }
});
