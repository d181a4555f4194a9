import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

const folder = new URL('../../../docs/adr/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const records = readdirSync(folder).filter(name => name !== 'README.md');

test('every decision record has its sections, and a row with its status in the index', () => {
  const rows = [...read('README.md').matchAll(/^\| \[(\d+)\]\((.+?)\) +\| .+ \| (\S.*?) +\|$/gm)];
  assert.deepEqual(
    rows.map(([, , name]) => name),
    records.sort(),
  );
  for (const [, number = '', name = '', status = ''] of rows) {
    assert.ok(name.startsWith(`${number}-`), name);
    const lines = read(name).split('\n');
    assert.match(lines[0] ?? '', new RegExp(`^# ${Number(number)}\\. \\S`));
    assert.ok(lines.includes(`Status: ${status}`), name);
    assert.deepEqual(
      lines.filter(line => line.startsWith('## ')),
      ['## Context', '## Decision', '## Consequences'],
      name,
    );
  }
});
