import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {memoryStore} from '../../../../src/server/index.js';
import {
  ADDRESS,
  codeOf,
  connectionsOf,
  partlyCompleted,
  startHouse,
} from '../../../support/server/companion.js';

const SAVED = {location_id: 'loc_1', is_tariff_processed: true, complete_action: 'SAVE'};
const EXCHANGE = 'GET /connect/tariff/token';

const CONNECTION = {
  location_id: 'loc_1',
  postal_address: ADDRESS,
  direction: 'IMPORT',
  tariff_type: 'COMMODITY',
  outcome: 'saved',
  pending: false,
};

test('a finished session is exchanged once, stored, and told to the host once', async t => {
  const {post, mint, finish, connected, upstream} = await startHouse(t);
  finish(await mint(), SAVED);
  const response = await post('complete');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.deepEqual(await connectionsOf(response), [CONNECTION]);
  assert.deepEqual(await connectionsOf(await post('complete')), [CONNECTION]);
  const {idempotencyKey = '', ...tariff} = connected[0] ?? {};
  assert.match(idempotencyKey, /^[0-9a-f]{64}$/);
  assert.deepEqual(
    [tariff],
    [
      {
        customer: 'ann',
        completedBy: 'page',
        locationId: 'loc_1',
        direction: 'IMPORT',
        tariffType: 'COMMODITY',
        outcome: 'saved',
        pending: false,
        postalAddress: ADDRESS,
      },
    ],
  );
  assert.equal(upstream.count(EXCHANGE), 1);
});

test('a location whose address cannot be read is stored all the same', async t => {
  const {post, mint, finish, upstream, connected} = await startHouse(t);
  finish(await mint(), SAVED);
  upstream.fault = ({name}) => (name === 'GET /locations/loc_1' ? {status: 500} : undefined);
  assert.deepEqual(await connectionsOf(await post('complete')), [
    {...CONNECTION, postal_address: null},
  ]);
  assert.equal(connected[0]?.postalAddress, undefined);
});

test('a session can be completed by its token, with the same answer each time', async t => {
  const {post, mint, finish, connected} = await startHouse(t);
  const [first, second] = [await mint(), await mint({direction: 'EXPORT'})];
  finish(first, SAVED);
  finish(second, {...SAVED, location_id: 'loc_2'});
  for (let i = 0; i < 2; i++) {
    assert.deepEqual(await connectionsOf(await post('complete', {connect_token: first})), [
      CONNECTION,
    ]);
  }
  assert.equal(connected.length, 1);
});

test('two requests at once make one exchange and one connection, and get one answer', async t => {
  const told: string[] = [];
  const {post, mint, finish, upstream} = await startHouse(t, {
    async onConnected({locationId}) {
      await new Promise(resolve => setTimeout(resolve, 20));
      told.push(locationId);
    },
  });
  const token = await mint();
  finish(token, SAVED);
  const bodies = [undefined, {connect_token: token}, undefined, {connect_token: token}];
  const answers = await Promise.all(bodies.map(body => post('complete', body)));
  for (const answer of answers) assert.deepEqual(await connectionsOf(answer), [CONNECTION]);
  assert.deepEqual(told, ['loc_1']);
  assert.equal(upstream.count(EXCHANGE), 1);
});

test('two servers on one store do it once together', async t => {
  const store = memoryStore();
  const [one, two] = [await startHouse(t, {store}), await startHouse(t, {store})];
  const token = await one.mint();
  for (const house of [one, two]) house.finish(token, SAVED);
  await Promise.all([one.post('complete'), two.post('complete')]);
  assert.equal(one.connected.length + two.connected.length, 1);
});

test('a session that is still going on is left out, and completed when it is over', async t => {
  const {post, mint, finish, connected} = await startHouse(t);
  const token = await mint();
  assert.deepEqual(await connectionsOf(await post('complete')), []);
  assert.deepEqual(await connectionsOf(await post('complete', {connect_token: token})), []);
  finish(token, SAVED);
  assert.deepEqual(await connectionsOf(await post('complete')), [CONNECTION]);
  assert.equal(connected.length, 1);
});

test('a session of a known location that has not said how it ended is still going on', async t => {
  const {post, mint, finish, connected} = await startHouse(t);
  finish(await mint(), SAVED);
  await post('complete');
  const token = await mint({location_id: 'loc_1'});
  finish(token, {location_id: 'loc_1', is_tariff_processed: true});
  assert.deepEqual(await connectionsOf(await post('complete', {connect_token: token})), []);
  finish(token, {...SAVED, complete_action: 'DISCONNECT'});
  assert.deepEqual(await connectionsOf(await post('complete')), [
    {...CONNECTION, outcome: 'disconnected'},
  ]);
  assert.deepEqual(
    connected.map(({outcome}) => outcome),
    ['saved', 'disconnected'],
  );
});

test('a new location counts even where the service does not say how the session ended', async t => {
  const {post, mint, finish} = await startHouse(t);
  finish(await mint(), {location_id: 'loc_1', is_tariff_processed: true});
  assert.deepEqual(await connectionsOf(await post('complete')), [CONNECTION]);
});

test('rates that are not there yet are told as pending', async t => {
  const {post, mint, finish, connected} = await startHouse(t);
  finish(await mint(), {...SAVED, is_tariff_processed: false});
  assert.deepEqual(await connectionsOf(await post('complete')), [{...CONNECTION, pending: true}]);
  assert.equal(connected[0]?.pending, true);
});

test('the latest connection comes first, homes and kinds side by side', async t => {
  let now = 0;
  const {post, mint, finish} = await startHouse(t, {now: () => (now += 1000)});
  finish(await mint(), SAVED);
  finish(await mint({direction: 'EXPORT'}), SAVED);
  await post('complete');
  finish(await mint(), {...SAVED, location_id: 'loc_2'});
  const connections = await connectionsOf(await post('complete'));
  assert.deepEqual(
    connections.map(({location_id, direction}) => `${location_id} ${direction}`),
    ['loc_2 IMPORT', 'loc_1 EXPORT', 'loc_1 IMPORT'],
  );
});

test("another customer's token is unknown, and their connections are not shown", async t => {
  const {post, mint, finish, connected, upstream} = await startHouse(t);
  const token = await mint();
  finish(token, SAVED);
  const refused = await post('complete', {connect_token: token}, 'bob');
  assert.equal(await codeOf(refused), '404 token_unknown');
  assert.equal(await codeOf(await post('complete', {connect_token: 'cot_x'})), '404 token_unknown');
  assert.deepEqual(await connectionsOf(await post('complete', undefined, 'bob')), []);
  assert.equal(connected.length, 0);
  assert.equal(upstream.count(EXCHANGE), 0);
});

test('a host that cannot store it hears of it again, without a second exchange', async t => {
  let broken = true;
  const told: string[] = [];
  const heard: unknown[] = [];
  const {post, mint, finish, upstream} = await startHouse(t, {
    onConnected({locationId}) {
      told.push(locationId);
      if (broken) throw new Error('password=hunter2');
    },
    onError: error => void heard.push(error),
  });
  const token = await mint();
  finish(token, SAVED);
  const failed = await post('complete', {connect_token: token});
  assert.doesNotMatch(await failed.clone().text(), /hunter2/);
  assert.equal(await codeOf(failed), '500 connection_not_stored');
  assert.match(String(heard), /hunter2/);
  broken = false;
  assert.deepEqual(await connectionsOf(await post('complete')), [CONNECTION]);
  await post('complete', {connect_token: token});
  assert.deepEqual(told, ['loc_1', 'loc_1']);
  assert.equal(upstream.count(EXCHANGE), 1);
});

test('a completion that another process died in is taken over when its claim runs out', async t => {
  let now = 1_000;
  const store = memoryStore({now: () => now});
  const {post, mint, finish, connected} = await startHouse(t, {store, now: () => now});
  const token = await mint();
  finish(token, SAVED);
  assert.equal((await store.claim(await hashToken(token), 60_000)).state, 'claimed');
  now += 60_001;
  assert.deepEqual(await connectionsOf(await post('complete')), [CONNECTION]);
  assert.equal(connected.length, 1);
});

test('an expired token is not asked about any more, a completed one keeps its answer', async t => {
  let now = 0;
  const {post, mint, finish, upstream} = await startHouse(t, {now: () => now});
  const [finished, left] = [await mint(), await mint()];
  finish(finished, SAVED);
  await post('complete', {connect_token: finished});
  now += 86_400_000;
  assert.deepEqual(await connectionsOf(await post('complete')), [CONNECTION]);
  assert.deepEqual(await connectionsOf(await post('complete', {connect_token: left})), []);
  assert.deepEqual(await connectionsOf(await post('complete', {connect_token: finished})), [
    CONNECTION,
  ]);
  assert.equal(upstream.count(EXCHANGE), 1);
});

test('an account that is switched off is a failure, not a session that is not over', async t => {
  const {post, mint, upstream} = await startHouse(t);
  await mint();
  upstream.fault = () => ({status: 422, body: '{"object":"error","code":"account_disabled"}'});
  assert.equal(await codeOf(await post('complete')), '502 upstream_refused');
});

test('one failed exchange does not lose the others, and its claim is given back', async t => {
  const {post, mint, finish, connected, upstream} = await startHouse(t);
  const [good, bad] = [await mint(), await mint()];
  finish(good, SAVED);
  finish(bad, {...SAVED, location_id: 'loc_2'});
  upstream.fault = ({query}) => (query.get('connect_token') === bad ? {status: 500} : undefined);
  const {connections, failed} = await partlyCompleted(await post('complete'));
  assert.deepEqual(connections, [CONNECTION]);
  assert.deepEqual(
    failed.map(({code}) => code),
    ['upstream_unavailable'],
  );
  assert.equal(connected.length, 1);
  upstream.fault = () => undefined;
  assert.equal((await connectionsOf(await post('complete'))).length, 2);
  assert.equal(connected.length, 2);
});
