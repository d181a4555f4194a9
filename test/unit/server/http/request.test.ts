import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  ACCOUNT,
  codeOf,
  KEY,
  ORIGIN,
  startHouse,
  type Fault,
} from '../../../support/server/companion.js';

type Ask = [what: string, init: RequestInit & {path?: string}, answer: string];

const json = {'content-type': 'application/json'};
const ann = {'x-customer': 'ann'};
const big = JSON.stringify({location_id: 'x'.repeat(64 * 1024)});

const POSTS: Ask[] = [
  ['nobody is signed in', {headers: {}}, '401 not_signed_in'],
  [
    'it comes from another site',
    {headers: {...ann, 'sec-fetch-site': 'cross-site'}},
    '403 cross_site',
  ],
  [
    'it comes from another origin',
    {headers: {...ann, origin: 'https://evil.example'}},
    '403 cross_site',
  ],
  ['it comes from a sandboxed frame', {headers: {...ann, origin: 'null'}}, '403 cross_site'],
  ['it comes over http', {headers: {...ann, origin: 'http://shop.example'}}, '403 cross_site'],
  [
    'another site asks, and nobody is signed in',
    {headers: {'sec-fetch-site': 'cross-site'}},
    '403 cross_site',
  ],
  ['it is a PUT', {method: 'PUT', headers: ann}, '405 method_not_allowed'],
  ['it is a GET', {method: 'GET', headers: ann}, '405 method_not_allowed'],
  ['it is a form', {headers: ann, body: new URLSearchParams('a=b')}, '415 body_not_json_type'],
  ['it is text', {headers: ann, body: '{}'}, '415 body_not_json_type'],
  ['it is too large', {headers: {...ann, ...json}, body: big}, '413 body_too_large'],
  ['it is cut off', {headers: {...ann, ...json}, body: '{"a"'}, '400 body_not_json'],
  [
    'it is not UTF-8',
    {headers: {...ann, ...json}, body: new Uint8Array([0x22, 0xff, 0x22])},
    '400 body_not_json',
  ],
  ['it is not an object', {headers: {...ann, ...json}, body: '[]'}, '400 body_invalid'],
];

for (const path of ['connect-token', 'complete']) {
  for (const [what, init, answer] of POSTS) {
    test(`${path} is refused where ${what}`, async t => {
      const {server, upstream} = await startHouse(t);
      const request = new Request(`${ORIGIN}/flatpeak/${path}`, {method: 'POST', ...init});
      const response = await server.fetch(request);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      if (response.status === 405) assert.equal(response.headers.get('allow'), 'POST');
      assert.equal(await codeOf(response), answer);
      assert.equal(upstream.calls.length, 0);
    });
  }
}

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

test('an endless body is left as soon as it is too large', async t => {
  const {server} = await startHouse(t);
  let sent = 0;
  const left: unknown[] = [];
  const body = new ReadableStream({
    pull(controller) {
      sent += 16 * 1024;
      controller.enqueue(new Uint8Array(16 * 1024));
    },
    cancel(reason) {
      left.push(reason);
    },
  });
  const init: RequestInit & {duplex: 'half'} = {
    method: 'POST',
    // A length that says nothing bad is not believed.
    headers: {...ann, ...json, 'content-length': '2'},
    body,
    duplex: 'half',
  };
  const response = await server.fetch(new Request(`${ORIGIN}/flatpeak/complete`, init));
  assert.equal(await codeOf(response), '413 body_too_large');
  assert.ok(left.length === 1 && sent < 256 * 1024);
});

test('an origin that the host allows may post, whatever the address behind its proxy', async t => {
  const {server} = await startHouse(t, {allowedOrigins: ['https://www.shop.example']});
  const request = new Request('http://10.0.0.7:8080/flatpeak/complete', {
    method: 'POST',
    headers: {...ann, origin: 'https://www.shop.example', 'sec-fetch-site': 'same-origin'},
  });
  assert.equal((await server.fetch(request)).status, 200);
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

test('what the host throws while it looks for the customer stays with the host', async t => {
  const broken = new Error('postgres://admin:hunter2@db');
  const heard: unknown[] = [];
  const {server, answers} = await startHouse(t, {
    getCustomerId() {
      throw broken;
    },
    onError: error => void heard.push(error),
  });
  const request = new Request(`${ORIGIN}/flatpeak/complete`, {method: 'POST'});
  assert.equal(await codeOf(await server.fetch(request)), '500 internal_error');
  assert.doesNotMatch(answers.join(), /hunter2|postgres/);
  assert.deepEqual(heard, [broken]);
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

const SECRET = `${KEY} eyJ.bearer.1 cot_65df3e94`;
const UPSTREAM: [what: string, fault: Fault, answer: string][] = [
  ['refuses the key', {status: 403, body: `{"message":"${SECRET}"}`}, '502 upstream_refused'],
  [
    'is not content with the request',
    {status: 400, body: `{"object":"error","code":"account_disabled","message":"${SECRET}"}`},
    '502 upstream_refused',
  ],
  ['fails', {status: 500, body: SECRET}, '502 upstream_unavailable'],
  ['shows a page', {status: 200, body: `<h1>${SECRET}</h1>`}, '502 upstream_unavailable'],
  ['hangs up', 'hang up', '502 upstream_unavailable'],
  ['is busy', {status: 429, body: SECRET, headers: {'retry-after': '7'}}, '503 upstream_busy'],
  ['never answers', 'never', '504 upstream_timeout'],
];

for (const [what, fault, answer] of UPSTREAM) {
  test(`where Flatpeak ${what}, the answer says so and holds no secret`, async t => {
    const {post, mint, upstream, answers} = await startHouse(t, {
      // Short only where nothing else can come: a busy machine is slow, too.
      timeout: fault === 'never' ? 500 : 10_000,
    });
    const token = await mint();
    answers.length = 0;
    for (const during of ['call', 'login']) {
      if (during === 'login') upstream.bearers.clear();
      upstream.fault = ({name}) =>
        during === 'login' || name !== 'GET /login' ? fault : undefined;
      const responses = [
        await post('connect-token'),
        await post('complete'),
        await post('complete', {connect_token: token}),
      ];
      for (const response of responses) {
        if (response.status === 503) assert.equal(response.headers.get('retry-after'), '7');
        assert.equal(await codeOf(response), answer);
      }
    }
    const said = answers.join('\n');
    for (const secret of [KEY, ACCOUNT, 'eyJ', 'cot_', token, 'Basic', 'Bearer']) {
      assert.ok(!said.includes(secret), secret);
    }
  });
}
