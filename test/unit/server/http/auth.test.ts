import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codeOf, ORIGIN, startCompanion} from '../../../support/server/companion.js';
import {testRejected} from '../../../support/server/rejected-requests.js';

testRejected([['nobody is signed in', {headers: {}}, '401 not_signed_in']]);

test('what getCustomerId throws is passed to onError, and not to the customer', async () => {
  const broken = new Error('postgres://admin:hunter2@db');
  const errors: unknown[] = [];
  const {server, responses} = startCompanion({
    getCustomerId() {
      throw broken;
    },
    onError: error => void errors.push(error),
  });
  const request = new Request(`${ORIGIN}/flatpeak/complete`, {method: 'POST'});
  assert.equal(await codeOf(await server.fetch(request)), '500 internal_error');
  assert.doesNotMatch(responses.join(), /hunter2|postgres/);
  assert.deepEqual(errors, [broken]);
});
