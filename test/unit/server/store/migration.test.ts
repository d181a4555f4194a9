import assert from 'node:assert/strict';
import {test} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {sqlStore} from '../../../../src/server/index.js';

/** The tables of the first version. */
const FIRST_VERSION = `
  CREATE TABLE flatpeak_migrations (
    version integer PRIMARY KEY,
    applied timestamptz NOT NULL DEFAULT now()
  );
  INSERT INTO flatpeak_migrations (version) VALUES (1);
  CREATE TABLE flatpeak_sessions (
    connect_token text PRIMARY KEY,
    serial bigint GENERATED ALWAYS AS IDENTITY,
    customer text NOT NULL,
    direction text NOT NULL,
    tariff_type text NOT NULL,
    opened_for text,
    created double precision NOT NULL,
    expires double precision NOT NULL,
    claim text,
    claim_until double precision,
    location_id text,
    outcome text,
    pending boolean,
    completed double precision,
    done boolean NOT NULL DEFAULT false
  );
  CREATE INDEX flatpeak_sessions_of_customer ON flatpeak_sessions (customer, created);
  CREATE TABLE flatpeak_locations (
    location_id text NOT NULL,
    customer text NOT NULL,
    postal_address jsonb,
    PRIMARY KEY (location_id, customer)
  );
  CREATE TABLE flatpeak_events (
    id text PRIMARY KEY,
    type text NOT NULL,
    created double precision NOT NULL,
    location_id text,
    tariff_id text,
    alert boolean NOT NULL,
    claim text,
    claim_until double precision,
    done boolean NOT NULL DEFAULT false,
    resolved boolean NOT NULL DEFAULT false
  );`;

test('tokens of the first version are found by their hashes, and texts of old ones are deleted', async t => {
  const database = await PGlite.create();
  t.after(() => database.close());
  await database.exec(FIRST_VERSION);
  const [hour, now] = [3_600_000, Date.now()];
  const insert = (token: string, expires: number, location: string | null) =>
    database.query(
      `INSERT INTO flatpeak_sessions (connect_token, customer, direction, tariff_type, created,
         expires, location_id, outcome, pending, completed, done)
       VALUES ($1, 'ann', 'IMPORT', 'COMMODITY', $2, $3, $4::text, 'saved', false, $5, $4 IS NOT NULL)`,
      [token, now - hour, expires, location, location === null ? null : now],
    );
  await insert('cot_öpen', now + hour, null);
  await insert('cot_expired', now - 1, null);
  await insert('cot_done', now + hour, 'loc_1');
  await database.query(
    `INSERT INTO flatpeak_events (id, type, created, alert, done) VALUES ('evt_1', 'x', 1, false, true)`,
  );

  const store = sqlStore(database);
  const textOf = async (token: string) =>
    (await store.findToken(await hashToken(token)))?.connectToken;
  assert.equal(await textOf('cot_öpen'), 'cot_öpen');
  assert.equal(await textOf('cot_expired'), undefined);
  assert.equal(await textOf('cot_done'), undefined);
  const {rows} = await database.query('SELECT connect_token FROM flatpeak_sessions');
  assert.doesNotMatch(JSON.stringify(rows), /cot_(expired|done)/);
  const hash = await hashToken('cot_done');
  assert.equal((await store.claim(hash, 1)).state, 'done');
  assert.equal((await store.connections('ann')).length, 1);
  // The event is as old as it was.
  assert.deepEqual(await store.prune({sessions: hour, events: hour}), {sessions: 0, events: 1});
});

test('a claim is judged by the clock of the database, whatever the clock of the server is', async t => {
  const database = await PGlite.create();
  t.after(() => database.close());
  const store = sqlStore(database);
  const tokenHash = await hashToken('cot_1');
  await store.addToken({
    ...{connectToken: 'cot_1', tokenHash, customer: 'ann'},
    ...{direction: 'IMPORT', tariffType: 'COMMODITY', locationId: undefined, expiresIn: 60_000},
  });
  assert.equal((await store.claim(tokenHash, 60_000)).state, 'claimed');
  const {rows} = await database.query<{left: number}>(
    `SELECT (claim_until - extract(epoch FROM clock_timestamp()) * 1000)::float8 AS left
     FROM flatpeak_sessions`,
  );
  const left = rows[0]?.left ?? 0;
  assert.ok(left > 0 && left <= 60_000);
});
