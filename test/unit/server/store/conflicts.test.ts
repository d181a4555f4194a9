import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {Client, Pool} from 'pg';
import {PGlite} from '@electric-sql/pglite';
import {sqlStore, StoreError, type SqlClient} from '../../../../src/server/index.js';
import {codeOf} from '../../../support/server/companion.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../../support/server/postgres.js';
import {startCompanion} from '../../../support/server/companion.js';

const eventOf = (id: string) => ({
  ...{id, type: 'tariff.expired', created: 5, locationId: 'loc_1', tariffId: 'trf_1'},
  alert: true,
});

describe('transactions that conflict on PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  test('a deadlock is resolved without an error', async t => {
    const {pool, url} = await postgres.database();
    const store = sqlStore(pool);
    await store.claimEvent(eventOf('evt_a'), 1);
    await store.claimEvent(eventOf('evt_b'), 1);
    await pool.query('CREATE INDEX ON flatpeak_events (id)');
    const other = new Client({connectionString: url});
    await other.connect();
    t.after(() => other.end());
    // The other one waits for ever, so that it is the store which PostgreSQL chooses.
    await other.query("SET deadlock_timeout = '1h'");
    await other.query('BEGIN');
    await other.query("UPDATE flatpeak_events SET resolved = false WHERE id = 'evt_b'");
    const resolving = store.resolveAlerts(['evt_a', 'evt_b']);
    const isWaiting = async () =>
      (
        await pool.query(
          "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE%'",
        )
      ).rows.length > 0;
    while (!(await isWaiting()));
    await other.query("UPDATE flatpeak_events SET resolved = false WHERE id = 'evt_a'");
    await other.query('COMMIT');
    await resolving;
    const {rows} = await pool.query('SELECT resolved FROM flatpeak_events');
    assert.deepEqual(rows, [{resolved: true}, {resolved: true}]);
  });

  test('a database whose transactions are serializable serves many at once', async t => {
    const {url} = await postgres.database();
    const connectionString = `${url}%20-cdefault_transaction_isolation%3Dserializable`;
    const pool = new Pool({connectionString, max: 6});
    t.after(() => pool.end());
    const {rows} = await pool.query('SHOW transaction_isolation');
    assert.deepEqual(rows, [{transaction_isolation: 'serializable'}]);
    let conflicts = 0;
    const client: SqlClient = {
      query: (text, params) =>
        pool.query(text, params).catch((error: unknown) => {
          if ((error as {code?: string}).code === '40001') conflicts++;
          throw error;
        }),
    };
    const store = sqlStore(client);
    // Each round claims a new event from six connections at once.
    for (let round = 0; round < 200 && conflicts === 0; round++) {
      const event = eventOf(`evt_${round}`);
      const results = await Promise.all(
        Array.from({length: 6}, () => store.claimEvent(event, 600_000)),
      );
      assert.equal(results.filter(({state}) => state === 'claimed').length, 1);
    }
    assert.ok(conflicts > 0, 'There was no conflict to resolve.');
  });

  test('a conflict that never ends is an error in the end', async () => {
    let attempts = 0;
    const store = sqlStore({
      query(text) {
        if (!text.includes('SELECT customer')) return Promise.resolve({rows: [{present: false}]});
        attempts++;
        return Promise.reject(Object.assign(new Error('deadlock detected'), {code: '40P01'}));
      },
    });
    await assert.rejects(store.customersAt('loc_1'), {code: '40P01'});
    assert.equal(attempts, 8);
  });
});

/** The same tests on each database. */
function refusesNewerSchema(databaseOf: () => Promise<SqlClient>) {
  test('a schema that is newer than the code is one clear error, and stays as it is', async () => {
    const database = await databaseOf();
    await sqlStore(database).connections('nobody');
    await database.query('INSERT INTO flatpeak_migrations (version) VALUES (900)');
    let queries = 0;
    const store = sqlStore({
      query(text, params) {
        queries++;
        return database.query(text, params);
      },
    });
    const errors: unknown[] = [];
    const {post, get} = startCompanion({store, onError: error => void errors.push(error)});
    assert.equal(await codeOf(await post('complete')), '500 internal_error');
    const before = queries;
    for (let again = 0; again < 3; again++) {
      assert.equal(await codeOf(await get('tariffs')), '500 internal_error');
    }
    assert.equal(queries, before, 'the database is not asked again');
    assert.equal(errors.length, 1);
    const [error] = errors;
    assert.ok(error instanceof StoreError);
    assert.match(error.message, /schema version 900.*Update flatpeak-connect/);
    assert.equal(error.code, 'schema_too_new');
    const {rows} = await database.query('SELECT version FROM flatpeak_migrations ORDER BY 1 DESC');
    assert.deepEqual(rows[0], {version: 900});
  });
}

describe('a newer schema in PGlite', () => {
  let database: PGlite;
  before(async () => {
    database = await PGlite.create();
  });
  after(() => database.close());
  refusesNewerSchema(async () => database);
});

describe('a newer schema in PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());
  refusesNewerSchema(async () => (await postgres.database()).pool);
});
