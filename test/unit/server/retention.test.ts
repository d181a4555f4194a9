import assert from 'node:assert/strict';
import {test} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {hashToken} from '../../../src/protocol/token-hash.js';
import {memoryStore, sqlStore} from '../../../src/server/index.js';
import {
  codeOf,
  connectionsOf,
  tokenOf,
  bodyOf,
  each,
  listAt,
  startCompanion,
} from '../../support/server/companion.js';
import {answerPages} from '../../support/server/customer.js';

const DAY = 86_400_000;

test('sessions are kept for 30 days after they expired, events for 90, connections for good', async () => {
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const companion = startCompanion({store: memoryStore({now: () => clock.now})});
  const {server, post} = companion;
  await companion.connect();
  await tokenOf(await post('connect-token'));
  await companion.happen(
    (await connectionsOf(await post('complete')))[0]?.location_id ?? '',
    'recover',
  );
  assert.ok(companion.events.length > 0);
  clock.now += 31 * DAY - 1;
  assert.deepEqual(await server.prune(), {sessions: 0, events: 0});
  clock.now += 1;
  assert.deepEqual(await server.prune(), {sessions: 1, events: 0});
  clock.now += 59 * DAY;
  assert.deepEqual(await server.prune(), {sessions: 0, events: companion.events.length});
  assert.equal((await connectionsOf(await post('complete'))).length, 1);
});

test('other periods can be chosen, but only numbers of days', async () => {
  const clock = {now: Date.parse('2026-06-13T15:20:00Z')};
  const {server, post} = startCompanion({store: memoryStore({now: () => clock.now})});
  await tokenOf(await post('connect-token'));
  clock.now += DAY;
  assert.deepEqual(await server.prune({sessionDays: 0.5}), {sessions: 0, events: 0});
  assert.deepEqual(await server.prune({sessionDays: 0, eventDays: 0}), {sessions: 1, events: 0});
  for (const days of [-1, NaN, Infinity, '7' as never]) {
    await assert.rejects(server.prune({sessionDays: days}), /sessionDays/);
    await assert.rejects(server.prune({eventDays: days}), /eventDays/);
  }
});

each('a forgotten customer has no location any more, and can begin again', async start => {
  const {connect, get, post, server, happen} = start();
  const [id] = [await connect(), await connect({customer: 'bob'})];
  await happen(id, 'expire');
  const {connect_token} = await tokenOf(await post('connect-token'));
  await server.forgetCustomer('ann');
  assert.deepEqual(listAt(await bodyOf(await get('tariffs')), 'locations'), []);
  assert.deepEqual(await connectionsOf(await post('complete')), []);
  assert.equal(await codeOf(await post('complete', {connect_token})), '404 token_unknown');
  assert.equal(await codeOf(await post('disconnect', {location_id: id})), '403 location_not_yours');
  assert.equal(listAt(await bodyOf(await get('tariffs', 'bob')), 'locations').length, 1);
  await connect();
  assert.equal(listAt(await bodyOf(await get('tariffs')), 'locations').length, 1);
});

test('no text of a token that is done is left in the database', async t => {
  const database = await PGlite.create();
  t.after(() => database.close());
  const {post, simulator} = startCompanion({store: sqlStore(database)});
  const {connect_token} = await tokenOf(await post('connect-token'));
  const dump = async () => {
    const {rows} = await database.query('SELECT * FROM flatpeak_sessions');
    return JSON.stringify(rows);
  };
  assert.ok((await dump()).includes(connect_token));
  await answerPages(simulator, connect_token, 'zero');
  await connectionsOf(await post('complete'));
  assert.ok(!(await dump()).includes(connect_token));
  assert.ok((await dump()).includes(await hashToken(connect_token)));
  // It can still be asked about.
  assert.equal((await connectionsOf(await post('complete', {connect_token}))).length, 1);
});
