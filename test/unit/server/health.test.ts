import assert from 'node:assert/strict';
import {test} from 'node:test';
import {memoryStore} from '../../../src/server/index.js';
import {codeOf, ORIGIN, startCompanion} from '../../support/server/companion.js';

const ask = (path: string, method = 'GET') => new Request(`${ORIGIN}/flatpeak/${path}`, {method});

test('health and readiness need no customer, and say no more than they must', async () => {
  const {server} = startCompanion();
  const health = await server.fetch(ask('health'));
  assert.deepEqual([health.status, await health.json()], [200, {status: 'ok'}]);
  const ready = await server.fetch(ask('ready'));
  const checks = {store: 'ok', login: 'ok'};
  assert.deepEqual([ready.status, await ready.json()], [200, {status: 'ready', checks}]);
  assert.equal(ready.headers.get('cache-control'), 'no-store');
  assert.equal((await server.fetch(ask('ready', 'HEAD'))).status, 200);
  assert.equal(await codeOf(await server.fetch(ask('ready', 'POST'))), '405 method_not_allowed');
});

test('readiness follows the login and its lifetime, and asks the service seldom', async () => {
  let [logins, isDown] = [0, true];
  const errors: unknown[] = [];
  const {server, clock} = startCompanion({
    onError: error => void errors.push(error),
    way(request, arrive) {
      if (!request.url.endsWith('/login')) return arrive(request);
      logins++;
      return isDown ? Promise.resolve(new Response('{}', {status: 403})) : arrive(request);
    },
  });
  const read = async () => {
    const response = await server.fetch(ask('ready'));
    return `${response.status} ${JSON.stringify(await response.json())}`;
  };
  const down = '503 {"status":"not_ready","checks":{"store":"ok","login":"failed"}}';
  const up = '200 {"status":"ready","checks":{"store":"ok","login":"ok"}}';
  for (let i = 0; i < 20; i++) assert.equal(await read(), down);
  assert.equal(logins, 1);
  clock.now += 5_000;
  assert.equal(await read(), down);
  assert.equal(errors.length, 1, 'reported when it begins to fail');
  isDown = false;
  clock.now += 5_000;
  assert.equal(await read(), up);
  const before = logins;
  clock.now += 60_000;
  assert.equal(await read(), up);
  assert.equal(logins, before);
  isDown = true;
  clock.now += 7 * 86_400_000;
  assert.equal(await read(), down);
  assert.equal(errors.length, 2);
});

test('a store that fails or hangs is not ready, and is asked once', async () => {
  for (const [customersAt, result] of [
    [() => Promise.reject(new Error('postgres://admin:hunter2@db')), 'failed'],
    [() => new Promise<never>(() => {}), 'timeout'],
  ] as const) {
    let asked = 0;
    const {server} = startCompanion({
      store: {...memoryStore(), customersAt: () => (asked++, customersAt())},
    });
    const responses = await Promise.all([1, 2, 3].map(() => server.fetch(ask('ready'))));
    for (const response of responses) {
      const checks = {store: result, login: 'ok'};
      assert.deepEqual(
        [response.status, await response.json()],
        [503, {status: 'not_ready', checks}],
      );
    }
    assert.equal(asked, 1);
  }
});

test('a server that closes ends what is running, and refuses what is new', async () => {
  let finish: (id: string) => void = () => {};
  let begin = () => {};
  const begun = new Promise<void>(resolve => (begin = resolve));
  const {server, post} = startCompanion({
    getCustomerId() {
      begin();
      return new Promise<string>(resolve => (finish = resolve));
    },
  });
  const running = post('connect-token');
  await begun;
  let isClosed = false;
  const closed = server.close({timeout: 600_000}).then(() => (isClosed = true));
  const refused = await post('connect-token');
  assert.equal(refused.headers.get('connection'), 'close');
  assert.equal(await codeOf(refused), '503 server_closing');
  assert.equal((await server.fetch(ask('health'))).status, 200);
  const ready = await server.fetch(ask('ready'));
  assert.deepEqual([ready.status, await ready.json()], [503, {status: 'closing', checks: {}}]);
  assert.equal(isClosed, false);
  finish('ann');
  assert.equal((await running).status, 200);
  await closed;
});

test('a request that never ends does not keep a server from closing', async () => {
  let begin = () => {};
  const begun = new Promise<void>(resolve => (begin = resolve));
  const {server, post} = startCompanion({
    getCustomerId() {
      begin();
      return new Promise<never>(() => {});
    },
    requestTimeout: 1_000,
  });
  const running = post('connect-token');
  await begun;
  await server.close({timeout: 1});
  assert.equal(await codeOf(await running), '503 request_timeout');
});
