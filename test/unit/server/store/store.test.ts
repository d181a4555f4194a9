import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {
  memoryStore,
  sqlStore,
  type Connection,
  type MintedToken,
  type SqlClient,
  type Store,
  type StoredEvent,
} from '../../../../src/server/index.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../../support/server/postgres.js';

const ADDRESS = {
  address_line1: '1-3',
  address_line2: 'Strand',
  city: 'London',
  state: '',
  post_code: 'WC2N 5EH',
  country_code: 'GB',
};

const tokenOf = (connectToken: string, rest: Partial<MintedToken> = {}): MintedToken => ({
  connectToken,
  customer: 'ann',
  direction: 'IMPORT',
  tariffType: 'COMMODITY',
  locationId: undefined,
  created: 1_000,
  expires: 87_400_000.5,
  ...rest,
});

const connectionOf = (rest: Partial<Connection> = {}): Connection => ({
  locationId: 'loc_1',
  direction: 'IMPORT',
  tariffType: 'COMMODITY',
  outcome: 'saved',
  pending: false,
  postalAddress: ADDRESS,
  ...rest,
});

const eventOf = (id: string, rest: Partial<StoredEvent> = {}): StoredEvent => ({
  id,
  type: 'tariff.expired',
  created: 5_000,
  locationId: 'loc_1',
  tariffId: 'trf_1',
  alert: true,
  ...rest,
});

async function claimed(store: Store, connectToken: string, now = 0, until = 100) {
  const answer = await store.claim(connectToken, now, until);
  if (answer.state !== 'claimed') throw new Error(answer.state);
  return answer;
}

async function completed(store: Store, token: MintedToken, connection: Connection, at: number) {
  await store.addToken(token);
  const {claim} = await claimed(store, token.connectToken);
  assert.ok(await store.record(claim, connection, at, 100));
  await store.finish(claim);
}

async function eventClaimed(store: Store, event: StoredEvent, now = 0, until = 100) {
  const answer = await store.claimEvent(event, now, until);
  if (answer.state !== 'claimed') throw new Error(answer.state);
  return answer.claim;
}

/** What every store keeps. */
const CONTRACT: Record<string, (store: Store) => Promise<void>> = {
  'a token comes back as it was minted, and to its customer only': async store => {
    const token = tokenOf('cot_1', {locationId: 'loc_9', customer: "o'hara; DROP TABLE x --"});
    await store.addToken(token);
    assert.deepEqual(await store.findToken(token.customer, 'cot_1'), token);
    assert.equal(await store.findToken('bob', 'cot_1'), undefined);
    assert.equal(await store.findToken(token.customer, 'cot_2'), undefined);
  },

  'open tokens are the newest that are not done, and expired only where recorded': async store => {
    await store.addToken(tokenOf('cot_old', {created: 1, expires: 50}));
    await store.addToken(tokenOf('cot_recorded', {created: 2, expires: 50}));
    await store.addToken(tokenOf('cot_a', {created: 3}));
    await store.addToken(tokenOf('cot_b', {created: 3}));
    await store.addToken(tokenOf('cot_bob', {customer: 'bob'}));
    await completed(store, tokenOf('cot_done', {created: 9}), connectionOf(), 9);
    const {claim} = await claimed(store, 'cot_recorded');
    await store.record(claim, connectionOf(), 5, 100);
    const names = async (limit: number) =>
      (await store.openTokens('ann', 60, limit)).map(({connectToken}) => connectToken);
    assert.deepEqual(await names(10), ['cot_b', 'cot_a', 'cot_recorded']);
    assert.deepEqual(await names(2), ['cot_b', 'cot_a']);
  },

  'a claim is for one, until it runs out or is given back': async store => {
    await store.addToken(tokenOf('cot_1'));
    const first = await claimed(store, 'cot_1', 0, 100);
    assert.equal(first.connection, undefined);
    assert.deepEqual(await store.claim('cot_1', 99, 200), {state: 'busy'});
    const second = await claimed(store, 'cot_1', 100, 200);
    assert.equal(await store.record(first.claim, connectionOf(), 1, 300), false);
    await store.release(first.claim);
    assert.deepEqual(await store.claim('cot_1', 150, 300), {state: 'busy'});
    await store.release(second.claim);
    await claimed(store, 'cot_1', 150, 300);
    assert.deepEqual(await store.connections('ann'), []);
  },

  'what was recorded waits for whoever takes over, and is done once the host heard':
    async store => {
      await store.addToken(tokenOf('cot_1'));
      const first = await claimed(store, 'cot_1');
      await store.finish(first.claim);
      assert.equal((await store.claim('cot_1', 50, 99)).state, 'busy');
      assert.ok(await store.record(first.claim, connectionOf(), 7, 200));
      assert.deepEqual(await store.claim('cot_1', 199, 300), {state: 'busy'});
      const second = await claimed(store, 'cot_1', 200, 300);
      assert.deepEqual(second.connection, connectionOf());
      await store.finish(first.claim);
      assert.equal((await store.claim('cot_1', 250, 300)).state, 'busy');
      await store.finish(second.claim);
      const done = {state: 'done', connection: connectionOf()};
      assert.deepEqual(await store.claim('cot_1', 250, 300), done);
      assert.deepEqual(await store.claim('cot_1', 9_999, 10_000), done);
    },

  'a token that nobody minted cannot be claimed': async store => {
    await assert.rejects(store.claim('cot_x', 0, 1), RangeError);
  },

  'connections are the latest of each location and kind, the latest first': async store => {
    const homes = ['loc_1', 'loc_1', 'loc_2', 'loc_1'];
    const kinds = ['IMPORT', 'EXPORT', 'IMPORT', 'IMPORT'];
    for (const [i, locationId] of homes.entries()) {
      const direction = kinds[i] ?? '';
      const last = i === 3;
      const connection = connectionOf({locationId, direction, pending: i === 1});
      await completed(
        store,
        tokenOf(`cot_${i}`, {direction}),
        last ? {...connection, outcome: 'disconnected'} : connection,
        // The first two end at the same moment: then the order of their tokens counts.
        [10, 10, 20, 30][i] ?? 0,
      );
    }
    assert.deepEqual(await store.connections('ann'), [
      {...connectionOf({outcome: 'disconnected'}), completed: 30},
      {...connectionOf({locationId: 'loc_2'}), completed: 20},
      {...connectionOf({direction: 'EXPORT', pending: true}), completed: 10},
    ]);
    assert.deepEqual(await store.connections('bob'), []);
  },

  'an address stays where a later session does not know it, and can be kept later': async store => {
    const unknown = connectionOf({postalAddress: undefined});
    await completed(store, tokenOf('cot_1'), unknown, 1);
    assert.equal((await store.connections('ann'))[0]?.postalAddress, undefined);
    await store.setPostalAddress('bob', 'loc_1', {...ADDRESS, city: 'Leeds'});
    assert.equal((await store.connections('ann'))[0]?.postalAddress, undefined);
    await store.setPostalAddress('ann', 'loc_1', ADDRESS);
    await completed(store, tokenOf('cot_2'), unknown, 2);
    assert.deepEqual((await store.connections('ann'))[0]?.postalAddress, ADDRESS);
    const moved = {...ADDRESS, city: "L'Aquila \u{1F3E0}"};
    await completed(store, tokenOf('cot_3'), connectionOf({postalAddress: moved}), 3);
    assert.deepEqual((await store.connections('ann'))[0]?.postalAddress, moved);
  },

  'the customers at a location are those with a connection there': async store => {
    await completed(store, tokenOf('cot_1'), connectionOf(), 1);
    await completed(store, tokenOf('cot_2', {customer: 'bob'}), connectionOf(), 2);
    await completed(store, tokenOf('cot_3'), connectionOf({locationId: 'loc_2'}), 3);
    assert.deepEqual((await store.customersAt('loc_1')).sort(), ['ann', 'bob']);
    assert.deepEqual(await store.customersAt('loc_9'), []);
  },

  'an event is claimed once, until it is given back or its claim runs out': async store => {
    const event = eventOf('evt_1', {locationId: undefined, tariffId: undefined});
    const first = await eventClaimed(store, event, 0, 100);
    assert.deepEqual(await store.claimEvent(event, 99, 200), {state: 'busy'});
    await store.releaseEvent(first);
    const second = await eventClaimed(store, event, 10, 100);
    await store.finishEvent(first);
    const third = await eventClaimed(store, event, 100, 200);
    await store.releaseEvent(second);
    assert.deepEqual(await store.claimEvent(event, 150, 300), {state: 'busy'});
    await store.finishEvent(third);
    assert.deepEqual(await store.claimEvent(event, 9_999, 10_000), {state: 'done'});
  },

  'open alerts are those of the locations of a customer, until they are resolved': async store => {
    await completed(store, tokenOf('cot_1'), connectionOf(), 1);
    await completed(store, tokenOf('cot_2', {customer: 'bob'}), connectionOf(), 2);
    const [older, newer] = [eventOf('evt_1', {created: 3}), eventOf('evt_2', {created: 4})];
    await store.finishEvent(await eventClaimed(store, newer));
    await eventClaimed(store, older);
    await eventClaimed(store, eventOf('evt_3', {alert: false}));
    await eventClaimed(store, eventOf('evt_4', {locationId: 'loc_2'}));
    await eventClaimed(store, eventOf('evt_5', {locationId: undefined}));
    assert.deepEqual(await store.openAlerts('ann'), [newer, older]);
    assert.deepEqual(await store.openAlerts('bob'), [newer, older]);
    assert.deepEqual(await store.openAlerts('eve'), []);
    await store.resolveAlerts(['evt_2', 'evt_unknown']);
    assert.deepEqual(await store.openAlerts('ann'), [older]);
    await store.resolveAlerts([]);
    // A late repeat opens nothing again.
    await store.claimEvent(newer, 9_999, 10_000);
    assert.deepEqual(await store.openAlerts('ann'), [older]);
  },

  'an address with half a character in it, or none, is stored as well as may be': async store => {
    for (const [nth, city] of ['Half \ud83d', 'Nothing \0', 'Whole 😀', '\\u0000'].entries()) {
      const postalAddress = {...ADDRESS, city};
      const connection = connectionOf({locationId: `loc_${nth}`, postalAddress});
      await completed(store, tokenOf(`cot_${nth}`), connection, nth);
    }
    await store.setPostalAddress('ann', 'loc_0', {...ADDRESS, city: 'Half again \ude00'});
    const cities = (await store.connections('ann')).map(({postalAddress}) => postalAddress?.city);
    assert.deepEqual(cities.slice(0, 2), ['\\u0000', 'Whole 😀']);
    assert.match(cities[2] ?? '', /^Nothing /);
    assert.match(cities[3] ?? '', /^Half again /);
    assert.equal(await store.findToken('ann', 'cot_0\0'), undefined);
  },

  'of many who claim at once, one is given the claim': async store => {
    await store.addToken(tokenOf('cot_1'));
    const many = Array.from({length: 12}, () => store.claim('cot_1', 0, 100));
    const events = Array.from({length: 12}, () => store.claimEvent(eventOf('evt_1'), 0, 100));
    for (const answers of [await Promise.all(many), await Promise.all(events)]) {
      const states = answers.map(({state}) => state).sort();
      assert.deepEqual(states, [...Array<string>(11).fill('busy'), 'claimed']);
    }
  },
};

function keepsContract(storeOf: () => Promise<Store>) {
  for (const [sentence, holds] of Object.entries(CONTRACT)) {
    test(sentence, async () => holds(await storeOf()));
  }
}

describe('in memory', () => keepsContract(async () => memoryStore()));

describe('in an embedded PGlite', () => {
  let pglite: PGlite;
  before(async () => {
    pglite = await PGlite.create();
  });
  after(() => pglite.close());

  keepsContract(async () => {
    const store = sqlStore(pglite);
    await store.connections('nobody');
    await pglite.query('TRUNCATE flatpeak_sessions, flatpeak_locations, flatpeak_events');
    return store;
  });

  test('a folder on disk is still there for the next process', async t => {
    const folder = mkdtempSync(join(tmpdir(), 'flatpeak-store-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const first = await PGlite.create(folder);
    await completed(sqlStore(first), tokenOf('cot_1'), connectionOf(), 1);
    await first.close();
    const second = await PGlite.create(folder);
    t.after(() => second.close());
    assert.deepEqual(await sqlStore(second).connections('ann'), [
      {...connectionOf(), completed: 1},
    ]);
  });
});

describe('in a PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  keepsContract(async () => sqlStore((await postgres.database()).pool));

  test('processes that start together on an empty database make its tables once', async () => {
    const {pool} = await postgres.database();
    const stores = Array.from({length: 8}, () => sqlStore(pool));
    await Promise.all(stores.map((store, i) => store.addToken(tokenOf(`cot_${i}`))));
    const {rows} = await pool.query('SELECT version FROM flatpeak_migrations');
    assert.deepEqual(rows, [{version: 1}]);
    assert.equal((await sqlStore(pool).openTokens('ann', 0, 20)).length, 8);
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
    await assert.rejects(store.addToken(tokenOf('cot_1')), /down/);
    down = false;
    await store.addToken(tokenOf('cot_1'));
    assert.equal((await store.openTokens('ann', 0, 20)).length, 1);
  });
});
