import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {
  memoryStore,
  sqlStore,
  type MintedToken,
  type SqlClient,
} from '../../../../src/server/index.js';
import {testStore} from '../../../../src/server/store/test-store.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../../support/server/postgres.js';

const tokenOf = (name: string): MintedToken => ({
  connectToken: `cot_${name}`,
  tokenHash: `hash of ${name}`,
  customer: 'ann',
  direction: 'IMPORT',
  tariffType: 'COMMODITY',
  locationId: undefined,
  expiresIn: 86_400_000,
});

describe('in memory', () => testStore({test, createStore: () => memoryStore()}));

describe('in an embedded PGlite', () => {
  let pglite: PGlite;
  before(async () => {
    pglite = await PGlite.create();
  });
  after(() => pglite.close());

  testStore({
    test,
    async createStore() {
      const store = sqlStore(pglite);
      await store.connections('nobody');
      await pglite.query('TRUNCATE flatpeak_sessions, flatpeak_locations, flatpeak_events');
      return store;
    },
  });

  test('a folder on disk is still there for the next process', async t => {
    const folder = mkdtempSync(join(tmpdir(), 'flatpeak-store-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const first = await PGlite.create(folder);
    await sqlStore(first).addToken(tokenOf('1'));
    await first.close();
    const second = await PGlite.create(folder);
    t.after(() => second.close());
    const found = await sqlStore(second).findToken('hash of 1');
    assert.equal(found?.connectToken, 'cot_1');
  });
});

describe('in a PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  testStore({test, createStore: async () => sqlStore((await postgres.database()).pool)});

  test('processes that start together on an empty database make its tables once', async () => {
    const {pool} = await postgres.database();
    const stores = Array.from({length: 8}, () => sqlStore(pool));
    await Promise.all(stores.map((store, i) => store.addToken(tokenOf(String(i)))));
    const {rows} = await pool.query('SELECT version FROM flatpeak_migrations ORDER BY version');
    assert.deepEqual(rows, [{version: 1}, {version: 2}]);
    assert.equal((await sqlStore(pool).openTokens('ann', 20)).length, 8);
  });

  test('a database that was down is used as soon as it answers', async () => {
    const {pool} = await postgres.database();
    let down = true;
    const client: SqlClient = {
      query: async (text, params) => {
        if (down) throw new Error('down');
        return pool.query(text, params);
      },
    };
    const store = sqlStore(client);
    await assert.rejects(store.addToken(tokenOf('1')));
    down = false;
    await store.addToken(tokenOf('1'));
    assert.equal((await store.openTokens('ann', 20)).length, 1);
  });
});
