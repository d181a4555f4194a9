import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {inspect} from 'node:util';
import {PGlite} from '@electric-sql/pglite';
import {
  memoryStore,
  sqlStore,
  StoreError,
  type SqlClient,
  type Store,
} from '../../../../src/server/index.js';
import {codeOf, startCompanion} from '../../../support/server/companion.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../../support/server/postgres.js';

const STREET = '77 Confidential Crescent';

/** Whatever a logger could print of an error. */
const printed = (error: unknown) =>
  [
    inspect(error, {depth: Infinity, showHidden: true}),
    JSON.stringify(error),
    error instanceof Error ? `${error.stack} ${error.message} ${String(error)}` : '',
  ].join('\n');

/** Faults of a database that put parameters and rows into the driver's error. */
const FAULTS: [what: string, statement: string, code: string][] = [
  [
    'a constraint',
    "ALTER TABLE flatpeak_sessions ADD CHECK (customer <> 'ann') NOT VALID",
    '23514',
  ],
  ['a value out of range', 'ALTER TABLE flatpeak_sessions ALTER created TYPE smallint', '22003'],
  [
    'a column that was renamed',
    'ALTER TABLE flatpeak_sessions RENAME connect_token TO token',
    '42703',
  ],
];

/** The same tests on each database. */
function keepsSecrets(databaseOf: () => Promise<SqlClient>) {
  for (const [what, statement, code] of FAULTS) {
    test(`${what} is reported without a token or an address`, async () => {
      const database = await databaseOf();
      const store = sqlStore(database);
      await store.connections('nobody');
      await database.query(statement);
      const errors: unknown[] = [];
      const {simulator, post} = startCompanion({
        store,
        onError: error => void errors.push(error),
      });
      assert.equal(await codeOf(await post('connect-token')), '500 internal_error');
      const {connect_tokens: tokens} = secretsOf(await simulator.snapshot());
      assert.ok(tokens.length > 0);
      const [error] = errors;
      assert.ok(error instanceof StoreError);
      assert.equal(error.code, code);
      assert.equal(error.operation, 'addToken');
      assert.match(error.message, new RegExp(`addToken.*${code}`));
      assert.equal(error.cause, undefined);
      for (const secret of tokens) assert.ok(!printed(errors).includes(secret));
    });
  }

  test('an address that cannot be stored is not in the error', async () => {
    const database = await databaseOf();
    const store = sqlStore(database);
    await store.connections('nobody');
    await database.query(
      "ALTER TABLE flatpeak_locations ADD CHECK (postal_address->>'city' <> 'Leaktown')",
    );
    const errors: unknown[] = [];
    const {mint, finish, setFaults, post} = startCompanion({
      store,
      onError: error => void errors.push(error),
    });
    const token = await mint();
    await finish(token);
    await setFaults({
      ...{type: 'status', status: 200, times: 'always', call: 'GET /locations/{id}'},
      json: {id: 'loc_1', postal_address: ADDRESS},
    });
    assert.equal(await codeOf(await post('complete')), '500 internal_error');
    assert.equal((errors[0] as StoreError).code, '23514');
    for (const secret of [STREET, 'Leaktown', token]) {
      assert.ok(!printed(errors).includes(secret), secret);
    }
  });
}

const ADDRESS = {
  address_line1: STREET,
  address_line2: '',
  city: 'Leaktown',
  state: '',
  post_code: 'LK1 1LK',
  country_code: 'GB',
};

/** The tokens that a simulator has minted. */
const secretsOf = (state: object) => ({
  connect_tokens: JSON.stringify(state).match(/cot_\w+/g) ?? [],
});

describe('errors of a PGlite', () => {
  let database: PGlite;
  before(async () => {
    database = await PGlite.create();
  });
  after(() => database.close());
  keepsSecrets(async () => {
    await database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    return database;
  });
});

describe('errors of a PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());
  keepsSecrets(async () => (await postgres.database()).pool);

  test('an idle connection that the server ends is reported, once, and ends no process', async () => {
    const {pool} = await postgres.database();
    const store = sqlStore(pool);
    sqlStore(pool);
    assert.equal(pool.listenerCount('error'), 1);
    const reported = new Promise<unknown>(resolve => {
      startCompanion({store, onError: resolve});
    });
    await store.connections('nobody');
    const {pool: other} = await postgres.database();
    await other.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = $1',
      ['client backend'],
    );
    const error = await reported;
    assert.ok(error instanceof StoreError);
    assert.equal(error.operation, 'connection');
    assert.equal(error.code, '57P01');
    assert.deepEqual(await store.connections('nobody'), []);
  });

  test('a server that is away is reported by its code', async t => {
    const {Pool} = await import('pg');
    const pool = new Pool({connectionString: 'postgres://ann:hunter2@127.0.0.1:1/db'});
    t.after(() => pool.end());
    const errors: unknown[] = [];
    const {post} = startCompanion({
      store: sqlStore(pool),
      onError: error => void errors.push(error),
    });
    assert.equal(await codeOf(await post('complete')), '500 internal_error');
    assert.equal((errors[0] as StoreError).code, 'ECONNREFUSED');
    assert.ok(!printed(errors).includes('hunter2'));
  });
});

test('a store of the site may put anything into its errors', async () => {
  const secret = 'cot_0123456789';
  /** As `pg` does it, and worse. */
  const failing = class {
    connections(): Promise<never> {
      const cause = new Error(`duplicate ${secret}`);
      const error = new Error(`INSERT ${secret}`, {cause});
      return Promise.reject(
        Object.assign(error, {
          code: secret,
          detail: secret,
          params: [secret, STREET],
          query: secret,
        }),
      );
    }
  };
  const {connections: _connections, ...others} = memoryStore();
  const store = Object.assign(Object.create(new failing()) as Store, others);
  const errors: unknown[] = [];
  const {get} = startCompanion({store, onError: error => void errors.push(error)});
  assert.equal(await codeOf(await get('tariffs')), '500 internal_error');
  assert.equal((errors[0] as StoreError).message, 'The store failed in connections.');
  assert.ok(!printed(errors).includes(secret) && !printed(errors).includes(STREET));
});

test('catchUp rejects with the same errors', async () => {
  const store = {
    ...memoryStore(),
    claimEvent: () => Promise.reject(new Error('cot_0123456789')),
  };
  const errors: unknown[] = [];
  const {server, control} = startCompanion({store, onError: error => void errors.push(error)});
  await control('sessions', {page: 'tariff-name'});
  await server.catchUp();
  assert.ok(!printed(errors).includes('cot_0123456789'));
});
