import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ORIGIN, tokenOf} from '../../../support/server/companion.js';
import {
  answerPages,
  each,
  startSimulated,
  type SimulatedHouse,
  type SimulatedOptions,
} from '../../../support/server/simulated-companion.js';
import {always, delivery} from '../../../support/server/webhook-delivery.js';

const mint = async ({post}: SimulatedHouse, customer?: string, body = {}) =>
  (await tokenOf(await post('connect-token', body, customer))).connect_token;

const webhook = (events: readonly string[]): SimulatedOptions => ({
  simulator: {webhook: {url: `${ORIGIN}/flatpeak/webhooks`, events}, sessionEvents: true} as never,
});

for (const type of ['location.create', 'connect_session.complete']) {
  each(`the webhook ${type} completes the session that it is about`, async (start, _t, version) => {
    const house = start(webhook([type]));
    // Others that are not finished are on their way.
    for (let i = 0; i < 15; i++) await mint(house, `customer-${i}`);
    const token = await mint(house);
    for (let i = 0; i < 15; i++) await mint(house, `other-${i}`);
    await answerPages(house.simulator, token, version);
    await house.simulator.deliver();
    await house.simulator.deliver();
    assert.deepEqual(
      house.connected.map(({customer, completedBy}) => [customer, completedBy]),
      [['ann', 'webhook']],
    );
    // The event already says whose it is.
    assert.deepEqual(house.events[0]?.customers, ['ann']);
  });
}

each(
  'the webhook location.update completes a change at a known location',
  async (start, _t, version) => {
    const house = start(webhook(['location.update']));
    const location_id = await house.connect();
    const token = await mint(house, 'ann', {location_id});
    await answerPages(house.simulator, token, version);
    await house.simulator.deliver();
    assert.deepEqual(
      house.connected.map(({completedBy}) => completedBy),
      ['page', 'webhook'],
    );
  },
);

/** Posts an event of another shape than the simulator's. */
const deliverEvent = (house: SimulatedHouse, type: string, data: object) => {
  const body = {id: crypto.randomUUID(), object: 'event', type, data};
  const time_created = new Date(house.clock.now).toISOString();
  return house.server.fetch(delivery(JSON.stringify({...body, time_created})));
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
  test(`an event with ${what} completes the session`, async t => {
    const house = startSimulated(t, {simulator: {webhook: []}, webhook: {verify: always}});
    const token = await mint(house);
    await answerPages(house.simulator, token, 'zero');
    assert.equal((await deliverEvent(house, type, dataOf(token))).status, 200);
    assert.deepEqual(
      house.connected.map(({completedBy}) => completedBy),
      ['webhook'],
    );
  });
}

test('an event about a known location without an open session costs no request', async t => {
  let requests = 0;
  const house = startSimulated(t, {
    simulator: {webhook: []},
    webhook: {verify: always},
    way(request, arrive) {
      requests++;
      return arrive(request);
    },
  });
  const id = await house.connect();
  await mint(house, 'bob');
  const before = requests;
  await deliverEvent(house, 'location.update', {id, object: 'location', customer_id: 'cus_1'});
  await deliverEvent(house, 'tariff.expired', {location_id: 'loc_unknown'});
  assert.equal(requests, before);
});

test('an event that says nothing has at most ten sessions asked about', async t => {
  let asked = 0;
  const house = startSimulated(t, {
    simulator: {webhook: []},
    webhook: {verify: always},
    way(request, arrive) {
      if (new URL(request.url).searchParams.has('connect_token')) asked++;
      return arrive(request);
    },
  });
  for (let i = 0; i < 40; i++) await mint(house, `customer-${i}`);
  await deliverEvent(house, 'location.create', {});
  assert.equal(asked, 10);
});

test('a completion that fails does not fail the event, and is left to the sweep', async t => {
  let fails = true;
  const errors: unknown[] = [];
  const house = startSimulated(t, {
    simulator: {webhook: []},
    webhook: {verify: always},
    onConnected() {
      if (fails) throw new Error('no room');
    },
    onError: error => void errors.push(error),
  });
  const token = await mint(house);
  await answerPages(house.simulator, token, 'zero');
  const response = await deliverEvent(house, 'connect_session.complete', {id: token});
  assert.equal(response.status, 200);
  assert.equal(house.events.length, 1);
  assert.match(String(errors), /no room/);
  fails = false;
  assert.equal((await house.server.catchUp()).completed, 1);
});

test('page, callback and webhook at once call the site once', async t => {
  const house = startSimulated(t, {simulator: {webhook: []}, webhook: {verify: always}});
  const token = await mint(house);
  await answerPages(house.simulator, token, 'zero');
  await Promise.all([
    house.post('complete'),
    house.get(`callback?fp_cot=${token}`),
    house.get(`callback?fp_cot=${token}`, ''),
    deliverEvent(house, 'connect_session.complete', {id: token}),
    house.server.catchUp(),
  ]);
  assert.equal(house.connected.length, 1);
});
