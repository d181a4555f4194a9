import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {memoryStore} from '../../../../src/server/index.js';
import type {RestFault} from '../../../../src/simulator/index.js';
import {
  codeOf,
  connectionsOf,
  GB_ADDRESS,
  partlyCompleted,
  startCompanion,
} from '../../../support/server/companion.js';

const EXCHANGE = 'GET /connect/tariff/token';

const CONNECTION = {
  postal_address: GB_ADDRESS,
  direction: 'IMPORT',
  tariff_type: 'COMMODITY',
  outcome: 'saved',
  pending: false,
};

/** The connections of a response without the ids of their locations. */
const withoutIds = async (response: Response) =>
  (await connectionsOf(response)).map(({location_id: _id, ...connection}) => connection);

/** The service's response to an exchange, for as long as it is set. */
const exchanged = (result: object, token?: string): RestFault => ({
  ...{type: 'status', status: 200, times: 'always', json: result},
  call: token === undefined ? EXCHANGE : `${EXCHANGE}?connect_token=${token}`,
});

test('a finished session is exchanged once, stored, and passed to onConnected once', async () => {
  const {post, mint, finish, connected, count} = startCompanion();
  await finish(await mint());
  const response = await post('complete');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const connections = await connectionsOf(response);
  const locationId = connections[0]?.location_id;
  assert.match(locationId ?? '', /^loc_/);
  assert.deepEqual(connections, [{location_id: locationId, ...CONNECTION}]);
  assert.deepEqual(await connectionsOf(await post('complete')), connections);
  const {idempotencyKey = '', ...tariff} = connected[0] ?? {};
  assert.match(idempotencyKey, /^[0-9a-f]{64}$/);
  assert.equal(connected.length, 1);
  assert.deepEqual(tariff, {
    customer: 'ann',
    completedBy: 'page',
    locationId,
    direction: 'IMPORT',
    tariffType: 'COMMODITY',
    outcome: 'saved',
    pending: false,
    postalAddress: GB_ADDRESS,
  });
  assert.equal(count(EXCHANGE), 1);
});

test('a location whose address cannot be read is stored all the same', async () => {
  const {post, mint, finish, setFaults, connected} = startCompanion();
  await finish(await mint());
  await setFaults({type: 'status', status: 500, call: 'GET /locations/{id}', times: 'always'});
  assert.deepEqual(await withoutIds(await post('complete')), [
    {...CONNECTION, postal_address: null},
  ]);
  assert.equal(connected[0]?.postalAddress, undefined);
});

test('a session can be completed by its token, with the same answer each time', async () => {
  const {post, mint, finish, connected} = startCompanion();
  const [first, second] = [await mint(), await mint({direction: 'EXPORT'})];
  await finish(first);
  await finish(second);
  for (let i = 0; i < 2; i++) {
    assert.deepEqual(await withoutIds(await post('complete', {connect_token: first})), [
      CONNECTION,
    ]);
  }
  assert.equal(connected.length, 1);
});

test('requests at once make one exchange and one connection, and get the same response', async () => {
  const store = memoryStore();
  let onBusy = () => {};
  const anotherWaits = new Promise<void>(resolve => (onBusy = resolve));
  const calls: string[] = [];
  const {post, mint, finish, count} = startCompanion({
    store: {
      ...store,
      async claim(...session) {
        const result = await store.claim(...session);
        if (result.state === 'busy') onBusy();
        return result;
      },
    },
    async onConnected({locationId}) {
      await anotherWaits;
      calls.push(locationId);
    },
  });
  const token = await mint();
  await finish(token);
  const bodies = [undefined, {connect_token: token}, undefined, {connect_token: token}];
  const responses = await Promise.all(bodies.map(body => post('complete', body)));
  const [first, ...others] = await Promise.all(responses.map(connectionsOf));
  const [locationId] = calls;
  assert.deepEqual(first, [{location_id: locationId, ...CONNECTION}]);
  for (const other of others) assert.deepEqual(other, first);
  assert.deepEqual(calls, [locationId]);
  assert.equal(count(EXCHANGE), 1);
});

test('two companions on one store call onConnected once together', async () => {
  const store = memoryStore();
  const one = startCompanion({store});
  const two = startCompanion({store, on: one.simulator});
  const token = await one.mint();
  await one.finish(token);
  await Promise.all([one.post('complete'), two.post('complete')]);
  assert.equal(one.connected.length + two.connected.length, 1);
});

test('a session that is still going on is left out, and completed when it is over', async () => {
  const {post, mint, finish, connected} = startCompanion();
  const token = await mint();
  assert.deepEqual(await connectionsOf(await post('complete')), []);
  assert.deepEqual(await connectionsOf(await post('complete', {connect_token: token})), []);
  await finish(token);
  assert.deepEqual(await withoutIds(await post('complete')), [CONNECTION]);
  assert.equal(connected.length, 1);
});

test('a session of a known location that has not said how it ended is still going on', async () => {
  const {post, connect, mint, setFaults, connected} = startCompanion();
  const location_id = await connect();
  const token = await mint({location_id});
  const result = {id: token, location_id, is_tariff_processed: true};
  await setFaults(exchanged(result));
  assert.deepEqual(await connectionsOf(await post('complete', {connect_token: token})), []);
  await setFaults(exchanged({...result, complete_action: 'DISCONNECT'}));
  assert.deepEqual(await connectionsOf(await post('complete')), [
    {location_id, ...CONNECTION, outcome: 'disconnected'},
  ]);
  assert.deepEqual(
    connected.map(({outcome}) => outcome),
    ['saved', 'disconnected'],
  );
});

test('a new location counts even where the service does not say how the session ended', async () => {
  const {post, mint, finish, connect, setFaults} = startCompanion();
  const location_id = await connect({customer: 'bob'});
  const token = await mint();
  await finish(token);
  await setFaults(exchanged({id: token, location_id, is_tariff_processed: true}));
  assert.deepEqual(await connectionsOf(await post('complete')), [{location_id, ...CONNECTION}]);
});

test('rates that are not there yet are passed on as pending', async () => {
  const {post, mint, finish, connected} = startCompanion();
  await finish(await mint(), {login: 'slow'});
  assert.deepEqual(await withoutIds(await post('complete')), [{...CONNECTION, pending: true}]);
  assert.equal(connected[0]?.pending, true);
});

test('the latest connection comes first, homes and kinds side by side', async () => {
  const {post, connect, clock} = startCompanion();
  const first = await connect();
  clock.now += 1_000;
  await connect({body: {location_id: first, direction: 'EXPORT'}});
  clock.now += 1_000;
  const second = await connect();
  assert.notEqual(second, first);
  const connections = await connectionsOf(await post('complete'));
  assert.deepEqual(
    connections.map(({location_id, direction}) => `${location_id} ${direction}`),
    [`${second} IMPORT`, `${first} EXPORT`, `${first} IMPORT`],
  );
});

test("another customer's token is unknown, and their connections are not shown", async () => {
  const {post, mint, finish, connected, count} = startCompanion();
  const token = await mint();
  await finish(token);
  const refused = await post('complete', {connect_token: token}, 'bob');
  assert.equal(await codeOf(refused), '404 token_unknown');
  assert.equal(await codeOf(await post('complete', {connect_token: 'cot_x'})), '404 token_unknown');
  assert.deepEqual(await connectionsOf(await post('complete', undefined, 'bob')), []);
  assert.equal(connected.length, 0);
  assert.equal(count(EXCHANGE), 0);
});

test('onConnected that fails is called again, without a second exchange', async () => {
  let broken = true;
  const calls: string[] = [];
  const errors: unknown[] = [];
  const {post, mint, finish, count} = startCompanion({
    onConnected({locationId}) {
      calls.push(locationId);
      if (broken) throw new Error('password=hunter2');
    },
    onError: error => void errors.push(error),
  });
  const token = await mint();
  await finish(token);
  const failed = await post('complete', {connect_token: token});
  assert.doesNotMatch(await failed.clone().text(), /hunter2/);
  assert.equal(await codeOf(failed), '500 connection_not_stored');
  assert.match(String(errors), /hunter2/);
  broken = false;
  assert.deepEqual(await withoutIds(await post('complete')), [CONNECTION]);
  await post('complete', {connect_token: token});
  assert.deepEqual(calls, [calls[0], calls[0]]);
  assert.equal(count(EXCHANGE), 1);
});

test('a completion that another process died in is taken over when its claim runs out', async () => {
  let now = 0;
  const store = memoryStore({now: () => now});
  const {post, mint, finish, connected, clock} = startCompanion({store});
  now = clock.now;
  const token = await mint();
  await finish(token);
  assert.equal((await store.claim(await hashToken(token), 60_000)).state, 'claimed');
  now += 60_001;
  clock.now += 60_001;
  assert.deepEqual(await withoutIds(await post('complete')), [CONNECTION]);
  assert.equal(connected.length, 1);
});

test('an expired token is not asked about any more, a completed one keeps its answer', async () => {
  const {post, mint, finish, count, clock} = startCompanion();
  const [finished, left] = [await mint(), await mint()];
  await finish(finished);
  await post('complete', {connect_token: finished});
  clock.now += 86_400_000;
  assert.deepEqual(await withoutIds(await post('complete')), [CONNECTION]);
  assert.deepEqual(await connectionsOf(await post('complete', {connect_token: left})), []);
  assert.deepEqual(await withoutIds(await post('complete', {connect_token: finished})), [
    CONNECTION,
  ]);
  assert.equal(count(EXCHANGE), 1);
});

test('an account that is switched off is a failure, not a session that is not over', async () => {
  const {post, mint, control} = startCompanion();
  await mint();
  await control('account', {disabled: true});
  assert.equal(await codeOf(await post('complete')), '502 upstream_refused');
});

test('one failed exchange does not lose the others, and its claim is given back', async () => {
  const {post, mint, finish, connected, setFaults} = startCompanion();
  const [good, bad] = [await mint(), await mint()];
  await finish(good);
  await finish(bad);
  await setFaults({
    ...{type: 'status', status: 500, times: 'always'},
    call: `${EXCHANGE}?connect_token=${bad}`,
  });
  const {connections, failed} = await partlyCompleted(await post('complete'));
  assert.equal(connections.length, 1);
  assert.deepEqual(
    failed.map(({code}) => code),
    ['upstream_unavailable'],
  );
  assert.equal(connected.length, 1);
  await setFaults();
  assert.equal((await connectionsOf(await post('complete'))).length, 2);
  assert.equal(connected.length, 2);
});
