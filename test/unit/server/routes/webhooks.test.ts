import assert from 'node:assert/strict';
import {test} from 'node:test';
import {memoryStore} from '../../../../src/server/index.js';
import {codeOf, each, startCompanion} from '../../../support/server/companion.js';
import {
  always,
  delivery,
  eventOf,
  startReceiver,
  WEBHOOKS,
} from '../../../support/server/webhook-delivery.js';

test('an event that comes twice is handled once', async () => {
  const {server, eventIds} = startReceiver();
  for (let i = 0; i < 3; i++)
    assert.equal((await server.fetch(delivery(eventOf('evt_1')))).status, 200);
  assert.deepEqual(eventIds, ['evt_1']);
});

test('an event that comes twice at once is handled once, and the second is asked to wait', async () => {
  const started: string[] = [];
  const release: (() => void)[] = [];
  const {server} = startCompanion({
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

test('an event whose handler died with its process is handled when it comes again, half a minute later', async () => {
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const now = () => clock.now;
  const options = {store: memoryStore({now}), now, webhook: {verify: always}};
  await new Promise<void>((resolve, reject) => {
    const onEvent = () => {
      resolve();
      return new Promise<void>(() => {});
    };
    startCompanion({...options, onEvent})
      .server.fetch(delivery(eventOf('evt_1')))
      .catch(reject);
  });
  const {server, eventIds} = startReceiver(options);
  clock.now += 10_000;
  assert.equal(await codeOf(await server.fetch(delivery(eventOf('evt_1')))), '503 event_busy');
  clock.now += 20_000;
  assert.equal((await server.fetch(delivery(eventOf('evt_1')))).status, 200);
  assert.deepEqual(eventIds, ['evt_1']);
});

each(
  'an event for which onEvent fails is sent again by the service, and handled then',
  async start => {
    let broken = true;
    const types: string[] = [];
    const {connect, happen, simulator, clock} = start({
      onEvent({type}) {
        if (type === 'location.update') return;
        types.push(type);
        if (broken) throw new Error('password=hunter2');
      },
    });
    const location_id = await connect();
    clock.now += 1_000;
    await happen(location_id, 'expire');
    assert.deepEqual(
      (await simulator.deliver()).at(-1)?.attempts.map(({status}) => status),
      [500],
    );
    broken = false;
    const report = (await simulator.advance(60)).at(-1);
    assert.equal(report?.state, 'delivered');
    await simulator.advance(3 * 86_400);
    assert.deepEqual(types, ['tariff.expired', 'tariff.expired']);
  },
);

test('what onEvent throws is passed to onError, and not to the service', async () => {
  const broken = new Error('password=hunter2');
  const errors: unknown[] = [];
  const {server} = startCompanion({
    webhook: {verify: always},
    onEvent() {
      throw broken;
    },
    onError: error => void errors.push(error),
  });
  const failed = await server.fetch(delivery(eventOf('evt_1')));
  assert.doesNotMatch(await failed.clone().text(), /hunter2/);
  assert.equal(await codeOf(failed), '500 event_not_handled');
  assert.deepEqual(errors, [broken]);
});

test('an unknown type is stored, passed to onEvent, and no alert', async () => {
  const store = memoryStore();
  const {server, eventIds} = startReceiver({store});
  for (const [i, type] of ['tariff.teleported', '__proto__', 'constructor'].entries()) {
    const body = eventOf(`evt_${i}`, {type, data: null});
    assert.equal((await server.fetch(delivery(body))).status, 200);
    assert.equal((await server.fetch(delivery(body))).status, 200);
  }
  assert.deepEqual(eventIds, ['evt_0', 'evt_1', 'evt_2']);
});

each('an update of a location says which one, and whose', async start => {
  const {connect, happen, events} = start();
  const location_id = await connect();
  await happen(location_id, 'recover');
  const update = events.find(({type}) => type === 'location.update');
  assert.equal(update?.locationId, location_id);
  assert.deepEqual(update?.customers, ['ann']);
});

test('what is not a documented event is refused, and never handled', async () => {
  const {server, eventIds} = startReceiver();
  const BODIES: [body: string, answer: string][] = [
    ['', '400 body_not_json'],
    ['{"id":"evt_1"', '400 body_not_json'],
    ['[]', '400 body_invalid'],
    ['null', '400 body_invalid'],
    [eventOf(''), '400 body_invalid'],
    [eventOf('e'.repeat(500)), '400 body_invalid'],
    [eventOf('evt_1', {type: 7}), '400 body_invalid'],
    [eventOf('evt\0'), '400 body_invalid'],
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
  assert.deepEqual(eventIds, []);
});

test('without a verifier there is no webhook', async () => {
  const {server} = startCompanion({webhook: undefined});
  assert.equal(await codeOf(await server.fetch(delivery(eventOf('evt_1')))), '404 not_found');
});
