import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codeOf, ORIGIN, startHouse} from '../../../support/server/companion.js';

/** Fits into the 64 KiB of a body. */
const DEEP = '['.repeat(30_000) + ']'.repeat(30_000);

test('JSON that is nested very deeply is a bad request', async t => {
  const {server} = await startHouse(t, {webhook: {verify: async () => true}});
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

test('what the service nests very deeply is not as documented', async t => {
  const {upstream, post} = await startHouse(t);
  upstream.fault = ({name}) =>
    name === 'GET /login' ? undefined : {status: 200, body: `{"connect_token": ${DEEP}}`};
  assert.equal(await codeOf(await post('connect-token')), '502 upstream_unavailable');
});
