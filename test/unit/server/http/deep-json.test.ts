import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codeOf, ORIGIN, startCompanion} from '../../../support/server/companion.js';

/** Fits into the 64 KiB of a body. */
const DEEP = '['.repeat(30_000) + ']'.repeat(30_000);

test('JSON that is nested very deeply is a bad request', async () => {
  const {server} = startCompanion({webhook: {verify: async () => true}});
  for (const path of ['complete', 'connect-token', 'schedules', 'webhooks']) {
    for (const body of [DEEP, `{"id":"evt_1","data":{"a":${DEEP}}}`, '['.repeat(60_000)]) {
      const response = await server.fetch(
        new Request(`${ORIGIN}/flatpeak/${path}`, {
          ...{method: 'POST', body},
          headers: {'x-customer': 'ann', 'content-type': 'application/json'},
        }),
      );
      assert.equal(await codeOf(response), '400 body_not_json', path);
    }
  }
});

test('what the service nests very deeply is not as documented', async () => {
  const {setFaults, post} = startCompanion();
  await setFaults({
    ...{type: 'status', status: 200, times: 'always'},
    ...{call: 'POST /connect/tariff/token', text: `{"connect_token": ${DEEP}}`},
  });
  assert.equal(await codeOf(await post('connect-token')), '502 upstream_unavailable');
});
