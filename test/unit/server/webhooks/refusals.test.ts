import assert from 'node:assert/strict';
import {text as textOf} from 'node:stream/consumers';
import {test} from 'node:test';
import {
  sharedSecretVerifier,
  signWebhook,
  WebhookRefusedError,
  type WebhookRefusalCause,
} from '../../../../src/server/index.js';
import {toNodeListener} from '../../../../src/server/node.js';
import {codeOf, startCompanion, type CompanionOptions} from '../../../support/server/companion.js';
import {listen} from '../../../support/server/listen.js';
import {delivery, eventOf} from '../../../support/server/webhook-delivery.js';

/** A companion that records what its operator is told. */
function startReported(options: CompanionOptions = {}) {
  const reported: WebhookRefusedError[] = [];
  const onError = (error: unknown) => void reported.push(error as WebhookRefusedError);
  const companion = startCompanion({onError, ...options});
  const deliver = async (body: BodyInit, headers: Record<string, string> = {}, path = '') => {
    const response = await companion.server.fetch(delivery(body, headers, path));
    return response.ok ? '200' : codeOf(response);
  };
  return {...companion, reported, deliver, causes: () => reported.map(({cause}) => cause)};
}

/** The headers that the simulator sends with a delivery, and its body. */
async function signedDelivery() {
  const sent: {headers: Record<string, string>; body: string}[] = [];
  const companion = startReported({
    simulator: {
      webhook: {url: 'https://shop.example/flatpeak/webhooks', events: ['tariff.expired']},
      async fetch(request) {
        sent.push({headers: Object.fromEntries(request.headers), body: await request.text()});
        return new Response();
      },
    },
  });
  await companion.happen(await companion.connect(), 'expire');
  const [first] = sent;
  assert.ok(first);
  return {...companion, ...first};
}

test('an operator learns why a signed webhook is refused, with a sentence for each cause', async () => {
  const {deliver, headers, body, causes, reported, clock} = await signedDelivery();
  assert.equal(await deliver(body, headers), '200');
  const without = (name: string) =>
    Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));
  const WRONG: [WebhookRefusalCause, string, Record<string, string>][] = [
    ['signature_missing', body, {}],
    ['signature_missing', body, {...headers, 'flatpeak-signature': 'none'}],
    ['signature_missing', body, without('flatpeak-key-id')],
    ['signature_unreadable', body, {...headers, 'flatpeak-signature': 'v2=AAAA'}],
    ['signature_unreadable', body, {...headers, 'flatpeak-timestamp': 'now'}],
    ['signature_wrong', `${body} `, headers],
    ['key_unknown', body, {...headers, 'flatpeak-key-id': 'wsk_live_9'}],
  ];
  const seen = new Set<string>();
  for (const [cause, wrong, sent] of WRONG) {
    assert.equal(await deliver(wrong, sent), '401 webhook_refused', cause);
    seen.add(cause);
    assert.deepEqual(causes(), [...seen]);
  }
  clock.now += 412_000;
  assert.equal(await deliver(body, headers), '401 webhook_refused');
  const late = reported.at(-1);
  assert.equal(late?.cause, 'clock_off');
  assert.equal(late.clockAheadBy, 412);
  assert.match(late.message, /timestamp is 412 s behind this server's clock/);
  for (const error of reported) {
    assert.ok(error instanceof WebhookRefusedError);
    assert.match(error.message, /^A webhook was refused \(\w+\)\. .+\. .*[.>]$/);
    assert.doesNotMatch(error.message, /wsk_|evt_|loc_/);
  }
});

test('a clock that is behind is named, too', async () => {
  const {deliver, headers, body, reported, clock} = await signedDelivery();
  clock.now -= 600_000;
  await deliver(body, headers);
  assert.equal(reported[0]?.clockAheadBy, -600);
  assert.match(reported[0]?.message ?? '', /600 s ahead of this server's clock/);
});

test('a cause is reported once an hour, with the number of webhooks', async () => {
  const {deliver, reported, clock} = startReported();
  for (let i = 0; i < 20; i++) await deliver(eventOf(`evt_${i}`));
  assert.equal(reported.length, 1);
  clock.now += 3_599_000;
  await deliver(eventOf('evt_1'));
  assert.equal(reported.length, 1);
  clock.now += 1_000;
  await deliver(eventOf('evt_1'));
  assert.equal(reported.length, 2);
  assert.match(reported[1]?.message ?? '', /^21 webhooks were refused/);
});

test('what is refused before its signature is reported as well', async () => {
  const {deliver, causes} = startReported();
  assert.equal(await deliver('x'.repeat(65 * 1024)), '413 body_too_large');
  assert.equal(
    await deliver(eventOf('evt_1'), {'content-type': 'text/plain'}),
    '415 body_not_json_type',
  );
  assert.deepEqual(causes(), ['body_too_large', 'content_type']);
});

test('what has the right secret and is no event is reported; a wrong secret never shows', async () => {
  const secret = 'a-secret-of-this-site';
  const {deliver, causes, reported, events} = startReported({
    webhook: {verify: sharedSecretVerifier(secret)},
  });
  const path = `/${secret}`;
  assert.equal(await deliver('{"id":', {}, path), '400 body_not_json');
  assert.equal(await deliver('{"type":"tariff.expired"}', {}, path), '400 body_invalid');
  assert.equal(await deliver(eventOf('evt_1')), '401 webhook_refused');
  assert.equal(await deliver(eventOf('evt_1'), {}, '/hunter2'), '401 webhook_refused');
  assert.deepEqual(causes(), [
    'body_unreadable',
    'event_unreadable',
    'secret_missing',
    'secret_wrong',
  ]);
  assert.doesNotMatch(reported.join(), /hunter2|a-secret/);
  assert.equal(await deliver(eventOf('evt_1'), {}, path), '200');
  assert.equal(events.length, 1);
});

test("a site's own verifier may name the cause, and a URL without a verifier is reported", async () => {
  const own = startReported({webhook: {verify: async () => false}});
  assert.equal(await own.deliver(eventOf('evt_1')), '401 webhook_refused');
  assert.deepEqual(own.causes(), ['verifier']);
  const none = startReported({webhook: undefined} as CompanionOptions);
  assert.equal(await none.deliver(eventOf('evt_1')), '404 not_found');
  assert.deepEqual(none.causes(), ['not_configured']);
});

/** What a middleware leaves of a body that it has read, and whether the signature still fits. */
const PARSERS: Record<string, [leaves: (text: string) => object, status: number]> = {
  'parsed JSON': [text => ({body: JSON.parse(text) as unknown}), 401],
  nothing: [() => ({}), 401],
  'the raw bytes': [text => ({body: Buffer.from(text)}), 200],
  'the raw bytes beside parsed JSON': [
    text => ({body: JSON.parse(text) as unknown, rawBody: Buffer.from(text)}),
    200,
  ],
};

for (const [what, [leaves, status]] of Object.entries(PARSERS)) {
  test(`a webhook is ${status} where a middleware has read its body and left ${what}`, async t => {
    const algorithm = {name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048};
    const {publicKey, privateKey} = await crypto.subtle.generateKey(
      {...algorithm, publicExponent: new Uint8Array([1, 0, 1])},
      true,
      ['sign', 'verify'],
    );
    const {kty, n, e} = await crypto.subtle.exportKey('jwk', publicKey);
    const {server, causes, clock} = startReported({
      signature: {fetch: async () => Response.json({keys: [{kty, n, e, kid: 'wsk_1'}]})},
    });
    // Spaces, which are lost when the body is parsed.
    const body = JSON.stringify(JSON.parse(eventOf('evt_1')), null, 2);
    const signed = await signWebhook(body, {privateKey, keyId: 'wsk_1', at: clock.now});

    const listener = toNodeListener(server);
    const url = await listen(t, (req, res) => {
      void textOf(req).then(text => listener(Object.assign(req, leaves(text)), res));
    });
    const headers = {'content-type': 'application/json', ...signed};
    const response = await fetch(`${url}/flatpeak/webhooks`, {method: 'POST', headers, body});
    assert.equal(response.status, status);
    assert.deepEqual(causes(), status === 401 ? ['body_parsed'] : []);
  });
}
