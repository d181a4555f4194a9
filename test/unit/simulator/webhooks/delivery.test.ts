import assert from 'node:assert/strict';
import {constants, createPublicKey, verify, type JsonWebKey} from 'node:crypto';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it, type TestContext} from 'node:test';
import {createSimulator, type SimulatorOptions} from '../../../../src/simulator/index.js';
import {serveSimulator} from '../../../../src/simulator/node.js';
import {at, listAt, setUp, speak, textAt, type Json} from '../../../support/simulator/client.js';

const HOOK = 'https://host.example/hooks/s3cret?key=s3cret';

/** What a webhook was sent. */
interface Arrival {
  url: string;
  method: string;
  headers: Headers;
  body: string;
  event: Json;
}

/** A receiver that answers with these statuses, one after the other, and then with 200. */
function receiver(...statuses: number[]) {
  const arrived: Arrival[] = [];
  return {
    arrived,
    async fetch(request: Request): Promise<Response> {
      const {url, method, headers} = request;
      const body = await request.text();
      arrived.push({url, method, headers, body, event: JSON.parse(body) as Json});
      return new Response(null, {status: statuses.shift() ?? 200});
    },
  };
}

/** A simulator with a webhook and a location. */
async function told(statuses: number[] = [], options: SimulatorOptions = {}) {
  const {arrived, fetch} = receiver(...statuses);
  const all = setUp({webhook: {url: HOOK}, fetch, ...options});
  return {...all, arrived, location: await all.connected()};
}

async function listening(t: TestContext, server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}/hook`;
}

describe('a webhook', () => {
  it('is sent the event, once', async () => {
    const {simulator, arrived, api, command, location} = await told();
    await command(`/locations/${location}/expire`);
    assert.equal(arrived.length, 0, 'nothing is sent unless somebody asks for it');
    const deliveries = await simulator.deliver();
    assert.deepEqual(
      arrived.map(({event}) => at(event, 'type')),
      ['location.create', 'tariff.expired'],
    );
    const [, expired] = arrived;
    assert.equal(expired?.method, 'POST');
    assert.equal(expired.url, HOOK);
    assert.match(expired.headers.get('content-type') ?? '', /^application\/json/);
    const listed = await api('GET', `/events/${textAt(expired.event, 'id')}`);
    assert.deepEqual(expired.event, listed.body);
    assert.deepEqual(
      deliveries.map(({state, attempts, next_attempt}) => ({state, attempts, next_attempt})),
      Array(2).fill({
        state: 'delivered',
        attempts: [{time: '2026-06-13T15:20:00Z', status: 200}],
        next_attempt: null,
      }),
    );
    await simulator.deliver();
    assert.equal(arrived.length, 2);
  });

  it('is sent events in the order in which they happened', async () => {
    const {simulator, arrived, command, location} = await told();
    for (let i = 0; i < 20; i += 1) await command(`/locations/${location}/upgrade`);
    await simulator.deliver();
    const sent = arrived.map(({event}) => at(event, 'id'));
    assert.deepEqual(
      sent,
      (await simulator.deliver()).map(({event_id}) => event_id),
    );
    assert.equal(sent.length, 21);
  });

  it('that fails is tried again after 30 s, 1 h, 6 h, 12 h and 24 h, and then no more', async () => {
    const {simulator, arrived, clock} = await told(Array<number>(9).fill(503));
    const start = clock.now;
    const tries: number[] = [];
    await simulator.deliver();
    for (;;) {
      const wait = simulator.untilDelivery();
      if (wait === undefined) break;
      tries.push(wait / 1000);
      clock.now += wait - 1;
      await simulator.deliver();
      assert.equal(arrived.length, tries.length, 'not a moment too early');
      clock.now += 1;
      await simulator.deliver();
      assert.equal(arrived.length, tries.length + 1);
    }
    assert.deepEqual(tries, [30, 3600, 21_600, 43_200, 86_400]);
    const [delivery] = await simulator.deliver();
    assert.equal(delivery?.state, 'failed');
    assert.equal(delivery.attempts.length, 6);
    assert.equal(Date.parse(delivery.attempts[5]?.time ?? ''), start + 154_830_000);
    assert.equal(new Set(arrived.map(({body}) => body)).size, 1, 'the same bytes each time');
  });

  it('is tried again until it accepts', async () => {
    const {simulator, arrived} = await told([500, 302, 202]);
    const [delivery] = await simulator.advance(7 * 86_400);
    assert.equal(delivery?.state, 'delivered');
    assert.deepEqual(
      delivery.attempts.map(({status}) => status),
      [500, 302, 202],
    );
    assert.equal(arrived.length, 3);
  });

  it('is tried as the clock is moved over the wire', async () => {
    const {post, arrived} = await told([500, 500]);
    const steps: [number, Json, number][] = [];
    for (const advance of [0, 29, 1, 3599, 1]) {
      const {body} = await post('/simulator/clock', {advance});
      steps.push([advance, at(body, 'now'), arrived.length]);
    }
    assert.deepEqual(steps, [
      [0, '2026-06-13T15:20:00Z', 1],
      [29, '2026-06-13T15:20:29Z', 1],
      [1, '2026-06-13T15:20:30Z', 2],
      [3599, '2026-06-13T16:20:29Z', 2],
      [1, '2026-06-13T16:20:30Z', 3],
    ]);
    assert.equal((await post('/simulator/clock', {advance: -1})).status, 422);
  });

  it('keeps the schedule that it was given', async () => {
    const {simulator} = await told([500, 500, 500], {deliveryScheduleS: [5, 10]});
    assert.equal(simulator.untilDelivery(), 0);
    const [delivery] = await simulator.advance(10);
    assert.equal(delivery?.state, 'failed');
    assert.equal(delivery.attempts.length, 2);
  });

  it('is sent only what it asked for', async () => {
    const {arrived, fetch} = receiver();
    const {simulator, command, connected, post} = setUp({
      webhook: [
        {url: `${HOOK}&only=tariffs`, events: ['tariff.expired']},
        {url: `${HOOK}&only=live`, live_mode: true},
      ],
      fetch,
    });
    await post('/simulator/webhooks', {url: `${HOOK}&late`, events: ['location.update']});
    const location = await connected();
    await command(`/locations/${location}/expire`);
    await command(`/locations/${location}/recover`);
    await connected({live_mode: true});
    await simulator.deliver();
    // Each webhook has a queue of its own, so only what it was sent is in order.
    const sent = arrived.map(({url, event}) => [url.slice(HOOK.length), textAt(event, 'type')]);
    assert.deepEqual(
      sent.sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? '')),
      [
        ['&late', 'location.update'],
        ['&only=live', 'location.create'],
        ['&only=tariffs', 'tariff.expired'],
      ],
    );
  });

  it('is sent no more after it was taken away', async () => {
    const {simulator, fetch, arrived} = await told();
    const list = (await (await fetch('/simulator/webhooks')).json()) as Json;
    const path = `/simulator/webhooks/${textAt(list, 'webhooks.0.id')}`;
    assert.equal((await fetch(path, {method: 'DELETE'})).status, 200);
    const [delivery] = await simulator.deliver();
    assert.equal(delivery?.state, 'failed');
    assert.equal(arrived.length, 0);
    assert.equal((await fetch(path, {method: 'DELETE'})).status, 404);
  });

  it('is sent a failed event once more by hand', async () => {
    const {simulator, post, arrived} = await told([500], {deliveryScheduleS: [0]});
    const [failed] = await simulator.deliver();
    const path = `/simulator/deliveries/${failed?.id ?? ''}`;
    assert.equal((await post(path, {})).status, 200);
    assert.equal((await post('/simulator/deliveries/dlv_x', {})).status, 404);
    const [again] = await simulator.deliver();
    assert.equal(again?.state, 'delivered');
    assert.equal(arrived.length, 2);
  });

  it('is not sent the same event twice where two work off the queue at once', async () => {
    const {simulator, arrived} = await told();
    await Promise.all([simulator.deliver(), simulator.deliver(), simulator.advance(60)]);
    assert.equal(arrived.length, 1);
  });

  it('that never answers is given up, and so is one that is not there', async t => {
    const mute = await listening(t, createServer());
    const gone = createServer();
    const closed = await listening(t, gone);
    await new Promise(resolve => gone.close(resolve));
    const errorsAt = async (url: string, deliveryTimeoutMs?: number) => {
      const {simulator, connected} = setUp({webhook: [{url}], deliveryTimeoutMs});
      await connected();
      const [delivery] = await simulator.deliver();
      return delivery?.attempts.map(({error}) => error);
    };
    assert.deepEqual(await errorsAt(mute, 50), ['timeout']);
    assert.deepEqual(await errorsAt(closed), ['connection']);
  });

  it('has its address kept secret', async () => {
    const {fetch, post, simulator} = await told([500]);
    const added = await post('/simulator/webhooks', {url: HOOK});
    assert.equal(added.status, 201);
    await simulator.deliver();
    const shown = await Promise.all(
      ['/simulator/webhooks', '/simulator/deliveries'].map(async path =>
        (await fetch(path)).text(),
      ),
    );
    assert.match(shown.join(), /https:\/\/host\.example/);
    assert.doesNotMatch(shown.join() + JSON.stringify(added.body), /s3cret/);
  });

  it('must be a web address', async () => {
    const {post} = setUp();
    for (const url of ['javascript:alert(1)', '/hook', 'https://user:pass@host.example/', 7]) {
      const answer = await post('/simulator/webhooks', {url});
      assert.equal(answer.status, 422);
      assert.match(textAt(answer.body, 'message'), /^url /);
    }
    const answer = await post('/simulator/webhooks', {url: HOOK, events: ['tariff.gone']});
    assert.match(textAt(answer.body, 'message'), /^events\.0 must be one of customer\.create/);
    assert.throws(() => createSimulator({webhook: {url: 'hook'}}), TypeError);
  });
});

describe('the signature of a delivery', () => {
  /** Checks a delivery as the service's guide tells receivers to, with Node's own cryptography. */
  function isGenuine({headers, body}: Arrival, jwks: Json): boolean {
    const id = headers.get('flatpeak-key-id');
    const jwk = listAt(jwks, 'keys').find(key => at(key, 'kid') === id);
    const [scheme, signature = ''] = (headers.get('flatpeak-signature') ?? '').split('=');
    if (!jwk || scheme !== 'v1') return false;
    return verify(
      'sha256',
      Buffer.from(`${headers.get('flatpeak-timestamp')}.${body}`),
      {
        key: createPublicKey({key: jwk as JsonWebKey, format: 'jwk'}),
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 32,
      },
      Buffer.from(signature, 'base64url'),
    );
  }

  const keys = async (fetch: (path: string) => Promise<Response>, path = '/jwks.json') =>
    (await (await fetch(path)).json()) as Json;

  it('can be checked with the public key', async () => {
    const {simulator, arrived, fetch} = await told();
    await simulator.deliver();
    const [arrival] = arrived;
    assert.ok(arrival);
    const jwks = await keys(fetch);
    assert.deepEqual(jwks, await keys(fetch, '/api/jwks.json'));
    assert.equal(isGenuine(arrival, jwks), true);
    assert.equal(isGenuine({...arrival, body: `${arrival.body} `}, jwks), false);
    const {headers} = arrival;
    assert.match(headers.get('flatpeak-signature') ?? '', /^v1=[\w-]{342}$/);
    assert.equal(headers.get('flatpeak-signature-scheme'), 'v1');
    assert.equal(headers.get('flatpeak-timestamp'), '1781364000');
    assert.match(headers.get('flatpeak-key-id') ?? '', /^wsk_test_/);
    assert.equal(headers.get('flatpeak-version'), '2024-08-24.zero');
    const [key = null] = listAt(jwks, 'keys');
    assert.deepEqual(Object.keys(key ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
    assert.equal(at(key, 'alg'), 'PS256');
  });

  it('is of the time at which the receiver reads it, however far the clock was moved', async () => {
    const {simulator, arrived, clock} = await told([500, 500]);
    await simulator.advance(4000);
    clock.now += 1000;
    const stamps = arrived.map(({headers}) => Number(headers.get('flatpeak-timestamp')) * 1000);
    assert.deepEqual(stamps, Array(3).fill(clock.now - 1000));
  });

  it('is made with a new key after the keys were changed', async () => {
    const {simulator, arrived, fetch, command, location} = await told();
    await simulator.deliver();
    const before = await keys(fetch);
    const {body} = await command('/keys');
    await command(`/locations/${location}/upgrade`);
    await simulator.deliver();
    const [old, fresh] = arrived;
    assert.ok(old && fresh);
    assert.equal(fresh.headers.get('flatpeak-key-id'), at(body, 'key_id'));
    assert.equal(isGenuine(fresh, before), false);
    const both = await keys(fetch);
    assert.equal(isGenuine(fresh, both) && isGenuine(old, both), true);
    await command('/keys', {drop_old: true});
    assert.equal(listAt(await keys(fetch), 'keys').length, 1);
    assert.equal(isGenuine(old, await keys(fetch)), false);
  });

  it('says none where there is none', async () => {
    const {simulator, arrived, fetch} = await told([], {signed: false});
    await simulator.deliver();
    const headers = arrived[0]?.headers;
    assert.equal(headers?.get('flatpeak-signature'), 'none');
    assert.equal(headers.get('flatpeak-timestamp'), null);
    assert.equal(headers.get('flatpeak-key-id'), null);
    assert.deepEqual(await keys(fetch), {keys: []});
  });
});

describe('a served simulator', () => {
  it('delivers by itself, and again after a failure', async t => {
    const statuses = [500, 204];
    const types: string[] = [];
    let done = () => {};
    const twice = new Promise<void>(resolve => (done = resolve));
    const hook = await listening(
      t,
      createServer((message, reply) => {
        message.resume().on('end', () => {
          types.push(message.headers['content-type'] ?? '');
          reply.writeHead(statuses.shift() ?? 204).end(() => {
            if (types.length === 2) done();
          });
        });
      }),
    );
    const served = await serveSimulator({deliveryScheduleS: [0, 0.05]});
    t.after(() => served.close());
    await fetch(`${served.url}/simulator/webhooks`, {
      method: 'POST',
      body: JSON.stringify({url: hook, events: ['customer.create']}),
    });
    const {simulator} = served;
    const {api} = speak(simulator);
    await api('POST', '/customers', {reference_id: 'C1'});
    await twice;
    const [delivery] = await simulator.deliver();
    assert.equal(delivery?.state, 'delivered');
    assert.deepEqual(
      delivery.attempts.map(({status}) => status),
      [500, 204],
    );
  });
});
