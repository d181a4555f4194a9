import assert from 'node:assert/strict';
import {after, before, describe, test, type TestContext} from 'node:test';
import {sqlStore, type SqlClient} from '../../../src/server/index.js';
import {expireClaims} from '../../support/server/expire-claims.js';
import {connectionsOf} from '../../support/server/companion.js';
import {
  EVENT,
  EXCHANGE,
  startProcesses,
  type CompanionProcesses,
} from '../../support/server/companion-processes.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../support/server/postgres.js';

describe('several server processes on one PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  async function onPostgres(t: TestContext): Promise<CompanionProcesses & {pool: SqlClient}> {
    const {pool, url} = await postgres.database();
    const options = {store: sqlStore(pool), webhook: {verify: async () => true}};
    return {...(await startProcesses(t, url, options)), pool};
  }

  test('a session that two of them complete at once is exchanged once, and calls onConnected once', async t => {
    const {companion, callbacks, start} = await onPostgres(t);
    const [one, two] = await Promise.all([start(), start()]);
    const token = await companion.mint();
    await companion.finish(token);
    const answers = await Promise.all(
      [one, two, one, two].map(({post}, i) =>
        post('complete', i % 2 ? {connect_token: token} : undefined),
      ),
    );
    const [first, ...others] = await Promise.all(answers.map(connectionsOf));
    const locationId = first?.[0]?.location_id ?? '';
    assert.match(locationId, /^loc_/);
    for (const other of others) assert.deepEqual(other, first);
    assert.equal(companion.count(EXCHANGE), 1);
    assert.deepEqual(callbacks, [`connected ${JSON.stringify({customer: 'ann', locationId})}`]);
  });

  test('an event that is delivered to both of them at once calls onEvent once', async t => {
    const {callbacks, start} = await onPostgres(t);
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
    assert.deepEqual(callbacks, ['event {"id":"evt_1"}']);
  });

  test('one that is killed after the exchange, before it stored anything, loses nothing', async t => {
    const {companion, callbacks, start, killAfterExchange, pool} = await onPostgres(t);
    const doomed = await start();
    const token = await companion.mint();
    await companion.finish(token);
    const killed = killAfterExchange(doomed);
    await assert.rejects(doomed.post('complete', {connect_token: token}));
    await killed;
    await expireClaims(pool);
    assert.equal(companion.count(EXCHANGE), 1);

    const [connection, ...more] = await connectionsOf(await companion.post('complete'));
    assert.match(connection?.location_id ?? '', /^loc_/);
    assert.equal(more.length, 0);
    await companion.post('complete');
    assert.deepEqual(callbacks, []);
    assert.equal(companion.connected.length, 1);
  });

  test('one that is killed during onConnected stores the connection once, and another one calls it again', async t => {
    const {companion, callbacks, site, start, pool} = await onPostgres(t);
    const doomed = await start();
    const token = await companion.mint();
    await companion.finish(token);
    site.onCallback = () => doomed.kill();
    await assert.rejects(doomed.post('complete', {connect_token: token}));
    await expireClaims(pool);
    assert.equal(callbacks.length, 1);

    assert.equal((await connectionsOf(await companion.post('complete'))).length, 1);
    assert.equal((await connectionsOf(await companion.post('complete'))).length, 1);
    assert.equal(companion.connected.length, 1);
    // It was stored before the callback, so that it was not exchanged again.
    assert.equal(companion.count(EXCHANGE), 1);
  });

  test('one that is killed while it handles an event leaves it to the next delivery', async t => {
    const {companion, callbacks, site, start, pool} = await onPostgres(t);
    const doomed = await start();
    site.onCallback = () => doomed.kill();
    await assert.rejects(doomed.post('webhooks', EVENT));
    await expireClaims(pool);
    assert.equal(callbacks.length, 1);
    site.onCallback = async () => {};
    assert.equal((await companion.post('webhooks', EVENT)).status, 200);
    const again = await start();
    assert.equal((await again.post('webhooks', EVENT)).status, 200);
    assert.equal(callbacks.length, 1);
  });
});
