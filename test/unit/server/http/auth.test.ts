import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codeOf, ORIGIN, startHouse} from '../../../support/server/companion.js';
import {testRejected} from '../../../support/server/rejected-requests.js';

testRejected([['nobody is signed in', {headers: {}}, '401 not_signed_in']]);

test('what the host throws while it looks for the customer stays with the host', async t => {
  const broken = new Error('postgres://admin:hunter2@db');
  const heard: unknown[] = [];
  const {server, answers} = await startHouse(t, {
    getCustomerId() {
      throw broken;
    },
    onError: error => void heard.push(error),
  });
  const request = new Request(`${ORIGIN}/flatpeak/complete`, {method: 'POST'});
  assert.equal(await codeOf(await server.fetch(request)), '500 internal_error');
  assert.doesNotMatch(answers.join(), /hunter2|postgres/);
  assert.deepEqual(heard, [broken]);
});
