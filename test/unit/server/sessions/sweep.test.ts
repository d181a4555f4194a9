import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {scheduleCatchUp} from '../../../../src/server/node.js';
import {
  memoryStore,
  sqlStore,
  type CatchUpOptions,
  type Fetch,
} from '../../../../src/server/index.js';
import {
  tokenOf,
  each,
  startCompanion,
  type TestCompanion,
} from '../../../support/server/companion.js';
import {countingExchanges} from '../../../support/server/counting-exchanges.js';
import {answerPages} from '../../../support/server/customer.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../../support/server/postgres.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const mint = async ({post}: TestCompanion, customer?: string) =>
  (await tokenOf(await post('connect-token', {}, customer))).connect_token;

each('a session that nobody noticed is completed by catching up', async (start, _t, version) => {
  const companion = start({simulator: {webhook: []}});
  const [token] = [await mint(companion), await mint(companion, 'bob')];
  assert.equal((await companion.server.catchUp()).completed, 0);
  await answerPages(companion.simulator, token, version);
  companion.clock.now += 23 * HOUR;
  assert.equal((await companion.server.catchUp()).completed, 1);
  assert.equal((await companion.server.catchUp()).completed, 0);
  assert.deepEqual(
    companion.connected.map(({customer, completedBy}) => [customer, completedBy]),
    [['ann', 'sweep']],
  );
});

test('events that are caught up with already name the customer of a swept session', async () => {
  const companion = startCompanion({simulator: {webhook: []}});
  await answerPages(companion.simulator, await mint(companion), 'zero');
  await companion.server.catchUp();
  const created = companion.events.find(({type}) => type === 'location.create');
  assert.deepEqual(created?.customers, ['ann']);
});

test('a sweep of many sessions asks about each once, and leaves expired ones alone', async () => {
  const {asked, way} = countingExchanges();
  const companion = startCompanion({way, simulator: {webhook: []}});
  await mint(companion);
  companion.clock.now += 24 * HOUR;
  const tokens: string[] = [];
  for (let i = 0; i < 205; i++) tokens.push(await mint(companion, `customer-${i}`));
  await answerPages(companion.simulator, tokens[204] ?? '', 'zero');
  assert.equal((await companion.server.catchUp()).completed, 1);
  assert.deepEqual(asked.toSorted(), tokens.toSorted());
});

test('a session that fails does not stop the sweep, a service that is down does', async () => {
  const errors: unknown[] = [];
  let fault: (token: string) => boolean = () => false;
  let requests = 0;
  const companion = startCompanion({
    simulator: {webhook: []},
    onError: error => void errors.push(error),
    way(request, arrive) {
      const token = new URL(request.url).searchParams.get('connect_token');
      if (token === null || !fault(token)) return arrive(request);
      requests++;
      return Promise.resolve(new Response('{}', {status: 400}));
    },
  });
  const tokens: string[] = [];
  for (let i = 0; i < 30; i++) tokens.push(await mint(companion));
  await answerPages(companion.simulator, tokens[29] ?? '', 'zero');
  fault = () => true;
  const down = await companion.server.catchUp();
  assert.equal(down.completed, 0);
  assert.ok(requests < 15, `${requests} requests to a service that is down`);
  assert.equal(errors.length, down.failed);
  fault = token => token === tokens[0];
  const well = await companion.server.catchUp();
  assert.deepEqual([well.completed, well.failed], [1, 1]);
});

test('a session that the site rejects is tried again by the next sweep', async () => {
  let broken = true;
  const told: string[] = [];
  const companion = startCompanion({
    simulator: {webhook: []},
    onConnected({customer}) {
      if (broken) throw new Error('no room');
      told.push(customer);
    },
  });
  await answerPages(companion.simulator, await mint(companion), 'zero');
  assert.deepEqual(await companion.server.catchUp().then(({failed}) => failed), 1);
  broken = false;
  // Even after its token has expired.
  companion.clock.now += 25 * HOUR;
  assert.equal((await companion.server.catchUp()).completed, 1);
  assert.deepEqual(told, ['ann']);
});

test('with back-off an abandoned session is asked about some ten times, and in its last hour', async () => {
  const {asked, way} = countingExchanges();
  const companion = startCompanion({way, simulator: {webhook: []}});
  const minted = companion.clock.now;
  const token = await mint(companion);
  const times: number[] = [];
  while (companion.clock.now < minted + 24 * HOUR) {
    const before = asked.length;
    await companion.server.catchUp({backsOff: true});
    if (asked.length > before) times.push((companion.clock.now - minted) / MINUTE);
    companion.clock.now += 15 * MINUTE;
  }
  assert.ok(times.length >= 6 && times.length <= 16, String(times));
  assert.ok((times.at(-1) ?? 0) >= 23 * 60, String(times));
  assert.deepEqual(new Set(asked), new Set([token]));
});

test('two processes that share a store do not ask about the same session', async () => {
  const {asked, way} = countingExchanges();
  const store = memoryStore();
  const one = startCompanion({store, way, simulator: {webhook: []}});
  const two = startCompanion({store, way, on: one.simulator});
  const tokens: string[] = [];
  for (let i = 0; i < 40; i++) tokens.push(await mint(one, `customer-${i}`));
  for (const token of tokens.slice(0, 3)) await answerPages(one.simulator, token, 'zero');
  const results = await Promise.all([one.server.catchUp(), two.server.catchUp()]);
  assert.equal(
    results.reduce((sum, {completed}) => sum + completed, 0),
    3,
  );
  assert.deepEqual(asked.toSorted(), tokens.toSorted());
  assert.equal(one.connected.length + two.connected.length, 3);
});

test('a process that lags behind another one does not ask again', async () => {
  const {asked, way} = countingExchanges();
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const now = () => clock.now;
  const store = memoryStore({now});
  const options = {
    now,
    way(request: Request, arrive: Fetch) {
      clock.now++;
      return way(request, arrive);
    },
  };
  const one = startCompanion({...options, store, simulator: {webhook: []}});
  const tokens: string[] = [];
  // More than a page.
  for (let i = 0; i < 205; i++) tokens.push(await mint(one, `customer-${i}`));
  clock.now += MINUTE;
  let go = () => {};
  const isFirstDone = new Promise<void>(resolve => (go = resolve));
  let begin = () => {};
  const hasBegun = new Promise<void>(resolve => (begin = resolve));
  const lagging = {
    ...store,
    async openTokensAfter(position: number, limit: number) {
      begin();
      await isFirstDone;
      return store.openTokensAfter(position, limit);
    },
  };
  const two = startCompanion({...options, store: lagging, on: one.simulator});
  const second = two.server.catchUp();
  await hasBegun;
  clock.now++;
  await one.server.catchUp();
  go();
  await second;
  assert.deepEqual(asked.toSorted(), tokens.toSorted());
});

describe('on PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  test('processes that sweep, and pages that ask, complete each session once', async () => {
    const {pool} = await postgres.database();
    const companion = startCompanion({store: sqlStore(pool), simulator: {webhook: []}});
    const other = startCompanion({store: sqlStore(pool), on: companion.simulator});
    const customers = Array.from({length: 12}, (_, i) => `customer-${i}`);
    for (const customer of customers) {
      await answerPages(companion.simulator, await mint(companion, customer), 'zero');
    }
    await Promise.all([
      companion.server.catchUp(),
      other.server.catchUp(),
      ...customers.map(customer => other.post('complete', undefined, customer)),
      ...customers.map(customer => companion.post('complete', undefined, customer)),
    ]);
    const told = [...companion.connected, ...other.connected].map(({customer}) => customer);
    assert.deepEqual(told.toSorted(), customers.toSorted());
  });
});

/** A server whose runs end when the test says so. */
function controlledServer() {
  const runs: {options: CatchUpOptions | undefined; end: (error?: Error) => void}[] = [];
  let onRun = () => {};
  const server = {
    catchUp: (options?: CatchUpOptions) =>
      new Promise<never>((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(undefined as never));
        runs.push({options, end});
        onRun();
      }),
  };
  /** Waits until there were so many runs. */
  const reached = (count: number) =>
    new Promise<void>(resolve => {
      onRun = () => runs.length >= count && resolve();
      onRun();
    });
  return {server, runs, reached};
}

test('the schedule runs at once and again, never twice at a time, and goes on after a failure', async t => {
  t.mock.timers.enable({apis: ['setTimeout']});
  const {server, runs, reached} = controlledServer();
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const stop = scheduleCatchUp(server, {intervalMs: MINUTE, onError});
  assert.deepEqual(runs[0]?.options, {backsOff: true});
  // However long the first one takes, there is no second one beside it.
  t.mock.timers.tick(10 * MINUTE);
  assert.equal(runs.length, 1);
  runs[0]?.end(new Error('down'));
  await new Promise(resolve => setImmediate(resolve));
  assert.match(String(errors), /down/);
  t.mock.timers.tick(0.79 * MINUTE);
  assert.equal(runs.length, 1);
  t.mock.timers.tick(0.42 * MINUTE);
  await reached(2);
  let isStopped = false;
  const stopped = stop().then(() => {
    isStopped = true;
  });
  await new Promise(resolve => setImmediate(resolve));
  assert.equal(isStopped, false);
  runs[1]?.end();
  await stopped;
  t.mock.timers.tick(10 * MINUTE);
  assert.equal(runs.length, 2);
});

test('the schedule does not keep the process alive', async () => {
  const timers = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
  const before = timers();
  const catchUp = async () => ({handled: 0, completed: 0, failed: 0});
  const stop = scheduleCatchUp({catchUp});
  await new Promise(resolve => setImmediate(resolve));
  assert.equal(timers(), before);
  await stop();
});

test('an interval that could miss a session is refused', () => {
  for (const intervalMs of [0, -1, NaN, Infinity, 2 ** 31, HOUR]) {
    assert.throws(() => scheduleCatchUp(controlledServer().server, {intervalMs}), TypeError);
  }
});
