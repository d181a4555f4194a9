import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codeOf, ORIGIN, startCompanion} from '../../../support/server/companion.js';
import {ann, json, testRejected} from '../../../support/server/rejected-requests.js';

const big = JSON.stringify({location_id: 'x'.repeat(64 * 1024)});

testRejected([
  [
    'the body is a form',
    {headers: ann, body: new URLSearchParams('a=b')},
    '415 body_not_json_type',
  ],
  ['the body is text', {headers: ann, body: '{}'}, '415 body_not_json_type'],
  ['the body is too large', {headers: {...ann, ...json}, body: big}, '413 body_too_large'],
  ['the body is cut off', {headers: {...ann, ...json}, body: '{"a"'}, '400 body_not_json'],
  [
    'the body is not UTF-8',
    {headers: {...ann, ...json}, body: new Uint8Array([0x22, 0xff, 0x22])},
    '400 body_not_json',
  ],
  ['the body is not an object', {headers: {...ann, ...json}, body: '[]'}, '400 body_invalid'],
]);

test('an endless body is cancelled as soon as it is too large', async () => {
  const {server} = startCompanion();
  let sent = 0;
  const reasons: unknown[] = [];
  const body = new ReadableStream({
    pull(controller) {
      sent += 16 * 1024;
      controller.enqueue(new Uint8Array(16 * 1024));
    },
    cancel(reason) {
      reasons.push(reason);
    },
  });
  const init: RequestInit & {duplex: 'half'} = {
    method: 'POST',
    // A length that says nothing bad is not believed.
    headers: {...ann, ...json, 'content-length': '2'},
    body,
    duplex: 'half',
  };
  const response = await server.fetch(new Request(`${ORIGIN}/flatpeak/complete`, init));
  assert.equal(await codeOf(response), '413 body_too_large');
  assert.ok(reasons.length === 1 && sent < 256 * 1024);
});
