import assert from 'node:assert/strict';
import {it} from 'node:test';
import {parseJson, retryAfterSeconds} from '../../../src/protocol/http.js';

const NOW = Date.parse('2026-11-29T12:00:00Z');

for (const [header, seconds] of [
  [null, undefined],
  ['', undefined],
  ['0', 0],
  ['120', 120],
  ['Sun, 29 Nov 2026 12:00:30 GMT', 30],
  ['Sun, 29 Nov 2026 11:59:00 GMT', 0],
  ['soon', undefined],
  ['-5', 0],
  ['99999999999999', 99_999_999_999_999],
] as const)
  it(`reads Retry-After: ${header} as ${seconds} seconds`, () => {
    assert.equal(retryAfterSeconds(header, NOW), seconds);
  });

it('reads JSON, and anything else as undefined', () => {
  assert.deepEqual(parseJson('{"a":[1]}'), {a: [1]});
  assert.equal(parseJson('null'), null);
  for (const text of ['', '<html>', '{"a":']) assert.equal(parseJson(text), undefined);
});
