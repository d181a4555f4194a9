import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  at,
  codeOf,
  connectionsOf,
  ORIGIN,
  startCompanion,
  tokenOf,
  type CompanionOptions,
  type TestCompanion,
} from '../../../support/server/companion.js';
import {answerPages, connectExport} from '../../../support/server/customer.js';

const start = (options: CompanionOptions = {}) =>
  startCompanion({apiVersion: 'busbar', ...options});

/** The bodies of the requests that opened sessions. */
const opened = ({sent}: TestCompanion) =>
  sent.flatMap(({call, body}) => (/^POST \/connect(\/sessions)?$/.test(call) ? [body] : []));

/** The customer looks at a summary, and closes it. */
async function look({simulator}: TestCompanion, token: string) {
  for (const request of [
    {route: 'session_start', action: 'TARIFF'},
    {route: '', action: 'CLOSE'},
  ]) {
    await simulator.fetch(
      new Request(`${simulator.publicUrl}/connect`, {
        method: 'POST',
        body: JSON.stringify({connect_token: token, ...request}),
      }),
    );
  }
}

test('a session is opened at a new location of the customer, and asks for nothing else', async () => {
  const companion = start({
    connectUrl: `${ORIGIN}/energy`,
    getDeviceReference: (_request, customer) => `charger of ${customer}`,
  });
  const location_id = await companion.connect();
  const [device] = (await companion.api.devices({reference_id: 'charger of ann'})).data;
  assert.deepEqual(opened(companion), [
    {
      ...{location_id, device_id: device?.id},
      callback_url: `${ORIGIN}/flatpeak/callback`,
      connect_url: `${ORIGIN}/energy`,
    },
  ]);
  const {customer_id} = await companion.api.location(location_id);
  assert.equal((await companion.api.customer(customer_id)).reference_id, 'ann');
  // The customer and the device are there now.
  const before = companion.count('POST /customers');
  await companion.mint();
  assert.equal(companion.count('POST /customers'), before);
  assert.equal(companion.count('POST /devices'), 1);
});

test('what an abandoned session has left is used again, but not while it is open', async () => {
  const companion = start();
  await companion.mint();
  await companion.mint();
  assert.equal(companion.count('POST /locations'), 2);
  companion.clock.now += 86_400_000;
  await companion.mint();
  assert.equal(companion.count('POST /locations'), 2);
  // Nobody else gets it.
  await companion.mint({}, 'bob');
  assert.equal(companion.count('POST /locations'), 3);
});

test('a location whose tariff this server does not know is not used for another', async () => {
  const other = start();
  const location_id = await other.connect();
  const companion = start({on: other.simulator});
  assert.notEqual(await companion.connect(), location_id);
});

test('a new tariff after a disconnection is at another location', async () => {
  const companion = start();
  const first = await companion.connect();
  await companion.post('disconnect', {location_id: first});
  assert.notEqual(await companion.connect(), first);
});

test('a customer or location that the service refuses is an error that says so', async () => {
  for (const call of ['POST /customers', 'POST /locations']) {
    const errors: string[] = [];
    const companion = start({onError: error => void errors.push(String(error))});
    await companion.setFaults({type: 'status', status: 422, json: {}, call, times: 'always'});
    assert.equal(await codeOf(await companion.post('connect-token')), '502 location_not_created');
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', new RegExp(call));
  }
});

test('several first sessions of a customer at once create the customer once', async () => {
  const companion = start();
  await Promise.all(Array.from({length: 5}, () => companion.mint()));
  assert.equal((await companion.api.customers({reference_id: 'ann'})).data.length, 1);
});

test('a service that has only the former calls of sessions is asked by those', async () => {
  const companion = start({simulator: {apiVersion: 'busbar', formerSessions: true}});
  const {connect_token, expires_in, live_mode} = await tokenOf(
    await companion.post('connect-token'),
  );
  assert.deepEqual([expires_in, live_mode], [86_400, false]);
  await answerPages(companion.simulator, connect_token, 'busbar');
  const [connection] = await connectionsOf(await companion.post('complete', {connect_token}));
  assert.deepEqual([connection?.outcome, connection?.pending], ['saved', false]);
});

test('a session that is only looked at changes nothing, and neither does the next', async () => {
  const companion = start();
  const location_id = await companion.connect();
  companion.clock.now += 60_000;
  const connect_token = await companion.mint({location_id});
  await look(companion, connect_token);
  assert.deepEqual(await connectionsOf(await companion.post('complete', {connect_token})), []);
  await companion.server.catchUp();
  assert.equal(companion.connected.length, 1);
});

test('a tariff that was replaced is connected once, whoever asks', async () => {
  const companion = start();
  const location_id = await companion.connect();
  companion.clock.now += 60_000;
  const [idle, used] = [await companion.mint({location_id}), await companion.mint({location_id})];
  companion.clock.now += 60_000;
  await answerPages(companion.simulator, used, 'busbar', {provider: 'library'});
  companion.clock.now += 60_000;
  assert.equal(
    (await connectionsOf(await companion.post('complete', {connect_token: used}))).length,
    1,
  );
  assert.deepEqual(
    await connectionsOf(await companion.post('complete', {connect_token: idle})),
    [],
  );
  assert.deepEqual(
    companion.connected.map(({outcome}) => outcome),
    ['saved', 'saved'],
  );
});

test('a session that changed another tariff of its location connects that one', async () => {
  const companion = start();
  const connect_token = await companion.mint();
  await connectExport(companion.simulator, connect_token);
  const [connection] = await connectionsOf(await companion.post('complete', {connect_token}));
  assert.deepEqual([connection?.direction, connection?.outcome], ['EXPORT', 'saved']);
  assert.deepEqual(
    companion.connected.map(({direction}) => direction),
    ['EXPORT'],
  );
});

test('a location that Flatpeak has deleted does not fail the sweep', async () => {
  const companion = start();
  const token = await companion.mint();
  const [{location_id}] = opened(companion) as [{location_id: string}];
  await companion.api.deleteLocation(location_id);
  assert.deepEqual(
    await connectionsOf(await companion.post('complete', {connect_token: token})),
    [],
  );
  assert.equal((await companion.server.catchUp()).failed, 0);
});

for (const [what, body] of [
  ['is none', {}],
  ['is empty', {object: 'list', data: []}],
  ['has a row that cannot be read', {data: [null]}],
  ['has a tariff without a direction', {data: [{id: 'trf_1', type: 'COMMODITY'}]}],
] as const) {
  test(`a list of tariffs that ${what} is no disconnection`, async () => {
    let isOdd = false;
    const companion = start({
      way: async (request, arrive) =>
        isOdd && request.url.includes('/tariffs/elements') ? Response.json(body) : arrive(request),
    });
    const location_id = await companion.connect();
    const connect_token = await companion.mint({location_id});
    isOdd = true;
    assert.deepEqual(await connectionsOf(await companion.post('complete', {connect_token})), []);
    assert.equal(companion.connected.length, 1);
  });
}

test('a tariff that is still being read is pending', async () => {
  const companion = start();
  await companion.connect({login: 'slow'});
  assert.deepEqual(
    companion.connected.map(({outcome, pending}) => [outcome, pending]),
    [['saved', true]],
  );
});

test('the device is chosen by the request, and none is none', async () => {
  const companion = start({
    getDeviceReference: ({url}) => new URL(url).searchParams.get('device'),
  });
  await tokenOf(await companion.post('connect-token?device=heat-pump'));
  await tokenOf(await companion.post('connect-token'));
  const [device] = (await companion.api.devices({reference_id: 'heat-pump'})).data;
  assert.deepEqual(
    opened(companion).map(body => at(body, 'device_id')),
    [device?.id, null],
  );
});

test('earlier versions ask for no device', async () => {
  let asked = 0;
  const companion = startCompanion({apiVersion: 'anode', getDeviceReference: () => `${++asked}`});
  await companion.connect();
  assert.equal(asked, 0);
});
