import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {
  memoryStore,
  sharedSecretVerifier,
  signatureVerifier,
  signWebhook,
  type SignWebhookOptions,
  type WebhookVerifier,
} from '../../../../src/server/index.js';
import {codeOf, listen, ORIGIN, startHouse} from '../../../support/server/companion.js';
import {at, bodyOf, listAt, each, type Json} from '../../../support/server/simulated-companion.js';

const WEBHOOKS = `${ORIGIN}/flatpeak/webhooks`;
const json = {'content-type': 'application/json'};

const eventOf = (id: string, rest: object = {}) =>
  JSON.stringify({
    id,
    object: 'event',
    time_created: '2026-06-13T15:00:00Z',
    type: 'tariff.expired',
    data: {live_mode: false, location_id: 'loc_1', tariff_id: 'trf_1', account_id: 'acc_1'},
    ...rest,
  });

const delivery = (body: BodyInit, headers: Record<string, string> = {}, path = '') =>
  new Request(WEBHOOKS + path, {method: 'POST', headers: {...json, ...headers}, body});

const always: WebhookVerifier = async () => true;

const alertsOf = (tariffs: Json) =>
  listAt(tariffs, 'locations.0.alerts').map(alert => at(alert, 'type'));

each(
  'an expired tariff is told to the host and shown to its customer, until reconnected',
  async start => {
    const {connect, happen, events, get, clock} = start();
    const location_id = await connect();
    clock.now += 1_000;
    await happen(location_id, 'expire');
    assert.deepEqual(
      events.map(({type, locationId, customers}) => ({type, locationId, customers})),
      [{type: 'tariff.expired', locationId: location_id, customers: ['ann']}],
    );
    const body = await bodyOf(await get('tariffs'));
    const [alert = null] = listAt(body, 'locations.0.alerts');
    assert.equal(at(alert, 'type'), 'tariff.expired');
    assert.equal(at(alert, 'kind'), 'commodity_import');
    assert.equal(at(alert, 'id'), events[0]?.id ?? '');
    assert.equal(
      at(alert, 'tariff_id'),
      at(body, 'locations.0.tariff_status.commodity_import.tariff.id'),
    );
    clock.now += 1_000;
    await connect({body: {location_id}});
    assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), []);
  },
);

each('what happens within the second of the connection is told too', async start => {
  const {connect, happen, get, clock} = start();
  // An event's moment is a whole second.
  clock.now += 900 - (clock.now % 1_000);
  const location_id = await connect();
  await happen(location_id, 'fail');
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.fetch.failed']);
});

each(
  'a disconnected tariff has no alerts, and the other one of the home keeps its own',
  async start => {
    const {connect, happen, get, post, clock} = start();
    const location_id = await connect();
    await connect({provider: 'library', body: {location_id, direction: 'EXPORT'}});
    clock.now += 1_000;
    await happen(location_id, 'expire');
    assert.equal(alertsOf(await bodyOf(await get('tariffs'))).length, 2);
    clock.now += 1_000;
    await bodyOf(await post('disconnect', {location_id, direction: 'EXPORT'}));
    const alerts = listAt(await bodyOf(await get('tariffs')), 'locations.0.alerts');
    assert.deepEqual(
      alerts.map(alert => at(alert, 'kind')),
      ['commodity_import'],
    );
  },
);

each('a provider that can be read again needs no attention any more', async start => {
  const {connect, happen, get, clock} = start();
  const location_id = await connect();
  clock.now += 1_000;
  await happen(location_id, 'fail');
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.fetch.failed']);
  await happen(location_id, 'recover');
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), []);
});

test('an event that comes twice is handled once', async t => {
  const {server, events} = await houseWithEvents(t);
  for (let i = 0; i < 3; i++)
    assert.equal((await server.fetch(delivery(eventOf('evt_1')))).status, 200);
  assert.deepEqual(events, ['evt_1']);
});

test('an event that comes twice at once is handled once, and the second is asked to wait', async t => {
  const started: string[] = [];
  const release: (() => void)[] = [];
  const {server} = await startHouse(t, {
    webhook: {verify: always},
    onEvent: ({id}) => {
      started.push(id);
      return new Promise<void>(resolve => release.push(resolve));
    },
  });
  const first = server.fetch(delivery(eventOf('evt_1')));
  while (release.length === 0) await new Promise(resolve => setImmediate(resolve));
  const second = await server.fetch(delivery(eventOf('evt_1')));
  assert.equal(second.headers.get('retry-after'), '30');
  assert.equal(await codeOf(second), '503 event_busy');
  release[0]?.();
  assert.equal((await first).status, 200);
  assert.equal((await server.fetch(delivery(eventOf('evt_1')))).status, 200);
  assert.deepEqual(started, ['evt_1']);
});

test('an event that a server died over is handled when it comes again, half a minute later', async t => {
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const options = {store: memoryStore(), now: () => clock.now, webhook: {verify: always}};
  await new Promise<void>((resolve, reject) => {
    const onEvent = () => {
      resolve();
      return new Promise<void>(() => {});
    };
    startHouse(t, {...options, onEvent}).then(
      ({server}) => void server.fetch(delivery(eventOf('evt_1'))),
      reject,
    );
  });
  const {server, events} = await houseWithEvents(t, options);
  clock.now += 10_000;
  assert.equal(await codeOf(await server.fetch(delivery(eventOf('evt_1')))), '503 event_busy');
  clock.now += 20_000;
  assert.equal((await server.fetch(delivery(eventOf('evt_1')))).status, 200);
  assert.deepEqual(events, ['evt_1']);
});

each(
  'an event that the host cannot handle is sent again by the service, and handled then',
  async start => {
    let broken = true;
    const told: string[] = [];
    const {connect, happen, simulator, clock} = start({
      onEvent({type}) {
        told.push(type);
        if (broken) throw new Error('password=hunter2');
      },
    });
    const location_id = await connect();
    clock.now += 1_000;
    await happen(location_id, 'expire');
    assert.deepEqual(
      (await simulator.deliver())[0]?.attempts.map(({status}) => status),
      [500],
    );
    broken = false;
    const [report] = await simulator.advance(60);
    assert.equal(report?.state, 'delivered');
    await simulator.advance(3 * 86_400);
    assert.deepEqual(told, ['tariff.expired', 'tariff.expired']);
  },
);

test('the words of a host that fails stay with the host', async t => {
  const broken = new Error('password=hunter2');
  const heard: unknown[] = [];
  const {server} = await startHouse(t, {
    webhook: {verify: always},
    onEvent() {
      throw broken;
    },
    onError: error => void heard.push(error),
  });
  const failed = await server.fetch(delivery(eventOf('evt_1')));
  assert.doesNotMatch(await failed.clone().text(), /hunter2/);
  assert.equal(await codeOf(failed), '500 event_not_handled');
  assert.deepEqual(heard, [broken]);
});

each(
  'events that come out of order: the latest of its kind counts, by its own time',
  async start => {
    const {connect, happen, clock, get, server, events} = start({
      webhook: {verify: always},
    });
    const location_id = await connect();
    clock.now += 3_600_000;
    await happen(location_id, 'expire');
    const tariff_id = events[0]?.data['tariff_id'];
    const early = {type: 'tariff.expiring', time_created: '2026-06-13T15:30:00Z'};
    const late = await server.fetch(
      delivery(eventOf('evt_early', {...early, data: {location_id, tariff_id}})),
    );
    assert.equal(late.status, 200);
    assert.equal(events.length, 2);
    assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.expired']);
  },
);

each('an event from before the customer mended it is late, and no alert any more', async start => {
  const {connect, clock, get, server, events} = start({webhook: {verify: always}});
  const location_id = await connect();
  const body = await bodyOf(await get('tariffs'));
  const tariff_id = at(body, 'locations.0.tariff_status.commodity_import.tariff.id');
  const failed = (id: string, at: number) =>
    delivery(
      eventOf(id, {
        type: 'tariff.connection.upgrade',
        time_created: new Date(at).toISOString(),
        data: {location_id, tariff_id},
      }),
    );
  await server.fetch(failed('evt_late', clock.now - 3_600_000));
  assert.equal(events.length, 1);
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), []);
  await server.fetch(failed('evt_new', clock.now));
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.connection.upgrade']);
});

each('an event from a clock that is ahead ends with the next session all the same', async start => {
  const {connect, clock, get, server} = start({webhook: {verify: always}});
  const location_id = await connect();
  clock.now += 1_000;
  const data = {location_id};
  await server.fetch(delivery(eventOf('evt_1', {time_created: '2027-01-01T00:00:00Z', data})));
  assert.equal(alertsOf(await bodyOf(await get('tariffs'))).length, 1);
  clock.now += 1_000;
  await connect({body: {location_id}});
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), []);
});

each('alerts are for those who have a tariff at the location', async start => {
  const {connect, happen, get, clock} = start();
  const location_id = await connect();
  await connect({provider: 'library', customer: 'bob'});
  clock.now += 1_000;
  await happen(location_id, 'expire');
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs', 'bob'))), []);
});

test('a name that nobody knows is stored, told to the host, and no alert', async t => {
  const store = memoryStore();
  const {server, events} = await houseWithEvents(t, {store});
  for (const [i, type] of ['tariff.teleported', '__proto__', 'constructor'].entries()) {
    const body = eventOf(`evt_${i}`, {type, data: null});
    assert.equal((await server.fetch(delivery(body))).status, 200);
    assert.equal((await server.fetch(delivery(body))).status, 200);
  }
  assert.deepEqual(events, ['evt_0', 'evt_1', 'evt_2']);
});

each('an update of a location says which one, and whose', async start => {
  const {connect, happen, events} = start();
  const location_id = await connect();
  await happen(location_id, 'recover');
  const update = events.find(({type}) => type === 'location.update');
  assert.equal(update?.locationId, location_id);
  assert.deepEqual(update?.customers, ['ann']);
});

test('what is not a documented event is refused, and never handled', async t => {
  const {server, events} = await houseWithEvents(t);
  const BODIES: [body: string, answer: string][] = [
    ['', '400 body_not_json'],
    ['{"id":"evt_1"', '400 body_not_json'],
    ['[]', '400 body_invalid'],
    ['null', '400 body_invalid'],
    [eventOf(''), '400 body_invalid'],
    [eventOf('e'.repeat(500)), '400 body_invalid'],
    [eventOf('evt_1', {type: 7}), '400 body_invalid'],
    [eventOf('evt_1', {time_created: 'soon'}), '400 body_invalid'],
    [eventOf('evt_1', {data: 'x'}), '400 body_invalid'],
    [`"${'x'.repeat(64 * 1024)}"`, '413 body_too_large'],
  ];
  for (const [body, answer] of BODIES) {
    assert.equal(await codeOf(await server.fetch(delivery(body))), answer, body.slice(0, 40));
  }
  const form = delivery(eventOf('evt_1'), {'content-type': 'text/plain'});
  assert.equal(await codeOf(await server.fetch(form)), '415 body_not_json_type');
  const read = await server.fetch(new Request(WEBHOOKS));
  assert.equal(read.headers.get('allow'), 'POST');
  assert.equal(await codeOf(read), '405 method_not_allowed');
  assert.deepEqual(events, []);
});

test('without a verifier there is no webhook', async t => {
  const {server} = await startHouse(t);
  assert.equal(await codeOf(await server.fetch(delivery(eventOf('evt_1')))), '404 not_found');
});

async function houseWithEvents(t: TestContext, options = {}) {
  const events: string[] = [];
  const house = await startHouse(t, {
    webhook: {verify: always},
    onEvent: ({id}) => void events.push(id),
    ...options,
  });
  return {...house, events};
}

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
  const house = await houseWithEvents(t, {webhook: {verify}, now: () => clock.now});
  const deliver = async (body: string, headers: Record<string, string>) => {
    const response = await house.server.fetch(delivery(body, headers));
    return response.ok ? '200' : codeOf(response);
  };
  const sign = (body: string, key: Omit<SignWebhookOptions, 'at'>, at = clock.now) =>
    signWebhook(body, {privateKey: key.privateKey, keyId: key.keyId, at});
  return {...house, clock, keys, asked, deliver, sign};
}

test('a signed delivery passes, and keys are asked for once', async t => {
  const {keys, asked, deliver, sign, events} = await startSigned(t);
  const key = await keyOf('wsk_live_1');
  // Keys of other kinds stand beside it.
  keys.push({kty: 'EC', kid: 'wsk_live_1', crv: 'P-256'}, {...key.jwk, alg: 'RS256'}, 7, key.jwk);
  for (const id of ['evt_1', 'evt_2']) {
    const body = eventOf(id, {data: {name: 'Zoë \u{1F3E0}'}});
    assert.equal(await deliver(body, await sign(body, key)), '200');
  }
  assert.deepEqual(events, ['evt_1', 'evt_2']);
  assert.equal(asked.times, 1);
});

test('a forged delivery is refused, whatever was forged', async t => {
  const {keys, deliver, sign, events, clock, asked} = await startSigned(t);
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
  assert.deepEqual(events, []);
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

test('where the keys cannot be read, known ones still count and others are told to come again', async t => {
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

test('a shared secret passes at the end of the address or in a header, and nothing else does', async t => {
  const secret = 'öffne-dich/Sesam?23';
  const {server, events} = await houseWithEvents(t, {
    webhook: {verify: sharedSecretVerifier(secret)},
  });
  const send = async (id: string, headers: Record<string, string>, path = '') => {
    const response = await server.fetch(delivery(eventOf(id), headers, path));
    return response.ok ? '200' : codeOf(response);
  };
  assert.equal(await send('evt_1', {}, `/${encodeURIComponent(secret)}`), '200');
  const ascii = 'plain-secret-of-16';
  const house = await houseWithEvents(t, {webhook: {verify: sharedSecretVerifier(ascii)}});
  const inHeader = delivery(eventOf('evt_1'), {'x-webhook-secret': ascii});
  assert.equal((await house.server.fetch(inHeader)).status, 200);
  for (const path of ['', '/', '/wrong', '/%E0%A4%A', `/${encodeURIComponent(secret)}x`]) {
    assert.equal(await send('evt_2', {}, path), '401 webhook_refused', path);
  }
  assert.equal(await send('evt_2', {'x-webhook-secret': 'wrong'}), '401 webhook_refused');
  assert.deepEqual(events, ['evt_1']);
  assert.throws(() => sharedSecretVerifier('short'), TypeError);
});

each('events that never arrived are caught up, oldest first, and each once', async start => {
  const {connect, happen, events, server, clock, get} = start({
    simulator: {webhook: []},
  });
  const location_id = await connect();
  for (const what of ['expire-soon', 'expire']) {
    clock.now += 60_000;
    await happen(location_id, what);
  }
  assert.equal(events.length, 0);
  const {handled, failed} = await server.catchUp();
  assert.equal(failed, 0);
  assert.equal(handled, events.length);
  const types = events.map(({type}) => type).filter(type => type.startsWith('tariff.'));
  assert.deepEqual(types, ['tariff.expiring', 'tariff.expired']);
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.expired']);
  assert.deepEqual(await server.catchUp(), {handled: 0, failed: 0});
});

each(
  'catching up walks through all pages, and not beyond the moment that was asked for',
  async start => {
    const {connect, happen, events, server, clock} = start({simulator: {webhook: []}});
    const location_id = await connect();
    clock.now += 60_000;
    const since = clock.now;
    for (let i = 0; i < 230; i++) await happen(location_id, 'upgrade');
    await server.catchUp({since: clock.now + 1});
    assert.equal(events.length, 0);
    await server.catchUp({since});
    assert.equal(events.length, 230);
    assert.equal(new Set(events.map(({id}) => id)).size, 230);
  },
);

each('catching up ends where the service gives the same page again and again', async start => {
  let asked = 0;
  const {connect, server, events} = start({
    simulator: {webhook: []},
    way: (request, arrive) => {
      const url = new URL(request.url);
      if (!url.pathname.endsWith('/events')) return arrive(request);
      if (++asked > 5) throw new Error('It does not end.');
      url.search = '?limit=1';
      return arrive(new Request(url, request));
    },
  });
  await connect();
  await server.catchUp();
  assert.equal(asked, 2);
  assert.equal(events.length, 1);
});

each(
  'an event that the host cannot handle does not stop the others from being caught up',
  async start => {
    let broken = true;
    const told: string[] = [];
    const {connect, happen, server, clock} = start({
      simulator: {webhook: []},
      onEvent({type}) {
        if (broken && type === 'tariff.expiring') throw new Error('down');
        if (type.startsWith('tariff.')) told.push(type);
      },
    });
    const location_id = await connect();
    for (const what of ['expire-soon', 'expire']) {
      clock.now += 60_000;
      await happen(location_id, what);
    }
    assert.equal((await server.catchUp()).failed, 1);
    broken = false;
    assert.deepEqual(await server.catchUp(), {handled: 1, failed: 0});
    assert.deepEqual(told, ['tariff.expired', 'tariff.expiring']);
  },
);
