import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {test} from 'node:test';
import {runInNewContext} from 'node:vm';
import express from 'express';

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

test('the redirect of the security page takes the token off, and leads to no other page', async t => {
  const [, code = ''] = /^```js\n([^]*?)^```$/m.exec(page) ?? [];
  const app = express();
  runInNewContext(code, {app, URL});
  app.get('/energy', (_req, res) => void res.send('The page'));
  const server = app.listen(0);
  t.after(() => server.close());
  const {port} = server.address() as AddressInfo;
  const ask = (path: string) => fetch(`http://localhost:${port}${path}`, {redirect: 'manual'});
  const locationOf = async (path: string) => (await ask(path)).headers.get('location');
  assert.equal(await locationOf('/energy?fp_cot=cot_1'), '/energy?');
  assert.equal(await locationOf('/energy?tab=1&fp_cot=cot_1&fp_cot=cot_2'), '/energy?tab=1');
  for (const path of ['/energy?', '/energy?tab=1'])
    assert.equal(await (await ask(path)).text(), 'The page');
  for (const path of ['//evil.example/?fp_cot=1', '/.//evil.example?fp_cot=1'])
    assert.equal(await locationOf(path), null, path);
});
