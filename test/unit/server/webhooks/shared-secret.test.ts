import assert from 'node:assert/strict';
import {test} from 'node:test';
import {sharedSecretVerifier} from '../../../../src/server/index.js';
import {codeOf} from '../../../support/server/companion.js';
import {delivery, eventOf, startReceiver} from '../../../support/server/webhook-delivery.js';

test('a shared secret passes at the end of the address or in a header, and nothing else does', async () => {
  const secret = 'öffne-dich/Sesam?23';
  const {server, eventIds} = startReceiver({
    webhook: {verify: sharedSecretVerifier(secret)},
  });
  const send = async (id: string, headers: Record<string, string>, path = '') => {
    const response = await server.fetch(delivery(eventOf(id), headers, path));
    return response.ok ? '200' : codeOf(response);
  };
  assert.equal(await send('evt_1', {}, `/${encodeURIComponent(secret)}`), '200');
  const ascii = 'plain-secret-of-16';
  const receiver = startReceiver({webhook: {verify: sharedSecretVerifier(ascii)}});
  const inHeader = delivery(eventOf('evt_1'), {'x-webhook-secret': ascii});
  assert.equal((await receiver.server.fetch(inHeader)).status, 200);
  for (const path of ['', '/', '/wrong', '/%E0%A4%A', `/${encodeURIComponent(secret)}x`]) {
    assert.equal(await send('evt_2', {}, path), '401 webhook_refused', path);
  }
  assert.equal(await send('evt_2', {'x-webhook-secret': 'wrong'}), '401 webhook_refused');
  assert.deepEqual(eventIds, ['evt_1']);
  assert.throws(() => sharedSecretVerifier('short'), TypeError);
});
