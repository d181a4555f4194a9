import assert from 'node:assert/strict';
import {after, before, describe, it, test} from 'node:test';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../support/server/postgres.js';
import {connect, linkOf} from '../../support/server/program-customer.js';
import {
  BACKEND_KEY,
  runProgram,
  withKey,
  type RunningProgram,
} from '../../support/server/program.js';
import {siteBackend} from '../../support/server/site-backend.js';

const json = {'content-type': 'application/json'};

test('a signed customer connects a tariff, and the site’s backend gets a signed webhook', async t => {
  const site = await siteBackend(t);
  const running = await runProgram(t, site.env);
  await connect(running, 'ann/1');
  const data = await site.gets('connected');
  assert.deepEqual(
    [data['customer'], data['outcome'], data['direction']],
    ['ann/1', 'saved', 'IMPORT'],
  );
  assert.match(data['location_id'] as string, /^loc_/);
  assert.deepEqual(running.errors, []);
});

test('nobody gets a token without a signed link', async t => {
  const {url, errors} = await runProgram(t);
  for (const query of ['', '?customer=ann', `?customer=ann.9999999999.${'0'.repeat(64)}`]) {
    const init = {method: 'POST', headers: json, body: '{}'};
    const response = await fetch(`${url}/flatpeak/connect-token${query}`, init);
    assert.equal(response.status, 401, query);
    assert.equal(response.headers.get('set-cookie'), null);
  }
  assert.deepEqual(
    errors.map(error => (error as Error).cause),
    ['unreadable', 'signature_wrong'],
  );
});

test('another site makes nobody the customer that it has signed in', async t => {
  const {url} = await runProgram(t);
  const visit = (path: string, init: RequestInit) =>
    fetch(`${url}/flatpeak/${path}?${linkOf('mallory')}`, {redirect: 'manual', ...init});
  const foreign = {method: 'POST', headers: {...json, origin: 'https://mallory.example'}};
  for (const response of [
    await visit('callback', {}),
    await visit('prices', {}),
    await visit('connect-token', {...foreign, body: '{}'}),
  ])
    assert.equal(response.headers.get('set-cookie'), null, response.url);
});

describe('the API for the site’s backend', () => {
  let running: RunningProgram;
  const ends: (() => unknown)[] = [];
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${running.url}/flatpeak/customers/${path}`, {headers: withKey, ...init});
  before(async () => {
    running = await runProgram({after: end => void ends.unshift(end)});
    await connect(running, 'ann/1');
  });
  after(async () => {
    for (const end of ends) await end();
  });

  it('needs the key, and says so', async () => {
    for (const authorization of ['', 'Bearer x', BACKEND_KEY]) {
      const response = await ask('ann%2F1/locations', {headers: {authorization}});
      assert.equal(response.status, 401);
      assert.match(await response.text(), /FLATPEAK_BACKEND_KEY/);
    }
  });

  it('has a customer’s locations and prices, and nothing of another one', async () => {
    const response = await ask('ann%2F1/locations');
    assert.equal(response.status, 200);
    const {locations} = (await response.json()) as {locations: {id: string}[]};
    assert.equal(locations.length, 1);
    assert.equal((await ask('ann%2F1/prices')).status, 200);
    const end_time = new Date(Date.now() + 12 * 3_600_000).toISOString();
    const body = JSON.stringify({duration: 120, end_time});
    const init = {method: 'POST', headers: {...withKey, ...json}, body};
    assert.equal((await ask('ann%2F1/cheapest', init)).status, 200);
    const other = (await (await ask('bob/locations')).json()) as {locations: unknown[]};
    assert.deepEqual(other.locations, []);
  });

  it('does not take a cookie or a link for the customer', async () => {
    const headers = {...withKey, cookie: 'flatpeak_customer=bob'};
    const response = await ask(`ann%2F1/locations?${linkOf('bob')}`, {headers});
    const {locations} = (await response.json()) as {locations: unknown[]};
    assert.equal(locations.length, 1);
  });

  it('has no other resources', async () => {
    for (const path of [
      '',
      'ann',
      'ann/tokens',
      'ann/connect-token',
      '%E0%A4%A/prices',
      'a/b/prices',
    ])
      assert.equal((await ask(path)).status, 404, path);
    assert.equal((await ask('ann/prices', {method: 'DELETE', headers: withKey})).status, 404);
  });

  it('forgets a customer', async () => {
    const {status} = await ask('ann%2F1', {method: 'DELETE', headers: withKey});
    assert.equal(status, 204);
    const {locations} = (await (await ask('ann%2F1/locations')).json()) as {locations: unknown[]};
    assert.deepEqual(locations, []);
  });
});

describe('two processes on one PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  it('share customers, and send each webhook once', async t => {
    const {url: DATABASE_URL} = await postgres.database();
    const site = await siteBackend(t);
    const one = await runProgram(t, {...site.env, DATABASE_URL});
    const other = await runProgram(t, {...site.env, DATABASE_URL}, one.simulator);
    const cookie = await connect(one, 'ann');
    await connect(other, 'bob');
    await site.gets('connected');
    const response = await fetch(`${other.url}/flatpeak/tariffs`, {headers: {cookie}});
    const {locations} = (await response.json()) as {locations: unknown[]};
    assert.equal(locations.length, 1);
    await site.has(2, 'connected');
    const customers = site.of('connected').map(({data}) => data['customer']);
    assert.deepEqual(customers.toSorted(), ['ann', 'bob']);
  });
});

test('a port that is taken is an error, and leaves the folder to the next process', async t => {
  const {program} = await runProgram(t);
  const {port} = program.http.address() as {port: number};
  await assert.rejects(runProgram(t, {PORT: `${port}`}), {code: 'EADDRINUSE'});
  assert.equal(program.http.listening, true);
});
