import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {memoryStore, type ConnectedTariff, type Store} from '../../../../src/server/index.js';
import {
  codeOf,
  HAS_SESSION_DIRECTION,
  connectionsOf,
  partlyCompleted,
  tokenOf,
  each,
  startCompanion,
  type TestCompanion,
} from '../../../support/server/companion.js';
import {countingExchanges} from '../../../support/server/counting-exchanges.js';
import {answerPages, connectExport} from '../../../support/server/customer.js';

const mint = async ({post}: TestCompanion, customer?: string) =>
  (await tokenOf(await post('connect-token', {}, customer))).connect_token;

each(
  'every open session of a customer is asked about, not only the newest',
  async (start, _t, version) => {
    const {asked, way} = countingExchanges();
    const companion = start({way});
    const tokens: string[] = [];
    for (let i = 0; i < 30; i++) tokens.push(await mint(companion));
    await answerPages(companion.simulator, tokens[0] ?? '', version);
    assert.equal((await connectionsOf(await companion.post('complete'))).length, 1);
    assert.deepEqual(new Set(asked), new Set(tokens));
  },
);

test('fifty requests at once cost one round of questions', async () => {
  const {asked, way} = countingExchanges();
  const companion = startCompanion({way});
  const tokens = [await mint(companion), await mint(companion), await mint(companion)];
  await answerPages(companion.simulator, tokens[1] ?? '', 'zero');
  const responses = await Promise.all(Array.from({length: 50}, () => companion.post('complete')));
  for (const response of responses) assert.equal((await connectionsOf(response)).length, 1);
  assert.deepEqual(asked.toSorted(), tokens.toSorted());
  assert.equal(companion.connected.length, 1);
  // What was asked before has no effect on the next request.
  await companion.post('complete');
  assert.equal(asked.length, tokens.length + 2);
});

test('no more than five sessions are asked about at the same time', async () => {
  let [now, most] = [0, 0];
  const companion = startCompanion({
    async way(request, arrive) {
      if (!new URL(request.url).searchParams.has('connect_token')) return arrive(request);
      most = Math.max(most, ++now);
      await new Promise(resolve => setImmediate(resolve));
      const response = await arrive(request);
      now--;
      return response;
    },
  });
  for (let i = 0; i < 12; i++) await mint(companion);
  await companion.post('complete');
  assert.equal(most, 5);
});

each('a session that the site rejects does not fail the others', async (start, _t, version) => {
  let broken = true;
  const companion = start({
    onConnected({direction}) {
      if (broken && direction === 'EXPORT') throw new Error('The site has no room for it.');
    },
  });
  const {post, simulator} = companion;
  const location_id = await companion.connect();
  const exported = await tokenOf(await post('connect-token', {direction: 'EXPORT', location_id}));
  if (HAS_SESSION_DIRECTION[version]) await answerPages(simulator, exported.connect_token, version);
  else await connectExport(simulator, exported.connect_token);
  await answerPages(simulator, await mint(companion), version);

  for (const _time of ['first', 'second']) {
    const {connections, failed} = await partlyCompleted(await post('complete'));
    assert.deepEqual(
      connections.map(({direction}) => direction),
      ['IMPORT', 'IMPORT'],
    );
    assert.deepEqual(
      failed.map(({code, direction, location_id}) => [code, direction, location_id]),
      [['connection_not_stored', 'EXPORT', location_id]],
    );
  }
  const alone = await post('complete', {connect_token: exported.connect_token});
  assert.equal(await codeOf(alone), '500 connection_not_stored');
  broken = false;
  const directions = (await connectionsOf(await post('complete'))).map(({direction}) => direction);
  assert.deepEqual(directions.toSorted(), ['EXPORT', 'IMPORT', 'IMPORT']);
});

test('a rejected session is passed to the site once in a round, however many ask', async () => {
  let calls = 0;
  const companion = startCompanion({
    onConnected() {
      calls++;
      throw new Error('The database of the site is down.');
    },
  });
  await answerPages(companion.simulator, await mint(companion), 'zero');
  const responses = await Promise.all(Array.from({length: 10}, () => companion.post('complete')));
  for (const response of responses) {
    const {connections, failed} = await partlyCompleted(response);
    assert.deepEqual(connections, []);
    assert.equal(failed[0]?.code, 'connection_not_stored');
  }
  assert.equal(calls, 1);
});

test('each call for the same session has the same idempotency key, which is no key to the token', async () => {
  const calls: ConnectedTariff[] = [];
  const companion = startCompanion({
    onConnected(tariff) {
      calls.push(tariff);
      if (calls.length < 3) throw new Error('later');
    },
  });
  const token = await mint(companion);
  await answerPages(companion.simulator, token, 'zero');
  for (let i = 0; i < 3; i++) await companion.post('complete');
  await companion.connect();
  const [first, second, third, other] = calls.map(({idempotencyKey}) => idempotencyKey);
  assert.ok(first && first === second && second === third);
  assert.notEqual(other, first);
  assert.ok(first !== token && first !== (await hashToken(token)));
});

/** A store whose `finish` fails a number of times. */
function failingFinish(failures: number): {store: Store; tries: () => number} {
  const store = memoryStore();
  let tries = 0;
  const finish: Store['finish'] = async claim => {
    if (tries++ < failures) throw new Error('The connection was reset.');
    return store.finish(claim);
  };
  return {store: {...store, finish}, tries: () => tries};
}

test('a store that fails for a moment after the call of the site does not repeat the call', async () => {
  const {store, tries} = failingFinish(2);
  const errors: unknown[] = [];
  const companion = startCompanion({store, onError: error => void errors.push(error)});
  await answerPages(companion.simulator, await mint(companion), 'zero');
  assert.equal((await connectionsOf(await companion.post('complete'))).length, 1);
  assert.equal((await connectionsOf(await companion.post('complete'))).length, 1);
  assert.equal(companion.connected.length, 1);
  assert.equal(tries(), 3);
  assert.deepEqual(errors, []);
});

test('a store that fails for longer does not make this process repeat the call of the site', async () => {
  const {store} = failingFinish(5);
  const errors: unknown[] = [];
  const companion = startCompanion({store, onError: error => void errors.push(error)});
  const connect_token = await mint(companion);
  await answerPages(companion.simulator, connect_token, 'zero');
  // The site has it, so the customer is told so.
  assert.equal((await connectionsOf(await companion.post('complete'))).length, 1);
  assert.match(String(errors), /The store failed in finish/);
  for (let i = 0; i < 3; i++) {
    assert.equal(
      (await connectionsOf(await companion.post('complete', {connect_token}))).length,
      1,
    );
  }
  assert.equal(companion.connected.length, 1);
  assert.equal((await store.findToken(await hashToken(connect_token)))?.isDone, true);
});

test('an event that the store could not mark as done is not passed to the site again', async () => {
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const inner = memoryStore({now: () => clock.now});
  let failures = 4;
  const store: Store = {
    ...inner,
    async finishEvent(claim) {
      if (failures-- > 0) throw new Error('The connection was reset.');
      return inner.finishEvent(claim);
    },
  };
  const {server, events, connect} = startCompanion({store, simulator: {webhook: []}});
  await connect();
  await server.catchUp();
  const count = events.length;
  assert.ok(count > 0);
  // The claim expires before the next delivery.
  clock.now += 30_000;
  assert.equal((await server.catchUp()).failed, 0);
  assert.equal(events.length, count);
  assert.equal((await server.catchUp()).handled, 0);
});
