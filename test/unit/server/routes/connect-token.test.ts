import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {createFlatpeakServer} from '../../../../src/server/index.js';
import {
  ACCOUNT,
  codeOf,
  KEY,
  ORIGIN,
  startHouse,
  tokenOf,
} from '../../../support/server/companion.js';

test('a customer gets a token for a session of their own', async t => {
  const {post, upstream} = await startHouse(t);
  const response = await post('connect-token', {direction: 'EXPORT', tariff_type: 'COMMODITY'});
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const answer = await tokenOf(response);
  assert.equal(answer.expires_in, 86_400);
  assert.equal(answer.live_mode, false);
  assert.deepEqual(upstream.calls.at(-1)?.body, {
    callback_uri: `${ORIGIN}/flatpeak/callback`,
    connect_web_uri: `${ORIGIN}/energy`,
    direction: 'EXPORT',
    type: 'COMMODITY',
    customer_reference_id: 'ann',
  });
});

test('without a body the session is about electricity that comes in', async t => {
  const {post, upstream} = await startHouse(t, {connectUrl: undefined});
  assert.equal((await post('connect-token')).status, 200);
  assert.deepEqual(upstream.calls.at(-1)?.body, {
    callback_uri: `${ORIGIN}/flatpeak/callback`,
    direction: 'IMPORT',
    type: 'COMMODITY',
    customer_reference_id: 'ann',
  });
});

test('of several pages with the widget, the login returns to the one that the host finds in the request', async t => {
  const {server, upstream} = await startHouse(t, {
    connectUrl: request => `${ORIGIN}/${new URL(request.url).searchParams.get('page') ?? 'home'}`,
  });
  const returnOf = async (query: string) => {
    const headers = {'x-customer': 'ann', origin: ORIGIN};
    const url = `${ORIGIN}/flatpeak/connect-token${query}`;
    await tokenOf(await server.fetch(new Request(url, {method: 'POST', headers})));
    const {connect_web_uri} = upstream.calls.at(-1)?.body as {connect_web_uri: string};
    return connect_web_uri;
  };
  assert.equal(await returnOf('?page=energy'), `${ORIGIN}/energy`);
  assert.equal(await returnOf(''), `${ORIGIN}/home`);
});

test('what a request says about customers and addresses is ignored', async t => {
  const {post, upstream} = await startHouse(t);
  await post('connect-token', {
    callback_uri: 'https://evil.example',
    connect_web_uri: 'https://evil.example',
    customer_reference_id: 'bob',
    customer_id: 'cus_bob',
  });
  assert.doesNotMatch(JSON.stringify(upstream.calls.at(-1)?.body), /evil|bob/);
});

test('a location can be opened by the customer it belongs to, and nobody else', async t => {
  const {post, mint, finish, upstream} = await startHouse(t);
  const token = await mint();
  finish(token, {location_id: 'loc_1', is_tariff_processed: true, complete_action: 'SAVE'});
  await post('complete');

  assert.equal((await post('connect-token', {location_id: 'loc_1'})).status, 200);
  assert.match(JSON.stringify(upstream.calls.at(-1)?.body), /"location_id":"loc_1"/);

  const calls = upstream.calls.length;
  const refused = await post('connect-token', {location_id: 'loc_1'}, 'bob');
  assert.equal(await codeOf(refused), '403 location_not_yours');
  assert.equal(upstream.calls.length, calls);
});

test('a field that is not as documented is refused before anybody is asked', async t => {
  const {post, upstream} = await startHouse(t);
  for (const body of [{direction: 'UP'}, {tariff_type: 1}, {location_id: {}}, []]) {
    assert.equal(await codeOf(await post('connect-token', body)), '400 body_invalid');
  }
  assert.equal(upstream.calls.length, 0);
});

test('a missing or broken option is found when the server starts', () => {
  const options = {
    accountId: ACCOUNT,
    apiKey: KEY,
    callbackUrl: `${ORIGIN}/flatpeak/callback`,
    getCustomerId: () => 'ann',
  };
  assert.throws(() => createFlatpeakServer({...options, apiKey: ''}), /apiKey is missing/);
  // As a host without types may have it.
  const nobody = {...options, getCustomerId: undefined} as unknown as typeof options;
  assert.throws(() => createFlatpeakServer(nobody), /getCustomerId is missing/);
  assert.throws(() => createFlatpeakServer({...options, callbackUrl: '/x'}), /callbackUrl/);
  assert.ok(createFlatpeakServer({...options, callbackUrl: 'myapp://flatpeak'}));
});

test('a session that was reloaded in the middle goes on, by the hash of its token', async t => {
  const {post, mint, upstream} = await startHouse(t);
  const token = await mint({direction: 'EXPORT'});
  await mint();
  const calls = upstream.calls.length;
  const asked = {direction: 'EXPORT', resume: await hashToken(token)};
  const answer = await tokenOf(await post('connect-token', asked));
  assert.equal(answer.connect_token, token);
  assert.ok(answer.expires_in > 86_000 && answer.expires_in <= 86_400);
  assert.equal(upstream.calls.length, calls);
});

test('a hash gives nobody the session of another customer, and is not the token itself', async t => {
  const {post, mint} = await startHouse(t);
  const token = await mint();
  const resume = await hashToken(token);
  for (const [body, customer] of [
    [{resume}, 'bob'],
    [{resume: token}, 'ann'],
    [{resume: ''}, 'ann'],
  ] as const) {
    const answer = await tokenOf(await post('connect-token', body, customer));
    assert.notEqual(answer.connect_token, token, JSON.stringify(body));
  }
});

test('a session that is finished or too old is not gone on with', async t => {
  let now = Date.UTC(2026, 10, 1);
  const {post, mint, finish} = await startHouse(t, {now: () => now});
  const done = await mint();
  finish(done, {location_id: 'loc_1', is_tariff_processed: true, complete_action: 'SAVE'});
  await post('complete');
  const old = await mint();
  const next = async (token: string) =>
    (await tokenOf(await post('connect-token', {resume: await hashToken(token)}))).connect_token;
  assert.notEqual(await next(done), done);
  assert.equal(await next(old), old);
  now += 86_400_000;
  assert.notEqual(await next(old), old);
});
