import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {
  signatureVerifier,
  signWebhook,
  type SignWebhookOptions,
} from '../../../../src/server/index.js';
import {codeOf, each} from '../../../support/server/companion.js';
import {listen} from '../../../support/server/listen.js';
import {delivery, eventOf, startReceiver} from '../../../support/server/webhook-delivery.js';

/** A key of the service's, and the set in which its public part stands. */
async function keyOf(keyId: string) {
  const pair = await crypto.subtle.generateKey(
    {
      name: 'RSA-PSS',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
    },
    true,
    ['sign', 'verify'],
  );
  const {n, e} = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk = {kty: 'RSA', kid: keyId, use: 'sig', alg: 'PS256', n, e};
  return {privateKey: pair.privateKey, keyId, jwk};
}

/** A verifier before a real key set that counts how often it is asked for. */
async function startSigned(t: TestContext) {
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const keys: unknown[] = [];
  const asked = {times: 0, status: 200};
  const url = await listen(t, (_req, res) => {
    asked.times++;
    res.writeHead(asked.status, {'content-type': 'application/json'});
    res.end(JSON.stringify({keys}));
  });
  const verify = signatureVerifier({jwksUrl: `${url}/jwks.json`, now: () => clock.now});
  const receiver = startReceiver({webhook: {verify}, now: () => clock.now});
  const deliver = async (body: string, headers: Record<string, string>) => {
    const response = await receiver.server.fetch(delivery(body, headers));
    return response.ok ? '200' : codeOf(response);
  };
  const sign = (body: string, key: Omit<SignWebhookOptions, 'at'>, at = clock.now) =>
    signWebhook(body, {privateKey: key.privateKey, keyId: key.keyId, at});
  return {...receiver, clock, keys, asked, deliver, sign};
}

test('a signed delivery passes, and keys are asked for once', async t => {
  const {keys, asked, deliver, sign, eventIds} = await startSigned(t);
  const key = await keyOf('wsk_live_1');
  // Keys of other kinds stand beside it.
  keys.push({kty: 'EC', kid: 'wsk_live_1', crv: 'P-256'}, {...key.jwk, alg: 'RS256'}, 7, key.jwk);
  for (const id of ['evt_1', 'evt_2']) {
    const body = eventOf(id, {data: {name: 'Zoë \u{1F3E0}'}});
    assert.equal(await deliver(body, await sign(body, key)), '200');
  }
  assert.deepEqual(eventIds, ['evt_1', 'evt_2']);
  assert.equal(asked.times, 1);
});

test('a forged delivery is refused, whatever was forged', async t => {
  const {keys, deliver, sign, eventIds, clock, asked} = await startSigned(t);
  const [key, stranger] = [await keyOf('wsk_live_1'), await keyOf('wsk_live_1')];
  keys.push(key.jwk);
  const body = eventOf('evt_1');
  const good = await sign(body, key);
  const later = String(Number(good['flatpeak-timestamp']) + 1);
  const without = (name: string) =>
    Object.fromEntries(Object.entries(good).filter(([header]) => header !== name));
  const FORGED: Record<string, [body: string, headers: Record<string, string>]> = {
    'a changed body': [eventOf('evt_2'), good],
    'a space more': [`${body} `, good],
    'another timestamp': [body, {...good, 'flatpeak-timestamp': later}],
    "a stranger's key": [body, await sign(body, stranger)],
    'no signature': [body, {}],
    'signature none': [body, {...good, 'flatpeak-signature': 'none'}],
    'an empty signature': [body, {...good, 'flatpeak-signature': 'v1='}],
    'a signature of nothing': [body, {...good, 'flatpeak-signature': 'v1=AAAA'}],
    'a broken signature': [body, {...good, 'flatpeak-signature': 'v1=A'}],
    'a signature of another scheme': [body, {...good, 'flatpeak-signature-scheme': 'none'}],
    'no timestamp': [body, without('flatpeak-timestamp')],
    'a timestamp that is none': [body, {...good, 'flatpeak-timestamp': 'NaN'}],
    'no key': [body, without('flatpeak-key-id')],
    'an unknown key': [body, {...good, 'flatpeak-key-id': 'wsk_live_9'}],
    'a key from Object': [body, {...good, 'flatpeak-key-id': '__proto__'}],
  };
  for (const [what, [forged, headers]] of Object.entries(FORGED)) {
    assert.equal(await deliver(forged, headers), '401 webhook_refused', what);
  }
  assert.deepEqual(eventIds, []);
  assert.equal(await deliver(body, good), '200');
  // Made-up keys don't make the server ask again and again.
  assert.ok(asked.times <= 1);
  clock.now += 1;
});

test('a delivery counts for five minutes, before and after', async t => {
  const {keys, deliver, sign, clock} = await startSigned(t);
  const key = await keyOf('wsk_live_1');
  keys.push(key.jwk);
  const MINUTES = [
    [-5, '200'],
    [5, '200'],
    [-5.1, '401 webhook_refused'],
    [5.1, '401 webhook_refused'],
  ] as const;
  for (const [minutes, answer] of MINUTES) {
    const body = eventOf(`evt_${minutes}`);
    const headers = await sign(body, key, clock.now + minutes * 60_000);
    assert.equal(await deliver(body, headers), answer, String(minutes));
  }
});

test('a new key is looked up when it is first used, and a withdrawn one ends within the hour', async t => {
  const {keys, asked, deliver, sign, clock} = await startSigned(t);
  const [old, fresh] = [await keyOf('wsk_live_1'), await keyOf('wsk_live_2')];
  keys.push(old.jwk);
  const send = async (key: Omit<SignWebhookOptions, 'at'>, id: string) => {
    const body = eventOf(id);
    return deliver(body, await sign(body, key));
  };
  assert.equal(await send(old, 'evt_1'), '200');
  keys.splice(0, 1, fresh.jwk);
  // It was looked up a moment ago: the service will send this one again.
  assert.equal(await send(fresh, 'evt_2'), '401 webhook_refused');
  clock.now += 31_000;
  assert.equal(await send(fresh, 'evt_2'), '200');
  assert.equal(asked.times, 2);
  assert.equal(await send(old, 'evt_3'), '401 webhook_refused');
  keys.splice(0, 1);
  assert.equal(await send(fresh, 'evt_4'), '200');
  clock.now += 3_600_000;
  assert.equal(await send(fresh, 'evt_5'), '401 webhook_refused');
});

test('where the keys cannot be read, known ones still count and others are to come again', async t => {
  const {keys, asked, deliver, sign, clock} = await startSigned(t);
  const key = await keyOf('wsk_live_1');
  keys.push(key.jwk);
  const send = async (id: string) => {
    const body = eventOf(id);
    return deliver(body, await sign(body, key));
  };
  asked.status = 404;
  assert.equal(await send('evt_1'), '502 upstream_refused');
  assert.equal(await send('evt_1'), '502 upstream_refused');
  assert.equal(asked.times, 1);
  // A moment later they can be read again, well before the service sends it once more.
  asked.status = 200;
  clock.now += 1_000;
  assert.equal(await send('evt_1'), '200');
  asked.status = 404;
  clock.now += 7_200_000;
  assert.equal(await send('evt_2'), '200');
});

test('keys of fewer than 2048 bits are not accepted', async t => {
  const {keys, deliver, sign} = await startSigned(t);
  const pair = await crypto.subtle.generateKey(
    {
      name: 'RSA-PSS',
      hash: 'SHA-256',
      modulusLength: 1024,
      publicExponent: new Uint8Array([1, 0, 1]),
    },
    true,
    ['sign', 'verify'],
  );
  const {n, e} = await crypto.subtle.exportKey('jwk', pair.publicKey);
  keys.push({kty: 'RSA', kid: 'wsk_live_1', n, e});
  const body = eventOf('evt_1');
  const headers = await sign(body, {privateKey: pair.privateKey, keyId: 'wsk_live_1'});
  assert.equal(await deliver(body, headers), '401 webhook_refused');
});

each('a service that does not sign is refused by a verifier of signatures', async start => {
  const {connect, happen, events, simulator} = start({simulator: {signed: false}});
  const location_id = await connect();
  await happen(location_id, 'expire');
  assert.deepEqual(events, []);
  assert.deepEqual(
    (await simulator.deliver())[0]?.attempts.map(({status}) => status),
    [401],
  );
});
