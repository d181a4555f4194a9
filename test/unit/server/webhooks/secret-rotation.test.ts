import assert from 'node:assert/strict';
import {test} from 'node:test';
import {sharedSecretVerifier} from '../../../../src/server/index.js';
import {delivery, eventOf, startReceiver} from '../../../support/server/webhook-delivery.js';

const OLD = 'the-secret-of-2025';
const NEW = 'the-secret-of-2026';

test('several secrets are valid at the same time, and no other', async () => {
  const verify = sharedSecretVerifier([OLD, NEW]);
  const {server} = await startReceiver({webhook: {verify}});
  let serial = 0;
  const statusOf = async (secret: string) => {
    const event = eventOf(`evt_${serial++}`);
    const inPath = await server.fetch(delivery(event, {}, `/${secret}`));
    const inHeader = await server.fetch(delivery(event, {'x-webhook-secret': secret}));
    assert.equal(inPath.status, inHeader.status);
    return inPath.status;
  };
  assert.equal(await statusOf(OLD), 200);
  assert.equal(await statusOf(NEW), 200);
  for (const secret of [`${OLD},${NEW}`, OLD + NEW, 'the-secret-of-2027']) {
    assert.equal(await statusOf(secret), 401, secret);
  }
});

test('a list without secrets, or with a short one, is refused at start', () => {
  assert.throws(() => sharedSecretVerifier([]), /no webhook secret/);
  assert.throws(() => sharedSecretVerifier([OLD, 'short']), /shorter than 16/);
});
