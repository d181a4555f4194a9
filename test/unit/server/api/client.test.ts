import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ApiError, FlatpeakApi, type FlatpeakApiOptions} from '../../../../src/server/index.js';
import {
  ACCOUNT,
  type Fault,
  KEY,
  startUpstream,
  type Upstream,
} from '../../../support/server/companion.js';

const apiOf = (upstream: Upstream, options: Partial<FlatpeakApiOptions> = {}) =>
  new FlatpeakApi({
    ...{accountId: ACCOUNT, apiKey: KEY, apiUrl: upstream.url, retryDelay: 1},
    ...options,
  });

const mint = (api: FlatpeakApi) => api.createConnectToken({callback_uri: 'https://shop.example/'});

test('many callers wait for one login', async t => {
  const upstream = await startUpstream(t);
  const api = apiOf(upstream);
  const tokens = await Promise.all(Array.from({length: 20}, () => mint(api)));
  assert.equal(new Set(tokens.map(({connect_token}) => connect_token)).size, 20);
  assert.equal(upstream.count('GET /login'), 1);
});

test('a bearer is renewed a minute before it expires', async t => {
  const upstream = await startUpstream(t);
  let now = 0;
  const api = apiOf(upstream, {now: () => now});
  await mint(api);
  now = 3539_000;
  await mint(api);
  assert.equal(upstream.count('GET /login'), 1);
  now = 3541_000;
  await mint(api);
  assert.equal(upstream.count('GET /login'), 2);
});

test('a bearer that lives for seconds is not asked for with every call', async t => {
  const upstream = await startUpstream(t);
  upstream.expiresIn = 20;
  const api = apiOf(upstream, {now: () => 0});
  await mint(api);
  await mint(api);
  assert.equal(upstream.count('GET /login'), 1);
});

test('a refused bearer is renewed once for all who were refused, and each call repeated', async t => {
  const upstream = await startUpstream(t);
  const api = apiOf(upstream);
  await mint(api);
  upstream.bearers.clear();
  await Promise.all(Array.from({length: 10}, () => mint(api)));
  assert.equal(upstream.count('GET /login'), 2);
  assert.equal(upstream.count('POST /connect/tariff/token'), 1 + 10 + 10);
});

test('a call that is refused again is not repeated again', async t => {
  const upstream = await startUpstream(t);
  upstream.fault = ({name}) => (name === 'GET /login' ? undefined : {status: 403});
  await assert.rejects(mint(apiOf(upstream)), {name: 'ApiError', type: 'http', status: 403});
  assert.equal(upstream.count('POST /connect/tariff/token'), 2);
});

test('a failed login is told to all who wait, and tried again by the next', async t => {
  const upstream = await startUpstream(t);
  const api = apiOf(upstream);
  upstream.fault = () => ({status: 500, body: '{"message":"Internal Server Error"}'});
  const results = await Promise.allSettled([mint(api), mint(api), mint(api)]);
  assert.deepEqual(new Set(results.map(({status}) => status)), new Set(['rejected']));
  // A login is a read: it was repeated once, for all of them together.
  assert.equal(upstream.count('GET /login'), 2);
  upstream.fault = () => undefined;
  assert.match((await mint(api)).connect_token, /^cot_/);
});

const STATUS = 'GET /locations/loc_1/status';
const PASSING: [what: string, fault: Fault, repeated: boolean][] = [
  ['a connection that ends', 'hang up', true],
  ['a 500', {status: 500}, true],
  ['a 503 that is over soon', {status: 503, headers: {'retry-after': '0'}}, true],
  ['a 503 that takes a while', {status: 503, headers: {'retry-after': '60'}}, false],
  ['a 429 that is over soon', {status: 429, headers: {'retry-after': '0'}}, true],
  ['a 429 that takes a while', {status: 429, headers: {'retry-after': '3'}}, false],
  ['a 429 that says nothing', {status: 429}, false],
  ['a 404', {status: 404}, false],
  ['a 422', {status: 422}, false],
  ['something undocumented', {status: 200, body: '{}'}, false],
  ['no answer', 'never', false],
];

for (const [what, fault, repeated] of PASSING) {
  test(`${what} ${repeated ? 'is asked again, once' : 'is not asked again'}`, async t => {
    const upstream = await startUpstream(t);
    const api = apiOf(upstream, {timeout: fault === 'never' ? 500 : 10_000});
    let faults = 0;
    upstream.fault = ({name}) => (name === STATUS && faults++ < 1 ? fault : undefined);
    const answer = await api.locationStatus('loc_1').catch((error: unknown) => error);
    assert.equal(answer instanceof ApiError, !repeated);
    assert.equal(upstream.count(STATUS), repeated ? 2 : 1);

    upstream.fault = ({name}) => (name === STATUS ? fault : undefined);
    await assert.rejects(api.locationStatus('loc_1'), ApiError);
    assert.equal(upstream.count(STATUS), repeated ? 4 : 2);
  });
}

test('a write is never repeated, whatever happened to it', async t => {
  const upstream = await startUpstream(t);
  const api = apiOf(upstream);
  for (const fault of ['hang up', {status: 500}] as const) {
    upstream.calls.length = 0;
    upstream.fault = ({name}) => (name === 'GET /login' ? undefined : fault);
    await assert.rejects(mint(api), ApiError);
    assert.equal(upstream.count('POST /connect/tariff/token'), 1);
  }
});

test('a wrong key is an http error without the key', async t => {
  const upstream = await startUpstream(t);
  await assert.rejects(mint(apiOf(upstream, {apiKey: 'sk_live_wrong1'})), (error: unknown) => {
    assert.ok(error instanceof ApiError);
    assert.equal(error.status, 403);
    assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /sk_live|acc_|Basic/);
    return true;
  });
});

test('a key with characters beyond Latin-1 can log in', async t => {
  const upstream = await startUpstream(t);
  await assert.rejects(mint(apiOf(upstream, {apiKey: 'ключ'})), {status: 403});
  assert.equal(
    Buffer.from(upstream.calls[0]?.authorization.slice(6) ?? '', 'base64').toString(),
    `${ACCOUNT}:ключ`,
  );
});

test('the exchange says where, how and whether the rates are there', async t => {
  const upstream = await startUpstream(t);
  upstream.finished.set('cot_1&x=1', {
    id: 'cot_1&x=1',
    location_id: 'loc_1',
    is_tariff_processed: true,
    complete_action: 'SAVE',
  });
  assert.deepEqual(await apiOf(upstream).exchangeConnectToken('cot_1&x=1'), {
    id: 'cot_1&x=1',
    location_id: 'loc_1',
    customer_id: '',
    complete_action: 'SAVE',
    is_tariff_processed: true,
  });
});

test('the status of a location is read, kinds that nobody knows included', async t => {
  const upstream = await startUpstream(t);
  const status = await apiOf(upstream).locationStatus('loc_1');
  assert.equal(status.id, 'loc_1');
  assert.equal(status.tariff_status['commodity_import']?.provider?.display_name, 'Octopus Energy');
  assert.equal(status.tariff_status['commodity_export']?.status, 'NOT_CONNECTED');
  assert.equal(status.tariff_status['something_new'], null);
});

test('an id cannot leave its place in the path', async t => {
  const upstream = await startUpstream(t);
  await assert.rejects(apiOf(upstream).locationStatus('../../login?x='), {status: 404});
  assert.equal(upstream.calls.at(-1)?.name, 'GET /locations/..%2F..%2Flogin%3Fx%3D/status');
  const calls = upstream.calls.length;
  for (const id of ['', '.', '..']) {
    await assert.rejects(apiOf(upstream).location(id), {type: 'protocol'});
  }
  assert.ok(upstream.calls.slice(calls).every(({name}) => name === 'GET /login'));
});

const FAULTS: [what: string, fault: Fault, error: object][] = [
  ['a 500', {status: 500}, {type: 'http', status: 500}],
  ['an HTML page with 502', {status: 502, body: '<h1>Bad</h1>'}, {type: 'http', status: 502}],
  ['an HTML page with 200', {status: 200, body: '<h1>Hi</h1>'}, {type: 'protocol', status: 200}],
  ['an empty body', {status: 200, body: ''}, {type: 'protocol'}],
  ['wrong types', {status: 200, body: '{"connect_token":7}'}, {type: 'protocol'}],
  ['null', {status: 200, body: 'null'}, {type: 'protocol'}],
  [
    'a documented error',
    {status: 422, body: '{"object":"error","code":"tariff_direction_invalid","message":"x"}'},
    {type: 'http', status: 422, code: 'tariff_direction_invalid'},
  ],
  [
    'an error object with 200',
    {status: 200, body: '{"object":"error","code":"account_disabled"}'},
    {type: 'http', status: 200, code: 'account_disabled'},
  ],
  ['a code with a secret in it', {status: 422, body: '{"code":"cot_123"}'}, {code: undefined}],
  ['429 in seconds', {status: 429, headers: {'retry-after': '7'}}, {status: 429, retryAfter: 7}],
  [
    '429 with a date',
    {status: 429, headers: {'retry-after': 'Thu, 01 Jan 1970 00:02:00 GMT'}},
    {status: 429, retryAfter: 120},
  ],
  ['429 with nonsense', {status: 429, headers: {'retry-after': 'soon'}}, {retryAfter: undefined}],
  ['a redirect', {status: 302, headers: {location: 'https://evil.example/'}}, {status: 302}],
  ['a connection that ends', 'hang up', {type: 'network', status: undefined}],
  ['no answer', 'never', {type: 'timeout', status: undefined}],
];

for (const [what, fault, error] of FAULTS) {
  test(`${what} becomes an error that says so`, async t => {
    const upstream = await startUpstream(t);
    // Short only where nothing else can come: a busy machine is slow, too.
    const api = apiOf(upstream, {now: () => 0, timeout: fault === 'never' ? 500 : 10_000});
    upstream.fault = ({name}) => (name === 'GET /login' ? undefined : fault);
    await assert.rejects(mint(api), {name: 'ApiError', ...error});
  });
}

test('no token stands in the message of a failed exchange', async t => {
  const upstream = await startUpstream(t);
  const api = apiOf(upstream, {timeout: 500});
  for (const fault of FAULTS.map(([, fault]) => fault)) {
    upstream.fault = ({name}) => (name === 'GET /login' ? undefined : fault);
    await assert.rejects(api.exchangeConnectToken('cot_secret'), (error: unknown) => {
      assert.ok(error instanceof ApiError);
      assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /cot_|eyJ|sk_test/);
      return true;
    });
  }
});
