import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {text as textOf} from 'node:stream/consumers';
import {test} from 'node:test';
import {memoryStore, RequestTimeoutError} from '../../../src/server/index.js';
import {toNodeListener} from '../../../src/server/node.js';
import {
  codeOf,
  ORIGIN,
  tokenOf,
  startCompanion,
  type CompanionOptions,
} from '../../support/server/companion.js';
import {listen} from '../../support/server/listen.js';
import {answerPages} from '../../support/server/customer.js';
import {always, delivery, eventOf} from '../../support/server/webhook-delivery.js';

const never = () => new Promise<never>(() => {});

/** A companion whose requests end soon, because here nothing else ends them. */
function startHanging(options: CompanionOptions) {
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const companion = startCompanion({requestTimeout: 200, onError, ...options});
  const assertTimeout = async (response: Response, step: string) => {
    assert.equal(await codeOf(response), '503 request_timeout');
    assert.ok(response.headers.get('retry-after'));
    assert.equal(errors.length, 1);
    const [error] = errors;
    assert.ok(error instanceof RequestTimeoutError);
    assert.ok(error.steps.includes(step), error.message);
    assert.match(error.message, /did not end within \d+ ms/);
  };
  return {...companion, errors, assertTimeout};
}

test('a request ends where getCustomerId hangs, and the operator learns that', async () => {
  const {post, assertTimeout} = startHanging({getCustomerId: never});
  await assertTimeout(await post('connect-token'), 'getCustomerId');
});

test('a request ends where the store hangs', async () => {
  const {get, assertTimeout} = startHanging({store: {...memoryStore(), connections: never}});
  await assertTimeout(await get('tariffs'), 'store.connections');
});

test('a webhook ends where onEvent hangs', async () => {
  const {server, assertTimeout} = startHanging({webhook: {verify: always}, onEvent: never});
  await assertTimeout(await server.fetch(delivery(eventOf('evt_1'))), 'onEvent');
});

test('a request ends where the verifier of a webhook hangs', async () => {
  const {server, assertTimeout} = startHanging({webhook: {verify: never}});
  await assertTimeout(await server.fetch(delivery(eventOf('evt_1'))), 'webhook.verify');
});

test('a request ends where its body does not', async () => {
  const {server, assertTimeout} = startHanging({});
  const init: RequestInit & {duplex: 'half'} = {
    method: 'POST',
    headers: {'x-customer': 'ann', 'content-type': 'application/json'},
    body: new ReadableStream({start: controller => controller.enqueue(new Uint8Array([0x7b]))}),
    duplex: 'half',
  };
  const response = await server.fetch(new Request(`${ORIGIN}/flatpeak/complete`, init));
  assert.equal(response.headers.get('connection'), 'close');
  await assertTimeout(response, 'the request body');
});

test('an onConnected that ends after the time limit is called once, and its tariff is stored', async () => {
  let finish = () => {};
  let calls = 0;
  const {post, simulator, assertTimeout} = startHanging({
    // Enough for what comes before it, on a slow machine too.
    requestTimeout: 5_000,
    onConnected() {
      calls++;
      return new Promise<void>(resolve => (finish = resolve));
    },
  });
  const {connect_token} = await tokenOf(await post('connect-token'));
  await answerPages(simulator, connect_token, 'zero');
  await assertTimeout(await post('complete', {connect_token}), 'onConnected');
  finish();
  const again = await post('complete', {connect_token});
  assert.equal(again.status, 200);
  assert.equal(calls, 1);
});

test('a body that is too large closes its connection, while the client goes on sending', async t => {
  const {server} = startCompanion();
  const {port} = new URL(await listen(t, toNodeListener(server)));
  for (const head of ['content-length: 100000000', 'transfer-encoding: chunked']) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(
      `POST /flatpeak/complete HTTP/1.1\r\nhost: x\r\nx-customer: ann\r\ncontent-type: application/json\r\n${head}\r\n\r\n`,
    );
    const chunk = 'x'.repeat(0x8000);
    for (let i = 0; i < 3; i++) {
      socket.write(head.startsWith('transfer') ? `8000\r\n${chunk}\r\n` : chunk);
    }
    // Ends only because the server closes.
    const response = await textOf(socket);
    assert.match(response, /^HTTP\/1.1 413 /);
    assert.match(response, /\r\nconnection: close\r\n/i);
    assert.match(response, /body_too_large/);
  }
});

test('a client that leaves in the middle of its request is no error of this server', async t => {
  const errors: unknown[] = [];
  let logged: (status: number) => void = () => {};
  const status = new Promise<number>(resolve => (logged = resolve));
  const {server} = startCompanion({
    onError: error => void errors.push(error),
    onLog: entry => logged(entry.status),
  });
  const {port} = new URL(await listen(t, toNodeListener(server)));
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    'POST /flatpeak/complete HTTP/1.1\r\nhost: x\r\nx-customer: ann\r\n' +
      'content-type: application/json\r\ncontent-length: 100\r\n\r\n{"conn',
    () => socket.destroy(),
  );
  assert.equal(await status, 400);
  assert.deepEqual(errors, []);
});

test('a signal that the client has left ends what listens to it without an error', async () => {
  const errors: unknown[] = [];
  const {server} = startCompanion({
    getCustomerId: ({signal}) => {
      signal.throwIfAborted();
      return 'ann';
    },
    onError: error => void errors.push(error),
  });
  const request = new Request(`${ORIGIN}/flatpeak/complete`, {
    method: 'POST',
    signal: AbortSignal.abort(),
  });
  assert.equal(await codeOf(await server.fetch(request)), '400 request_aborted');
  assert.deepEqual(errors, []);
});
