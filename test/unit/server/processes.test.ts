import assert from 'node:assert/strict';
import {after, before, describe, test, type TestContext} from 'node:test';
import {sqlStore, type SqlClient} from '../../../src/server/index.js';
import {connectionsOf} from '../../support/server/companion.js';
import {expireClaims} from '../../support/server/expire-claims.js';
import {
  EVENT,
  EXCHANGE,
  killAfterExchange,
  SAVED,
  startTown,
  type Town,
} from '../../support/server/multi-process.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../support/server/postgres.js';

describe('several server processes on one PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  async function onPostgres(t: TestContext): Promise<Town & {pool: SqlClient}> {
    const {pool, url} = await postgres.database();
    const options = {store: sqlStore(pool), webhook: {verify: async () => true}};
    return {...(await startTown(t, url, options)), pool};
  }

  test('a session that two of them complete at once is exchanged and told once', async t => {
    const {house, heard, start} = await onPostgres(t);
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
    const {heard, start} = await onPostgres(t);
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

  test('one that is killed after the exchange, before it stored anything, loses nothing', async t => {
    const town = await onPostgres(t);
    const {house, heard, start} = town;
    const doomed = await start();
    const token = await house.mint();
    house.finish(token, SAVED);
    const killed = killAfterExchange(town, doomed);
    await assert.rejects(doomed.post('complete', {connect_token: token}));
    await killed;
    await expireClaims(town.pool);
    assert.equal(house.upstream.count(EXCHANGE), 1);

    const [connection, ...more] = await connectionsOf(await house.post('complete'));
    assert.equal(connection?.location_id, 'loc_1');
    assert.equal(more.length, 0);
    await house.post('complete');
    assert.deepEqual(heard, []);
    assert.equal(house.connected.length, 1);
  });

  test('one that is killed while the host hears of it tells it again, and stores it once', async t => {
    const {house, heard, onHeard, start, pool} = await onPostgres(t);
    const doomed = await start();
    const token = await house.mint();
    house.finish(token, SAVED);
    onHeard.then = () => doomed.kill();
    await assert.rejects(doomed.post('complete', {connect_token: token}));
    await expireClaims(pool);
    assert.equal(heard.length, 1);

    assert.equal((await connectionsOf(await house.post('complete'))).length, 1);
    assert.equal((await connectionsOf(await house.post('complete'))).length, 1);
    assert.equal(house.connected.length, 1);
    // It was stored before the host heard of it, so nobody had to ask again.
    assert.equal(house.upstream.count(EXCHANGE), 1);
  });

  test('one that is killed while it handles an event leaves it to the next delivery', async t => {
    const {house, heard, onHeard, start, pool} = await onPostgres(t);
    const doomed = await start();
    onHeard.then = () => doomed.kill();
    await assert.rejects(doomed.post('webhooks', EVENT));
    await expireClaims(pool);
    assert.equal(heard.length, 1);
    onHeard.then = async () => {};
    assert.equal((await house.post('webhooks', EVENT)).status, 200);
    const again = await start();
    assert.equal((await again.post('webhooks', EVENT)).status, 200);
    assert.equal(heard.length, 1);
  });
});
