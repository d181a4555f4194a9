import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

const folder = new URL('../../../.github/workflows/', import.meta.url);
const workflows = readdirSync(folder).map(name => readFileSync(new URL(name, folder), 'utf8'));

test('every action is the one commit that its hash names, with its version beside it', () => {
  const uses = workflows.flatMap(text => text.match(/uses:.*/g) ?? []);
  assert.notEqual(uses.length, 0);
  for (const line of uses)
    assert.match(line, /^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('no workflow may write to the repository, or holds a secret', () => {
  for (const text of workflows) {
    assert.match(text, /^permissions:/m);
    assert.doesNotMatch(text, /write-all|contents: write|secrets\./);
  }
});
