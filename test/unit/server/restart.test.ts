import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test, type TestContext} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {connectionsOf, tokenOf} from '../../support/server/companion.js';
import {
  EVENT,
  EXCHANGE,
  killAfterExchange,
  SAVED,
  startTown,
  type Process,
  type Town,
} from '../../support/server/multi-process.js';

describe('a server process on a folder of its own, killed and started again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flatpeak-pglite-'));
  const empty = join(folder, 'empty');
  before(async () => {
    // A new database takes a while: each test begins with a copy of this one.
    const database = await PGlite.create(empty);
    await database.close();
  });
  after(() => rmSync(folder, {recursive: true}));

  async function onFolder(t: TestContext): Promise<Town> {
    const own = mkdtempSync(join(folder, 'own-'));
    cpSync(empty, own, {recursive: true});
    return startTown(t, own);
  }

  const mint = async ({post}: Process) =>
    (await tokenOf(await post('connect-token'))).connect_token;

  test('loses nothing between the exchange and the answer', async t => {
    const town = await onFolder(t);
    const {house, heard, start} = town;
    const doomed = await start();
    const token = await mint(doomed);
    house.finish(token, SAVED);
    const killed = killAfterExchange(town, doomed);
    await assert.rejects(doomed.post('complete', {connect_token: token}));
    await killed;
    assert.equal(house.upstream.count(EXCHANGE), 1);
    assert.deepEqual(heard, []);

    const again = await start({expireClaims: true});
    for (const _time of ['first', 'second']) {
      const [connection, ...more] = await connectionsOf(await again.post('complete'));
      assert.equal(connection?.location_id, 'loc_1');
      assert.equal(more.length, 0);
    }
    assert.deepEqual(heard, ['connected {"customer":"ann","locationId":"loc_1"}']);
  });

  test('doubles nothing where the host was just hearing of it', async t => {
    const {house, heard, onHeard, start} = await onFolder(t);
    const doomed = await start();
    const token = await mint(doomed);
    house.finish(token, SAVED);
    onHeard.then = () => doomed.kill();
    await assert.rejects(doomed.post('complete', {connect_token: token}));
    onHeard.then = async () => {};

    const again = await start({expireClaims: true});
    for (const _time of ['first', 'second']) {
      assert.equal((await connectionsOf(await again.post('complete'))).length, 1);
    }
    // Nobody had to be asked again; whether the host had stored it before, only the host knows.
    assert.equal(house.upstream.count(EXCHANGE), 1);
    assert.equal(heard.length, 2);
  });

  test('handles an event that it was killed over when it is delivered again, and then no more', async t => {
    const {heard, onHeard, start} = await onFolder(t);
    const doomed = await start();
    onHeard.then = () => doomed.kill();
    await assert.rejects(doomed.post('webhooks', EVENT));
    onHeard.then = async () => {};
    const again = await start({expireClaims: true});
    for (const _time of ['first', 'second']) {
      assert.equal((await again.post('webhooks', EVENT)).status, 200);
    }
    assert.equal(heard.length, 2);
  });
});
