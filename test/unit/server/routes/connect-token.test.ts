import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {createFlatpeakServer} from '../../../../src/server/index.js';
import {
  ACCOUNT,
  at,
  codeOf,
  KEY,
  ORIGIN,
  startCompanion,
  tokenOf,
} from '../../../support/server/companion.js';

test('a customer gets a token for a session of their own', async () => {
  const {post, sent} = startCompanion({connectUrl: `${ORIGIN}/energy`});
  const response = await post('connect-token', {direction: 'EXPORT', tariff_type: 'COMMODITY'});
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const answer = await tokenOf(response);
  assert.equal(answer.expires_in, 86_400);
  assert.equal(answer.live_mode, false);
  assert.deepEqual(sent.at(-1)?.body, {
    callback_uri: `${ORIGIN}/flatpeak/callback`,
    connect_web_uri: `${ORIGIN}/energy`,
    direction: 'EXPORT',
    type: 'COMMODITY',
    customer_reference_id: 'ann',
  });
});

test('without a body the session is about electricity that comes in', async () => {
  const {post, sent} = startCompanion();
  assert.equal((await post('connect-token')).status, 200);
  assert.deepEqual(sent.at(-1)?.body, {
    callback_uri: `${ORIGIN}/flatpeak/callback`,
    direction: 'IMPORT',
    type: 'COMMODITY',
    customer_reference_id: 'ann',
  });
});

test('of several pages with the widget, the login returns to the one that connectUrl finds in the request', async () => {
  const {server, sent} = startCompanion({
    connectUrl: request => `${ORIGIN}/${new URL(request.url).searchParams.get('page') ?? 'home'}`,
  });
  const returnOf = async (query: string) => {
    const headers = {'x-customer': 'ann', origin: ORIGIN};
    const url = `${ORIGIN}/flatpeak/connect-token${query}`;
    await tokenOf(await server.fetch(new Request(url, {method: 'POST', headers})));
    const {connect_web_uri} = sent.at(-1)?.body as {connect_web_uri: string};
    return connect_web_uri;
  };
  assert.equal(await returnOf('?page=energy'), `${ORIGIN}/energy`);
  assert.equal(await returnOf(''), `${ORIGIN}/home`);
});

test('what a request says about customers and addresses is ignored', async () => {
  const {post, sent} = startCompanion();
  await post('connect-token', {
    callback_uri: 'https://evil.example',
    connect_web_uri: 'https://evil.example',
    customer_reference_id: 'bob',
    customer_id: 'cus_bob',
  });
  assert.doesNotMatch(JSON.stringify(sent.at(-1)?.body), /evil|bob/);
});

test('a location can be opened by the customer it belongs to, and nobody else', async () => {
  const {post, connect, sent} = startCompanion();
  const location_id = await connect();

  assert.equal((await post('connect-token', {location_id})).status, 200);
  assert.equal(at(sent.at(-1)?.body ?? null, 'location_id'), location_id);

  const calls = sent.length;
  const refused = await post('connect-token', {location_id}, 'bob');
  assert.equal(await codeOf(refused), '403 location_not_yours');
  assert.equal(sent.length, calls);
});

test('a field that is not as documented is refused before anybody is asked', async () => {
  const {post, sent} = startCompanion();
  for (const body of [{direction: 'UP'}, {tariff_type: 1}, {location_id: {}}, []]) {
    assert.equal(await codeOf(await post('connect-token', body)), '400 body_invalid');
  }
  assert.equal(sent.length, 0);
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

test('a session that was reloaded in the middle goes on, by the hash of its token', async () => {
  const {post, mint, sent} = startCompanion();
  const token = await mint({direction: 'EXPORT'});
  await mint();
  const calls = sent.length;
  const asked = {direction: 'EXPORT', resume: await hashToken(token)};
  const answer = await tokenOf(await post('connect-token', asked));
  assert.equal(answer.connect_token, token);
  assert.ok(answer.expires_in > 86_000 && answer.expires_in <= 86_400);
  assert.equal(sent.length, calls);
});

test('a hash gives nobody the session of another customer, and is not the token itself', async () => {
  const {post, mint} = startCompanion();
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

test('a session that is finished or too old is not gone on with', async () => {
  const {post, mint, finish, clock} = startCompanion();
  const done = await mint();
  await finish(done);
  await post('complete');
  const old = await mint();
  const next = async (token: string) =>
    (await tokenOf(await post('connect-token', {resume: await hashToken(token)}))).connect_token;
  assert.notEqual(await next(done), done);
  assert.equal(await next(old), old);
  clock.now += 86_400_000;
  assert.notEqual(await next(old), old);
});
