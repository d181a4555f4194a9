import assert from 'node:assert/strict';
import {once} from 'node:events';
import {request, type IncomingMessage, type RequestOptions} from 'node:http';
import {text} from 'node:stream/consumers';
import {test, type TestContext} from 'node:test';
import {createSimulator} from '../../../src/simulator/index.js';
import {serveSimulator, type ServeOptions} from '../../../src/simulator/node.js';

/** Sends exactly this, which `fetch` would put right first. */
async function send(url: string, options: RequestOptions, body = '') {
  const {hostname, port} = new URL(url);
  const sent = request({hostname, port, ...options});
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return {status: response.statusCode, headers: response.headers, body: await text(response)};
}

async function serve(t: TestContext, options: ServeOptions = {}) {
  const served = await serveSimulator(options);
  t.after(() => served.close());
  // The public URL may lead elsewhere.
  const url = options.publicUrl === undefined ? served.url : `http://localhost:${options.port}`;
  const {port} = new URL(url);
  return {url, port, host: (host: string) => send(url, {path: '/simulator', headers: {host}})};
}

test('only hosts of this machine are served', async t => {
  const {port, host} = await serve(t);
  for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST']) {
    assert.equal((await host(`${name}:${port}`)).status, 200, name);
  }
  for (const name of [
    ...['evil.example', `evil.example:${port}`, 'localhost.evil.example', '127.0.0.1.nip.io'],
    ...['localhost@evil.example', 'evil.example/localhost', '192.0.2.1', 'localhost:x'],
  ]) {
    const {status, body, headers} = await host(name);
    assert.equal(status, 421, name);
    assert.match(body, /allowedHosts/);
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
});

test('a host that was named, or that is in the public URL, is served', async t => {
  const free = await serveSimulator();
  await free.close();
  const {host} = await serve(t, {
    port: Number(new URL(free.url).port),
    allowedHosts: ['simulator'],
    publicUrl: 'https://proxy.example',
  });
  assert.equal((await host('simulator:4010')).status, 200);
  assert.equal((await host('proxy.example')).status, 200);
  assert.equal((await host('other.example')).status, 421);
});

/** The controls, as a page of another site would use them. */
const FOREIGN: [what: string, headers: Record<string, string>][] = [
  ['another origin', {origin: 'https://evil.example'}],
  ['a sandboxed frame', {origin: 'null'}],
  ['a host that only begins like this one', {origin: 'http://localhost.evil.example'}],
  ['an image or a form', {'sec-fetch-site': 'cross-site'}],
];
const OWN: [what: string, headers: Record<string, string>][] = [
  ['a program', {}],
  ['a site in development', {origin: 'http://localhost:5173', 'sec-fetch-site': 'same-site'}],
  ['the same on another name', {origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'cross-site'}],
  ['the public URL', {origin: 'https://simulator.test', 'sec-fetch-site': 'same-origin'}],
  ['a site that was named', {origin: 'https://shop.example', 'sec-fetch-site': 'cross-site'}],
];

const CONTROLS = ['GET /simulator', 'POST /simulator/clock', 'DELETE /simulator/webhooks/whk_1'];

for (const [what, headers] of FOREIGN) {
  test(`the controls refuse ${what}, and nothing happens`, async () => {
    const simulator = createSimulator();
    const before = JSON.stringify((await simulator.snapshot()).clockOffsetMs);
    for (const control of [...CONTROLS, 'OPTIONS /simulator/clock']) {
      const [method = '', path = ''] = control.split(' ');
      const response = await simulator.fetch(
        new Request(`${simulator.publicUrl}${path}`, {
          ...{method, headers},
          ...(method === 'POST' && {body: '{"advance": 60}'}),
        }),
      );
      assert.equal(response.status, 403, control);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      assert.match(await response.text(), /allowedOrigins/);
    }
    assert.equal(JSON.stringify((await simulator.snapshot()).clockOffsetMs), before);
  });
}

for (const [what, headers] of OWN) {
  test(`the controls serve ${what}`, async () => {
    const simulator = createSimulator({allowedOrigins: ['https://shop.example']});
    const response = await simulator.fetch(
      new Request(`${simulator.publicUrl}/simulator/clock`, {
        ...{method: 'POST', headers, body: '{"advance": 60}'},
      }),
    );
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  });
}

test('odd paths and methods are not failures of the simulator', async t => {
  const {url} = await serve(t);
  const paths = ['//', '///', '//evil.example/', '/%', '/api/%zz', '/logos/%.svg', '/\\', '/?%'];
  for (const path of [...paths, '/api/locations/%E0%A4%A/status', '*', 'http://', 'x']) {
    for (const method of ['GET', 'POST', 'OPTIONS', 'TRACE']) {
      const {status = 0} = await send(url, {path, method});
      assert.ok(status < 500, `${method} ${path}: ${status}`);
    }
  }
  assert.equal((await send(url, {path: '//'})).status, 404);
});

const DEPTH = 60_000;
const DEEP = '['.repeat(DEPTH) + ']'.repeat(DEPTH);
const DEEP_OBJECTS = '{"data":'.repeat(DEPTH) + '1' + '}'.repeat(DEPTH);

test('JSON that is nested very deeply is a bad request', async t => {
  const {url} = await serve(t);
  const paths = ['/connect', '/simulator/sessions', '/simulator/faults'];
  for (const path of paths) {
    for (const body of [
      DEEP,
      DEEP_OBJECTS,
      `{"page": "tariff-name", "data": {"a": ${DEEP}}}`,
      `{"connect_token": "\\"[", "data": ${DEEP_OBJECTS}}`,
      '['.repeat(DEPTH),
    ]) {
      assert.equal((await send(url, {path, method: 'POST'}, body)).status, 400, path);
    }
  }
  const text = JSON.stringify({page: 'tariff-name', data: {tariff: '['.repeat(200)}});
  const made = await send(url, {path: '/simulator/sessions', method: 'POST'}, text);
  assert.equal(made.status, 200);
});
