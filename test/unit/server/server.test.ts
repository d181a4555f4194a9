import assert from 'node:assert/strict';
import {test} from 'node:test';
import {codeOf, KEY, ORIGIN, startHouse} from '../../support/server/companion.js';
import {ann, testRejected} from '../../support/server/rejected-requests.js';

const SECRET = `${KEY} eyJ.bearer.1 cot_65df3e94`;

testRejected([
  ['it is a PUT', {method: 'PUT', headers: ann}, '405 method_not_allowed'],
  ['it is a GET', {method: 'GET', headers: ann}, '405 method_not_allowed'],
]);

test('addresses that nobody serves are 404, however they are asked for', async t => {
  const {server} = await startHouse(t);
  for (const path of ['/', '/flatpeak', '/flatpeak/', '/flatpeak/x', '/flatpeak/constructor']) {
    const response = await server.fetch(new Request(ORIGIN + path, {method: 'POST'}));
    assert.equal(await codeOf(response), '404 not_found', path);
  }
});

test('a posted callback is refused', async t => {
  const {server} = await startHouse(t);
  const request = new Request(`${ORIGIN}/flatpeak/callback`, {method: 'POST'});
  const response = await server.fetch(request);
  assert.equal(response.headers.get('allow'), 'GET');
  assert.equal(await codeOf(response), '405 method_not_allowed');
});

test('the base path is the host to choose', async t => {
  for (const [basePath, path] of [
    ['/', '/complete'],
    ['/api/energy/', '/api/energy/complete'],
  ] as const) {
    const {server} = await startHouse(t, {basePath});
    const request = new Request(ORIGIN + path, {method: 'POST', headers: ann});
    assert.equal((await server.fetch(request)).status, 200);
  }
});

test('the host hears why Flatpeak refuses, and not of what customers do', async t => {
  const heard: unknown[] = [];
  const {server, post, upstream} = await startHouse(t, {
    onError: error => void heard.push(error),
  });
  await post('connect-token', {direction: 'UP'});
  await post('connect-token', {location_id: 'loc_9'});
  await server.fetch(new Request(`${ORIGIN}/flatpeak/complete`, {method: 'POST'}));
  assert.deepEqual(heard, []);
  upstream.fault = () => ({status: 403, body: SECRET});
  assert.equal(await codeOf(await post('connect-token')), '502 upstream_refused');
  assert.match(String(heard), /^ApiError: .* check the options accountId and apiKey\.$/);
});

test('an onError that fails fails nothing else', async t => {
  const handlers = [
    () => {
      throw new Error('the log is full');
    },
    () => Promise.reject(new Error('the log is full')),
  ];
  for (const onError of handlers) {
    const {post, upstream} = await startHouse(t, {onError});
    upstream.fault = () => ({status: 403});
    assert.equal(await codeOf(await post('connect-token')), '502 upstream_refused');
  }
});
