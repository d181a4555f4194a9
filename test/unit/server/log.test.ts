import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {RequestLog} from '../../../src/server/index.js';
import {
  codeOf,
  ORIGIN,
  tokenOf,
  startCompanion,
  type CompanionOptions,
} from '../../support/server/companion.js';

function startLogged(options: CompanionOptions = {}) {
  const entries: RequestLog[] = [];
  return {...startCompanion({onLog: entry => void entries.push(entry), ...options}), entries};
}

test('each request is one entry, without a token, an address or a customer', async () => {
  const {post, connect, get, server, entries} = startLogged();
  const {connect_token} = await tokenOf(await post('connect-token'));
  await connect();
  await get('tariffs');
  await server.fetch(new Request(`${ORIGIN}/flatpeak/webhooks/hunter2`, {method: 'POST'}));
  await server.fetch(new Request(`${ORIGIN}/secret?token=hunter2`));
  await post('connect-token', {direction: 'UP'});
  const seen = entries.map(({method, route, status, errorCode}) =>
    [method, route, status, errorCode].join(' '),
  );
  assert.deepEqual(seen.slice(0, 4), [
    'POST /flatpeak/connect-token 200 ',
    'POST /flatpeak/connect-token 200 ',
    'POST /flatpeak/complete 200 ',
    'GET /flatpeak/tariffs 200 ',
  ]);
  assert.deepEqual(seen.slice(-3), [
    'POST /flatpeak/webhooks 415 body_not_json_type',
    'GET  404 not_found',
    'POST /flatpeak/connect-token 400 body_invalid',
  ]);
  assert.ok(entries.every(({durationMs}) => durationMs >= 0));
  assert.doesNotMatch(
    JSON.stringify(entries),
    new RegExp(`cot_|${connect_token}|ann|hunter2|Strand`),
  );
});

test('a harmless request id is kept, and any other one is replaced', async () => {
  const {server, entries} = startLogged();
  const idFor = async (id: string) => {
    const request = new Request(`${ORIGIN}/flatpeak/health`, {headers: {'x-request-id': id}});
    const answered = (await server.fetch(request)).headers.get('x-request-id');
    assert.equal(answered, entries.at(-1)?.requestId);
    return answered;
  };
  for (const id of ['7f3e-1.a_b:2', 'a'.repeat(64)]) assert.equal(await idFor(id), id);
  const made = new Set<string | null>();
  for (const id of ['', 'a'.repeat(65), 'a b', '<script>', 'a,b', 'é', '"'])
    made.add(await idFor(id));
  assert.equal(made.size, 7);
  for (const id of made) assert.match(id ?? '', /^[\da-f-]{36}$/);
});

test("the service's request ids are named, and the customer if asked for", async () => {
  let serial = 0;
  const {post, entries} = startLogged({
    logCustomers: true,
    async way(request, arrive) {
      const response = await arrive(request);
      const headers = new Headers(response.headers);
      headers.set('x-request-id', ++serial === 1 ? 'bad id' : `req_${serial}`);
      return new Response(response.body, {status: response.status, headers});
    },
  });
  await post('connect-token');
  await post('connect-token');
  assert.deepEqual(
    entries.map(({upstreamRequestIds}) => upstreamRequestIds),
    [['req_2'], ['req_3']],
  );
  assert.equal(entries[0]?.customerId, 'ann');
});

test('a log that fails fails nothing else', async () => {
  for (const onLog of [
    () => {
      throw new Error('the disk is full');
    },
    () => Promise.reject(new Error('the disk is full')),
  ]) {
    const {post} = startCompanion({onLog});
    assert.equal(await codeOf(await post('connect-token', {direction: 'UP'})), '400 body_invalid');
  }
});
