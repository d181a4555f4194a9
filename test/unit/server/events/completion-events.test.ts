import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {SupportedApiVersion} from '../../../../src/server/index.js';
import {
  ORIGIN,
  tokenOf,
  each,
  startCompanion,
  type TestCompanion,
  type CompanionOptions,
} from '../../../support/server/companion.js';
import {answerPages} from '../../../support/server/customer.js';
import {always, delivery} from '../../../support/server/webhook-delivery.js';

const mint = async ({post}: TestCompanion, customer?: string, body = {}) =>
  (await tokenOf(await post('connect-token', body, customer))).connect_token;

const webhook = (events: readonly string[]): CompanionOptions => ({
  simulator: {webhook: {url: `${ORIGIN}/flatpeak/webhooks`, events}, sessionEvents: true} as never,
});

/** The event that a new tariff causes. In Busbar its location exists before the session. */
const NEW_TARIFF = {
  zero: 'location.create',
  anode: 'location.create',
  busbar: 'location.update',
} as const satisfies Record<SupportedApiVersion, string>;

for (const what of ['a new tariff', 'the end of a session']) {
  each(
    `the webhook about ${what} completes the session that it is about`,
    async (start, _t, version) => {
      const type = what === 'a new tariff' ? NEW_TARIFF[version] : 'connect_session.complete';
      const companion = start(webhook([type]));
      // Others that are not finished are on their way.
      for (let i = 0; i < 15; i++) await mint(companion, `customer-${i}`);
      const token = await mint(companion);
      for (let i = 0; i < 15; i++) await mint(companion, `other-${i}`);
      await answerPages(companion.simulator, token, version);
      await companion.simulator.deliver();
      await companion.simulator.deliver();
      assert.deepEqual(
        companion.connected.map(({customer, completedBy}) => [customer, completedBy]),
        [['ann', 'webhook']],
      );
      // The event already says whose it is.
      assert.deepEqual(companion.events[0]?.customers, ['ann']);
    },
  );
}

each(
  'the webhook location.update completes a change at a known location',
  async (start, _t, version) => {
    const companion = start(webhook(['location.update']));
    const location_id = await companion.connect();
    await companion.simulator.deliver();
    companion.clock.now += 1000;
    const token = await mint(companion, 'ann', {location_id});
    await answerPages(companion.simulator, token, version);
    await companion.simulator.deliver();
    assert.deepEqual(
      companion.connected.map(({completedBy}) => completedBy),
      ['page', 'webhook'],
    );
  },
);

/** Posts an event of another shape than the simulator's. */
const deliverEvent = (companion: TestCompanion, type: string, data: object) => {
  const body = {id: crypto.randomUUID(), object: 'event', type, data};
  const time_created = new Date(companion.clock.now).toISOString();
  return companion.server.fetch(delivery(JSON.stringify({...body, time_created})));
};

for (const [what, type, dataOf] of [
  ['the other name', 'connect.session.complete', (token: string) => ({id: token})],
  [
    'a token in its own field',
    'connect_session.complete',
    (connect_token: string) => ({connect_token, id: 'cse_1'}),
  ],
  ['the id of a session', 'connect_session.complete', () => ({id: 'cse_1', location_id: 'loc_1'})],
  ['a reference', 'location.create', () => ({id: 'loc_1', customer_reference_id: 'ann'})],
  ['nothing known', 'location.create', () => ({id: 7, customer_id: null})],
] as const) {
  test(`an event with ${what} completes the session`, async () => {
    const companion = startCompanion({simulator: {webhook: []}, webhook: {verify: always}});
    const token = await mint(companion);
    await answerPages(companion.simulator, token, 'zero');
    assert.equal((await deliverEvent(companion, type, dataOf(token))).status, 200);
    assert.deepEqual(
      companion.connected.map(({completedBy}) => completedBy),
      ['webhook'],
    );
  });
}

test('an event about a known location without an open session costs no request', async () => {
  let requests = 0;
  const companion = startCompanion({
    simulator: {webhook: []},
    webhook: {verify: always},
    way(request, arrive) {
      requests++;
      return arrive(request);
    },
  });
  const id = await companion.connect();
  await mint(companion, 'bob');
  const before = requests;
  await deliverEvent(companion, 'location.update', {id, object: 'location', customer_id: 'cus_1'});
  await deliverEvent(companion, 'tariff.expired', {location_id: 'loc_unknown'});
  assert.equal(requests, before);
});

test('an event that says nothing has at most ten sessions asked about', async () => {
  let asked = 0;
  const companion = startCompanion({
    simulator: {webhook: []},
    webhook: {verify: always},
    way(request, arrive) {
      if (new URL(request.url).searchParams.has('connect_token')) asked++;
      return arrive(request);
    },
  });
  for (let i = 0; i < 40; i++) await mint(companion, `customer-${i}`);
  await deliverEvent(companion, 'location.create', {});
  assert.equal(asked, 10);
});

test('a completion that fails does not fail the event, and is left to the sweep', async () => {
  let fails = true;
  const errors: unknown[] = [];
  const companion = startCompanion({
    simulator: {webhook: []},
    webhook: {verify: always},
    onConnected() {
      if (fails) throw new Error('no room');
    },
    onError: error => void errors.push(error),
  });
  const token = await mint(companion);
  await answerPages(companion.simulator, token, 'zero');
  const response = await deliverEvent(companion, 'connect_session.complete', {id: token});
  assert.equal(response.status, 200);
  assert.equal(companion.events.length, 1);
  assert.match(String(errors), /no room/);
  fails = false;
  assert.equal((await companion.server.catchUp()).completed, 1);
});

test('page, callback and webhook at once call the site once', async () => {
  const companion = startCompanion({simulator: {webhook: []}, webhook: {verify: always}});
  const token = await mint(companion);
  await answerPages(companion.simulator, token, 'zero');
  await Promise.all([
    companion.post('complete'),
    companion.get(`callback?fp_cot=${token}`),
    companion.get(`callback?fp_cot=${token}`, ''),
    deliverEvent(companion, 'connect_session.complete', {id: token}),
    companion.server.catchUp(),
  ]);
  assert.equal(companion.connected.length, 1);
});
