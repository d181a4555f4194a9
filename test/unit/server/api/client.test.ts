import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ApiError, FlatpeakApi} from '../../../../src/server/index.js';
import type {RestFault} from '../../../../src/simulator/index.js';
import {ACCOUNT, KEY, startCompanion} from '../../../support/server/companion.js';
import {nameOf} from '../../../support/server/customer.js';
import {listen} from '../../../support/server/listen.js';
import {timeLimitsRunOut} from '../../../support/server/time-limits.js';

const mint = (api: FlatpeakApi) => api.createConnectToken({callback_uri: 'https://shop.example/'});

const MINT = 'POST /connect/tariff/token';

test('many callers wait for one login', async () => {
  const {api, count} = startCompanion();
  const tokens = await Promise.all(Array.from({length: 20}, () => mint(api)));
  assert.equal(new Set(tokens.map(({connect_token}) => connect_token)).size, 20);
  assert.equal(count('GET /login'), 1);
});

test('a bearer is renewed a minute before it expires', async () => {
  const {api, count, clock} = startCompanion();
  await mint(api);
  clock.now += 3539_000;
  await mint(api);
  assert.equal(count('GET /login'), 1);
  clock.now += 2_000;
  await mint(api);
  assert.equal(count('GET /login'), 2);
});

test('a bearer that lives for seconds is not asked for with every call', async () => {
  const {api, count} = startCompanion({simulator: {bearerLifetimeS: 20}});
  await mint(api);
  await mint(api);
  assert.equal(count('GET /login'), 1);
});

test('a refused bearer is renewed once for all who were refused, and each call repeated', async () => {
  const {api, count, simulator} = startCompanion();
  await mint(api);
  // Only for the service is the bearer too old.
  await simulator.advance(3600);
  await Promise.all(Array.from({length: 10}, () => mint(api)));
  assert.equal(count('GET /login'), 2);
  assert.equal(count(MINT), 1 + 10 + 10);
});

test('a call that is refused again is not repeated again', async () => {
  const {api, count, setFaults} = startCompanion();
  await setFaults({type: 'status', status: 403, times: 'always'});
  await assert.rejects(mint(api), {name: 'ApiError', type: 'http', status: 403});
  assert.equal(count(MINT), 2);
});

test('a failed login rejects all callers that wait for it, and the next one tries again', async () => {
  const {api, count, setFaults} = startCompanion();
  await setFaults({type: 'status', status: 500, call: 'GET /login', times: 'always'});
  const results = await Promise.allSettled([mint(api), mint(api), mint(api)]);
  assert.deepEqual(new Set(results.map(({status}) => status)), new Set(['rejected']));
  // A login is a read: it was repeated once, for all of them together.
  assert.equal(count('GET /login'), 2);
  await setFaults();
  assert.match((await mint(api)).connect_token, /^cot_/);
});

const STATUS = 'GET /locations/{id}/status';
const TEMPORARY: [what: string, fault: RestFault, isRepeated: boolean][] = [
  ['a connection that ends', {type: 'reset'}, true],
  ['a 500', {type: 'status', status: 500}, true],
  ['a 503 that is over soon', {type: 'status', status: 503, retry_after: 0}, true],
  ['a 503 that takes a while', {type: 'status', status: 503, retry_after: 60}, false],
  ['a 429 that is over soon', {type: 'status', status: 429, retry_after: 0}, true],
  ['a 429 that takes a while', {type: 'status', status: 429, retry_after: 3}, false],
  ['a 429 without Retry-After', {type: 'status', status: 429}, false],
  ['a 404', {type: 'status', status: 404}, false],
  ['a 422', {type: 'status', status: 422}, false],
  ['something undocumented', {type: 'status', status: 200, json: {}}, false],
  ['no response', {type: 'hang'}, false],
];

for (const [what, fault, isRepeated] of TEMPORARY) {
  test(`after ${what} a read is ${isRepeated ? 'repeated once' : 'not repeated'}`, async t => {
    const {api, connect, count, setFaults} = startCompanion({
      way: fault.type === 'hang' ? timeLimitsRunOut(t) : undefined,
    });
    const locationId = await connect();
    const reads = () => count(STATUS.replace('{id}', locationId));
    await setFaults({...fault, call: STATUS});
    const result = await api.locationStatus(locationId).catch((error: unknown) => error);
    assert.equal(result instanceof ApiError, !isRepeated);
    assert.equal(reads(), isRepeated ? 2 : 1);

    await setFaults({...fault, call: STATUS, times: 'always'});
    await assert.rejects(api.locationStatus(locationId), ApiError);
    assert.equal(reads(), isRepeated ? 4 : 2);
  });
}

test('a write is never repeated, whatever happened to it', async () => {
  for (const fault of [{type: 'reset'}, {type: 'status', status: 500}] as const) {
    const {api, count, setFaults} = startCompanion();
    await setFaults({...fault, times: 'always'});
    await assert.rejects(mint(api), ApiError);
    assert.equal(count(MINT), 1);
  }
});

test('a wrong key is an http error without the key', async () => {
  const {api} = startCompanion({apiKey: 'sk_live_wrong1'});
  await assert.rejects(mint(api), (error: unknown) => {
    assert.ok(error instanceof ApiError);
    assert.equal(error.status, 403);
    assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /sk_live|acc_|Basic/);
    return true;
  });
});

test('a key with characters beyond Latin-1 can log in', async () => {
  const apiKey = 'ключ';
  const {api} = startCompanion({apiKey, simulator: {apiKey}});
  assert.match((await mint(api)).connect_token, /^cot_/);
  const other = startCompanion({apiKey});
  await assert.rejects(mint(other.api), {status: 403});
  const authorization = other.sent[0]?.headers.get('authorization') ?? '';
  assert.equal(Buffer.from(authorization.slice(6), 'base64').toString(), `${ACCOUNT}:ключ`);
});

test('the exchange says where, how and whether the rates are there', async () => {
  const {api, setFaults} = startCompanion();
  const id = 'cot_1&x=1';
  const result = {
    ...{id, location_id: 'loc_1', is_tariff_processed: true, complete_action: 'SAVE'},
    time_created: '2026-06-13T15:20:00Z',
  };
  await setFaults({
    ...{type: 'status', status: 200, json: result},
    call: `GET /connect/tariff/token?connect_token=${encodeURIComponent(id)}`,
  });
  assert.deepEqual(await api.exchangeConnectToken(id), {...result, customer_id: ''});
});

test('the status of a location is read, with kinds that nobody knows', async () => {
  const {api, connect} = startCompanion({
    async way(request, arrive) {
      const response = await arrive(request);
      if (!request.url.endsWith('/status')) return response;
      const body = (await response.json()) as {tariff_status: object};
      const tariff_status = {...body.tariff_status, something_new: null};
      return Response.json({...body, tariff_status});
    },
  });
  const locationId = await connect({provider: 'library'});
  const {id, tariff_status} = await api.locationStatus(locationId);
  assert.equal(id, locationId);
  assert.equal(tariff_status['commodity_import']?.provider?.display_name, nameOf('library'));
  assert.equal(tariff_status['commodity_export']?.status, 'NOT_CONNECTED');
  assert.equal(tariff_status['something_new'], null);
});

test('an id cannot leave its place in the path', async () => {
  const {api, sent} = startCompanion();
  await assert.rejects(api.locationStatus('../../login?x='), {status: 404});
  assert.equal(sent.at(-1)?.call, 'GET /locations/..%2F..%2Flogin%3Fx%3D/status');
  const before = sent.length;
  for (const id of ['', '.', '..']) {
    await assert.rejects(api.location(id), {type: 'protocol'});
  }
  assert.ok(sent.slice(before).every(({call}) => call === 'GET /login'));
});

/** A `status` fault. */
const status = (status: number, rest: Omit<RestFault, 'type' | 'status'> = {}): RestFault => ({
  ...{type: 'status', status},
  ...rest,
});

const FAULTS: [what: string, fault: RestFault, error: object][] = [
  ['a 500', status(500), {type: 'http', status: 500}],
  ['an HTML page with 502', status(502, {body: 'html'}), {type: 'http', status: 502}],
  ['an HTML page with 200', status(200, {body: 'html'}), {type: 'protocol', status: 200}],
  ['an empty body', status(200, {body: 'empty'}), {type: 'protocol'}],
  ['wrong types', status(200, {json: {connect_token: 7}}), {type: 'protocol'}],
  ['null', status(200, {json: null}), {type: 'protocol'}],
  [
    'a documented error',
    status(422, {json: {object: 'error', code: 'tariff_direction_invalid', message: 'x'}}),
    {type: 'http', status: 422, code: 'tariff_direction_invalid'},
  ],
  [
    'an error object with 200',
    status(200, {json: {object: 'error', code: 'account_disabled'}}),
    {type: 'http', status: 200, code: 'account_disabled'},
  ],
  ['a code with a secret in it', status(422, {json: {code: 'cot_123'}}), {code: undefined}],
  ['429 in seconds', status(429, {retry_after: 7}), {status: 429, retryAfter: 7}],
  [
    '429 with a date',
    status(429, {headers: {'retry-after': 'Sat, 13 Jun 2026 15:22:00 GMT'}}),
    {status: 429, retryAfter: 120},
  ],
  [
    '429 with nonsense',
    status(429, {headers: {'retry-after': 'soon'}}),
    {status: 429, retryAfter: undefined},
  ],
  ['a redirect', status(302, {headers: {location: 'https://evil.example/'}}), {status: 302}],
  ['a connection that ends', {type: 'reset'}, {type: 'network', status: undefined}],
  ['no response', {type: 'hang'}, {type: 'timeout', status: undefined}],
];

for (const [what, fault, error] of FAULTS) {
  test(`${what} becomes an error that says so, without the token`, async t => {
    const {api, setFaults} = startCompanion({
      way: fault.type === 'hang' ? timeLimitsRunOut(t) : undefined,
    });
    await setFaults({...fault, times: 'always'});
    await assert.rejects(mint(api), {name: 'ApiError', ...error});
    await assert.rejects(api.exchangeConnectToken('cot_secret'), (failure: unknown) => {
      assert.ok(failure instanceof ApiError);
      assert.doesNotMatch(
        `${failure.stack} ${JSON.stringify(failure)}`,
        /cot_|eyJ|sim_|sk_test|Basic|Bearer/,
      );
      return true;
    });
  });
}

test('redirects are not followed', async t => {
  const urls: string[] = [];
  const url = await listen(t, (req, res) => {
    urls.push(req.url ?? '');
    const isLogin = req.url === '/login';
    res.writeHead(isLogin ? 200 : 302, {location: '/elsewhere'});
    res.end(isLogin ? '{"bearer_token":"b","expires_in":60}' : '');
  });
  const api = new FlatpeakApi({accountId: ACCOUNT, apiKey: KEY, apiUrl: url});
  await assert.rejects(mint(api), {name: 'ApiError', status: 302});
  assert.deepEqual(urls, ['/login', '/connect/tariff/token']);
});
