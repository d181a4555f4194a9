import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {text as textOf} from 'node:stream/consumers';
import {after, before, describe, test, type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {sqlStore} from '../../src/server/index.js';
import {connectionsOf, listen, startHouse, type House} from './server-house.js';
import {NO_POSTGRES, startPostgres, type Postgres} from './store-postgres.js';

const PROGRAM = fileURLToPath(new URL('server-process.ts', import.meta.url));

const SAVED = {location_id: 'loc_1', is_tariff_processed: true, complete_action: 'SAVE'};
const EXCHANGE = 'GET /connect/tariff/token';
const LOCATION = 'GET /locations/loc_1';

const EVENT = {
  id: 'evt_1',
  object: 'event',
  time_created: '2026-06-13T15:00:00Z',
  type: 'tariff.expired',
  data: {location_id: 'loc_1', tariff_id: 'trf_1'},
};

interface Process {
  post: (path: string, body?: object) => Promise<Response>;
  /** Ends it without a chance to tidy up. */
  kill: () => Promise<void>;
}

interface Town {
  /** A server in this process, on the same database; tests read the upstream through it. */
  house: House;
  /** What the host heard from other processes, as `event {"id":…}`. */
  heard: string[];
  /** What the host does when it hears; the answer to the server waits for it. */
  onHeard: {then: () => Promise<void>};
  start: () => Promise<Process>;
}

describe('several server processes on one PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  /** @param later milliseconds that this process's own server is ahead of the others */
  async function startTown(t: TestContext, later = 0): Promise<Town> {
    const {pool, url} = await postgres.database();
    const heard: string[] = [];
    const onHeard = {then: async () => {}};
    const hostUrl = await listen(t, (req, res) => {
      void textOf(req).then(async text => {
        heard.push(`${req.url?.slice(1)} ${text}`);
        await onHeard.then();
        res.end();
      });
    });
    const house = await startHouse(t, {
      store: sqlStore(pool),
      now: () => Date.now() + later,
      webhook: {verify: async () => true},
    });

    const start = async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
        env: {
          ...process.env,
          DATABASE_URL: url,
          UPSTREAM_URL: house.upstream.url,
          HOST_URL: hostUrl,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = once(child, 'exit');
      const kill = async () => {
        child.kill('SIGKILL');
        await ended;
      };
      t.after(kill);
      const [address] = (await once(createInterface(child.stdout), 'line')) as [string];
      const post = (path: string, body?: object) =>
        fetch(`${address}/flatpeak/${path}`, {
          method: 'POST',
          headers: {'x-customer': 'ann', ...(body && {'content-type': 'application/json'})},
          body: body ? JSON.stringify(body) : null,
        });
      return {post, kill};
    };
    return {house, heard, onHeard, start};
  }

  test('a session that two of them complete at once is exchanged and told once', async t => {
    const {house, heard, start} = await startTown(t);
    const [one, two] = await Promise.all([start(), start()]);
    const token = await house.mint();
    house.finish(token, SAVED);
    const answers = await Promise.all(
      [one, two, one, two].map(({post}, i) =>
        post('complete', i % 2 ? {connect_token: token} : undefined),
      ),
    );
    const [first, ...others] = await Promise.all(answers.map(connectionsOf));
    assert.equal(first?.[0]?.location_id, 'loc_1');
    for (const other of others) assert.deepEqual(other, first);
    assert.equal(house.upstream.count(EXCHANGE), 1);
    assert.deepEqual(heard, ['connected {"customer":"ann","locationId":"loc_1"}']);
  });

  test('an event that is delivered to both of them at once is told once', async t => {
    const {heard, start} = await startTown(t);
    const [one, two] = await Promise.all([start(), start()]);
    const deliveries = [one, two, one, two].map(({post}) => post('webhooks', EVENT));
    const statuses = (await Promise.all(deliveries)).map(({status}) => status);
    assert.ok(statuses.includes(200));
    // Whoever came in between is asked to come again, and then there is nothing left to do.
    assert.ok(
      statuses.every(status => status === 200 || status === 503),
      String(statuses),
    );
    assert.equal((await two.post('webhooks', EVENT)).status, 200);
    assert.deepEqual(heard, ['event {"id":"evt_1"}']);
  });

  const LEASE = 61_000;

  test('one that is killed after the exchange, before it stored anything, loses nothing', async t => {
    const {house, heard, start} = await startTown(t, LEASE);
    const doomed = await start();
    const token = await house.mint();
    house.finish(token, SAVED);
    const killed = new Promise<void>((resolve, reject) => {
      // The exchange has been answered: now it asks where the location is.
      house.upstream.fault = ({name}) => {
        if (name !== LOCATION) return undefined;
        house.upstream.fault = () => undefined;
        doomed.kill().then(resolve, reject);
        return 'never';
      };
    });
    await assert.rejects(doomed.post('complete', {connect_token: token}));
    await killed;
    assert.equal(house.upstream.count(EXCHANGE), 1);

    const [connection, ...more] = await connectionsOf(await house.post('complete'));
    assert.equal(connection?.location_id, 'loc_1');
    assert.equal(more.length, 0);
    await house.post('complete');
    assert.deepEqual(heard, []);
    assert.equal(house.connected.length, 1);
  });

  test('one that is killed while the host hears of it tells it again, and stores it once', async t => {
    const {house, heard, onHeard, start} = await startTown(t, LEASE);
    const doomed = await start();
    const token = await house.mint();
    house.finish(token, SAVED);
    onHeard.then = () => doomed.kill();
    await assert.rejects(doomed.post('complete', {connect_token: token}));
    assert.equal(heard.length, 1);

    assert.equal((await connectionsOf(await house.post('complete'))).length, 1);
    assert.equal((await connectionsOf(await house.post('complete'))).length, 1);
    assert.equal(house.connected.length, 1);
    // It was stored before the host heard of it, so nobody had to ask again.
    assert.equal(house.upstream.count(EXCHANGE), 1);
  });

  test('one that is killed while it handles an event leaves it to the next delivery', async t => {
    const {house, heard, onHeard, start} = await startTown(t, LEASE);
    const doomed = await start();
    onHeard.then = () => doomed.kill();
    await assert.rejects(doomed.post('webhooks', EVENT));
    assert.equal(heard.length, 1);
    onHeard.then = async () => {};
    assert.equal((await house.post('webhooks', EVENT)).status, 200);
    const again = await start();
    assert.equal((await again.post('webhooks', EVENT)).status, 200);
    assert.equal(heard.length, 1);
  });
});
