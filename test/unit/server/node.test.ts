import assert from 'node:assert/strict';
import {once} from 'node:events';
import {Agent, request as httpRequest, type RequestOptions} from 'node:http';
import {
  connect as connectHttp2,
  createServer as createHttp2Server,
  type IncomingHttpHeaders,
} from 'node:http2';
import {connect} from 'node:net';
import {text as textOf} from 'node:stream/consumers';
import {test, type TestContext} from 'node:test';
import {toNodeListener, type NodeListenerOptions} from '../../../src/server/node.js';
import {urlOf, listen} from '../../support/server/listen.js';
import {
  codeOf,
  startCompanion,
  tokenOf,
  type CompanionOptions,
} from '../../support/server/companion.js';

const post = (headers: Record<string, string> = {}, body: string | null = null) => ({
  method: 'POST',
  headers: {'x-customer': 'ann', ...headers},
  body,
});
const json = {'content-type': 'application/json'};

async function startSite(
  t: TestContext,
  options?: NodeListenerOptions,
  companionOptions?: CompanionOptions,
) {
  const companion = startCompanion(companionOptions);
  const url = await listen(t, toNodeListener(companion.server, options));
  return {...companion, url};
}

test('a token is minted through a real port', async t => {
  const {url, sent} = await startSite(t);
  const response = await fetch(
    `${url}/flatpeak/connect-token`,
    post({...json, origin: url}, '{"direction":"EXPORT"}'),
  );
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.match((await tokenOf(response)).connect_token, /^cot_/);
  assert.match(JSON.stringify(sent.at(-1)?.body), /EXPORT/);
});

test('a token is minted through HTTP/2', async t => {
  const {server, sent} = startCompanion();
  const url = await urlOf(t, createHttp2Server(toNodeListener(server)));
  const client = connectHttp2(url);
  const ask = async (origin: string) => {
    const sent = client.request({
      ...{':method': 'POST', ':path': '/flatpeak/connect-token'},
      ...{'x-customer': 'ann', origin, ...json},
    });
    sent.end('{"direction":"EXPORT"}');
    const [headers] = (await once(sent, 'response')) as [IncomingHttpHeaders];
    return `${String(headers[':status'])} ${await textOf(sent)}`;
  };
  try {
    assert.match(await ask(url), /^200 .*"connect_token":"cot_/);
    assert.match(JSON.stringify(sent.at(-1)?.body), /EXPORT/);
    assert.match(await ask('https://evil.example'), /^403 .*cross_site/);
  } finally {
    client.close();
  }
});

test('the own origin is that of the Host header, or the option origin', async t => {
  const plain = await startSite(t);
  const forwarded = {'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example'};
  const foreign = await fetch(
    `${plain.url}/flatpeak/complete`,
    post({...forwarded, origin: 'https://shop.example'}),
  );
  assert.equal(await codeOf(foreign), '403 cross_site');
  const named = await startSite(t, {origin: 'https://shop.example'});
  const own = await fetch(`${named.url}/flatpeak/complete`, post({origin: 'https://shop.example'}));
  assert.equal(own.status, 200);
});

test('an origin may end with a slash; what is none is found when the server starts', async t => {
  const {url, server} = await startSite(t, {origin: 'https://shop.example/'});
  const own = await fetch(`${url}/flatpeak/complete`, post({origin: 'https://shop.example'}));
  assert.equal(own.status, 200);
  for (const origin of ['', 'shop.example', 'localhost:3000', 'https://']) {
    assert.throws(() => toNodeListener(server, {origin}), /option origin/, origin);
  }
});

test('a body of 10 MB is answered with 413, and the connection serves the next request', async t => {
  const {url} = await startSite(t);
  const agent = new Agent({keepAlive: true, maxSockets: 1});
  t.after(() => agent.destroy());
  const send = (options: RequestOptions, body: string) =>
    new Promise<string>((resolve, reject) => {
      const request = httpRequest(`${url}/flatpeak/complete`, {
        agent,
        method: 'POST',
        ...options,
      });
      request.on('error', reject).on('response', response => {
        void textOf(response).then(text => {
          resolve(`${String(response.statusCode)} ${text}`);
        }, reject);
      });
      request.end(body);
    });
  const huge = 'x'.repeat(10 * 1024 * 1024);
  const ann = {'x-customer': 'ann', ...json};
  assert.match(await send({headers: ann}, huge), /^413 .*body_too_large/);
  // Refused before anybody looked at its body.
  assert.match(await send({headers: json}, huge), /^401 /);
  assert.match(await send({headers: ann}, '{}'), /^200 /);
});

test('a client that leaves in the middle of its body harms nobody', async t => {
  const {url} = await startSite(t);
  const {port} = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  await new Promise<void>(resolve => {
    socket.write(
      'POST /flatpeak/complete HTTP/1.1\r\nhost: x\r\nx-customer: ann\r\n' +
        'content-type: application/json\r\ncontent-length: 100\r\n\r\n{"conn',
      () => resolve(),
    );
  });
  socket.destroy();
  assert.equal((await fetch(`${url}/flatpeak/complete`, post())).status, 200);
});

test('what was begun is finished for a client that no longer waits', async t => {
  const leaving = new AbortController();
  let onRequest = () => {};
  const {url, mint, finish, connected} = await startSite(t, undefined, {
    way(request, arrive) {
      onRequest();
      return arrive(request);
    },
  });
  await finish(await mint());
  onRequest = () => leaving.abort();
  await assert.rejects(fetch(`${url}/flatpeak/complete`, {...post(), signal: leaving.signal}), {
    name: 'AbortError',
  });
  assert.equal((await fetch(`${url}/flatpeak/complete`, post())).status, 200);
  assert.equal(connected.length, 1);
});

test('a broken URL or Host header is 400, and never another site', async t => {
  const {url} = await startSite(t);
  const {port} = new URL(url);
  const ask = (line: string, host: string) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(`${line} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    return textOf(socket);
  };
  assert.match(await ask('GET /flatpeak/callback', 'a@b'), /^HTTP\/1.1 400 /);
  assert.match(await ask('GET http://evil.example/flatpeak/callback', 'x'), /^HTTP\/1.1 4/);
  assert.match(await ask('GET //evil.example/flatpeak/callback', 'x'), /^HTTP\/1.1 404 /);
});

test('requests for other paths are passed on where somebody is next', async t => {
  const {server} = startCompanion();
  const listener = toNodeListener(server);
  const url = await listen(t, (req, res) => listener(req, res, () => res.end('next')));
  const get = async (path: string) => (await fetch(url + path)).text();
  assert.equal(await get('/'), 'next');
  assert.equal(await get('/flatpeaks'), 'next');
  assert.match(await get('/flatpeak?x=1'), /not_found/);
  assert.match(await get('/flatpeak/x'), /not_found/);
});

/** What a body parser leaves: of JSON, of text, of bytes. */
const PARSERS: Record<string, (text: string) => unknown> = {
  json: JSON.parse,
  text: text => text,
  raw: text => Buffer.from(text),
};

for (const [parser, parse] of Object.entries(PARSERS)) {
  test(`it works below a mount point, and behind a body parser: ${parser}`, async t => {
    const {server, sent} = startCompanion();
    const listener = toNodeListener(server);
    // What Express does to a request on its way.
    const url = await listen(t, (req, res) => {
      void textOf(req).then(text => {
        const parsed = {originalUrl: req.url, url: '/connect-token', body: parse(text)};
        listener(Object.assign(req, parsed), res, () => res.end('next'));
      });
    });
    const response = await fetch(
      `${url}/flatpeak/connect-token`,
      post(json, '{"direction":"EXPORT"}'),
    );
    assert.equal(response.status, 200);
    assert.match(JSON.stringify(sent.at(-1)?.body), /EXPORT/);
  });
}

test('a server that fails hangs up instead of leaving the client waiting', async t => {
  const fetchNothing = () => Promise.reject(new Error('broken'));
  const url = await listen(t, toNodeListener({basePath: '', fetch: fetchNothing}));
  await assert.rejects(fetch(url));
});
