import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {RestFault} from '../../../src/simulator/index.js';
import {codeOf, KEY, ORIGIN, startCompanion} from '../../support/server/companion.js';
import {ann, testRejected} from '../../support/server/rejected-requests.js';

const SECRET = `${KEY} eyJ.bearer.1 cot_65df3e94`;
/** The service refuses the key. */
const REFUSED: RestFault = {type: 'status', status: 403, times: 'always'};

testRejected([
  ['it is a PUT', {method: 'PUT', headers: ann}, '405 method_not_allowed'],
  ['it is a GET', {method: 'GET', headers: ann}, '405 method_not_allowed'],
]);

test('addresses that nobody serves are 404, however they are asked for', async () => {
  const {server} = startCompanion();
  for (const path of ['/', '/flatpeak', '/flatpeak/', '/flatpeak/x', '/flatpeak/constructor']) {
    const response = await server.fetch(new Request(ORIGIN + path, {method: 'POST'}));
    assert.equal(await codeOf(response), '404 not_found', path);
  }
});

test('a posted callback is refused', async () => {
  const {server} = startCompanion();
  const request = new Request(`${ORIGIN}/flatpeak/callback`, {method: 'POST'});
  const response = await server.fetch(request);
  assert.equal(response.headers.get('allow'), 'GET');
  assert.equal(await codeOf(response), '405 method_not_allowed');
});

test('the base path is an option', async () => {
  for (const [basePath, path] of [
    ['/', '/complete'],
    ['/api/energy/', '/api/energy/complete'],
  ] as const) {
    const {server} = startCompanion({basePath});
    const request = new Request(ORIGIN + path, {method: 'POST', headers: ann});
    assert.equal((await server.fetch(request)).status, 200);
  }
});

test('onError is called when Flatpeak refuses the key, and not for what customers do wrong', async () => {
  const errors: unknown[] = [];
  const {server, post, setFaults} = startCompanion({
    onError: error => void errors.push(error),
  });
  await post('connect-token', {direction: 'UP'});
  await post('connect-token', {location_id: 'loc_9'});
  await server.fetch(new Request(`${ORIGIN}/flatpeak/complete`, {method: 'POST'}));
  assert.deepEqual(errors, []);
  await setFaults({...REFUSED, text: SECRET}, {...REFUSED, call: 'GET /login', text: SECRET});
  assert.equal(await codeOf(await post('connect-token')), '502 upstream_refused');
  assert.match(String(errors), /^ApiError: .* check the options accountId and apiKey\.$/);
});

test('an onError that fails fails nothing else', async () => {
  const handlers = [
    () => {
      throw new Error('the log is full');
    },
    () => Promise.reject(new Error('the log is full')),
  ];
  for (const onError of handlers) {
    const {post, setFaults} = startCompanion({onError});
    await setFaults(REFUSED, {...REFUSED, call: 'GET /login'});
    assert.equal(await codeOf(await post('connect-token')), '502 upstream_refused');
  }
});
