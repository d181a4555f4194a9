import assert from 'node:assert/strict';
import {request as httpRequest} from 'node:http';
import {text as textOf} from 'node:stream/consumers';
import {test} from 'node:test';
import {format} from 'node:util';
import {
  ApiError,
  createFlatpeakServer,
  FlatpeakApi,
  sharedSecretVerifier,
} from '../../../../src/server/index.js';
import {toNodeListener} from '../../../../src/server/node.js';
import {
  ACCOUNT,
  codeOf,
  type Fault,
  KEY,
  ORIGIN,
  startHouse,
} from '../../../support/server/companion.js';
import {listen} from '../../../support/server/listen.js';

/** Every route of a customer, and a request that it takes. */
const ROUTES: [method: 'GET' | 'POST', path: string, body?: object][] = [
  ['POST', 'connect-token', {location_id: 'loc_1'}],
  ['POST', 'complete', {}],
  ['GET', 'tariffs'],
  ['POST', 'disconnect', {location_id: 'loc_1'}],
  ['GET', 'prices'],
  ['POST', 'cheapest', {location_id: 'loc_1', end_time: '2026-06-14T06:00:00Z', duration: 60}],
  [
    'POST',
    'schedules',
    {
      location_id: 'loc_1',
      max_power: {units: 'W', value: 7000},
      data: [
        {
          device_id: 'dev_1',
          direction: 'IMPORT',
          end_time: '2026-06-14T06:00:00Z',
          energy: {units: 'WH', value: 7000},
        },
      ],
    },
  ],
  [
    'POST',
    'costs',
    {
      location_id: 'loc_1',
      units: 'KWH',
      value: 3,
      start_time: '2026-06-13T00:00:00Z',
      end_time: '2026-06-13T12:00:00Z',
    },
  ],
];

const POSTS = ROUTES.filter(([method]) => method === 'POST');
const OF_LOCATION = ROUTES.filter(([, path]) => path !== 'complete' && path !== 'tariffs');

const ann = {'x-customer': 'ann'};
const json = {'content-type': 'application/json'};

const requestOf = (
  method: string,
  path: string,
  body?: BodyInit | object,
  headers: Record<string, string> = ann,
) =>
  new Request(`${ORIGIN}/flatpeak/${path}`, {
    method,
    headers: {...(body && json), ...headers},
    body:
      typeof body === 'object' && !(body instanceof Blob) ? JSON.stringify(body) : (body ?? null),
  });

/** A house in which ann has a tariff at loc_1. */
async function startHome(...[t, options]: Parameters<typeof startHouse>) {
  const house = await startHouse(t, options);
  house.finish(await house.mint(), {location_id: 'loc_1', complete_action: 'SAVE'});
  await house.post('complete');
  // The exchange of another session fails where the service does.
  const token = await house.mint();
  house.upstream.calls.length = 0;
  house.answers.length = 0;
  return {...house, token};
}

for (const [method, path, body] of ROUTES) {
  test(`${path} is only for customers who are signed in, from the site itself`, async t => {
    const {server, upstream} = await startHome(t);
    const ask = async (headers: Record<string, string>, as: string = method) =>
      codeOf(await server.fetch(requestOf(as, path, as === 'GET' ? undefined : body, headers)));
    assert.equal(await ask({}), '401 not_signed_in');
    const cross = {'sec-fetch-site': 'cross-site'};
    assert.equal(await ask({...ann, ...cross}), '403 cross_site');
    assert.equal(await ask({...ann, origin: 'https://evil.example'}), '403 cross_site');
    assert.equal(await ask({...ann, origin: 'null'}), '403 cross_site');
    for (const other of ['PUT', 'DELETE', method === 'GET' ? 'POST' : 'GET']) {
      assert.equal(await ask(ann, other), '405 method_not_allowed');
    }
    assert.equal(upstream.calls.length, 0);
  });
}

for (const [, path] of POSTS) {
  test(`${path} takes nothing but JSON of a moderate size`, async t => {
    const {server, upstream} = await startHome(t);
    const ask = async (body: BodyInit, type = 'application/json') =>
      codeOf(
        await server.fetch(
          requestOf('POST', path, new Blob([body as string]), {...ann, 'content-type': type}),
        ),
      );
    assert.equal(await ask('{}', 'text/plain'), '415 body_not_json_type');
    assert.equal(await ask('a=b', 'application/x-www-form-urlencoded'), '415 body_not_json_type');
    for (const broken of ['{"a"', '\u{0}', '{}{}']) {
      assert.equal(await ask(broken), '400 body_not_json');
    }
    for (const wrong of ['[]', 'null', '7', '"x"']) {
      assert.equal(await ask(wrong), '400 body_invalid');
    }
    assert.equal(await ask('x'.repeat(10 * 1024 * 1024)), '413 body_too_large');
    assert.equal(upstream.calls.length, 0);
  });
}

for (const [method, path, body] of OF_LOCATION) {
  test(`${path} is refused for another customer's location, as for one that nobody has`, async t => {
    const {server, upstream} = await startHome(t);
    const ask = async (location_id: string, customer: string) => {
      const query = method === 'GET' ? `?location_id=${encodeURIComponent(location_id)}` : '';
      const content = body && {...body, location_id};
      const headers = {'x-customer': customer};
      return codeOf(await server.fetch(requestOf(method, path + query, content, headers)));
    };
    assert.equal(await ask('loc_1', 'bob'), '403 location_not_yours');
    assert.equal(await ask('loc_2', 'ann'), '403 location_not_yours');
    assert.equal(await ask('../loc_1', 'ann'), '403 location_not_yours');
    assert.equal(upstream.calls.length, 0);
  });
}

test('a body of 10 MB at the webhook of a real port is answered with 413', async t => {
  const {server} = await startHouse(t, {webhook: {verify: async () => true}});
  const url = await listen(t, toNodeListener(server));
  const answer = await new Promise<string>((resolve, reject) => {
    const request = httpRequest(`${url}/flatpeak/webhooks`, {method: 'POST', headers: json});
    request.on('error', reject).on('response', response => {
      void textOf(response).then(text => resolve(`${String(response.statusCode)} ${text}`), reject);
    });
    request.end('x'.repeat(10 * 1024 * 1024));
  });
  assert.match(answer, /^413 .*body_too_large/);
});

const SECRET = `${KEY} eyJ.bearer.1 cot_65df3e94 password`;
const PENDING = `{"object":"error","code":"pending_connect","message":"${SECRET}"}`;
const FAULTS: [what: string, fault: Fault, answer: string][] = [
  ['refuses the key (403)', {status: 403, body: `{"message":"${SECRET}"}`}, '502 upstream_refused'],
  ['is still reading the tariff (422)', {status: 422, body: PENDING}, '422 pending_connect'],
  [
    'is busy (429)',
    {status: 429, body: SECRET, headers: {'retry-after': '7'}},
    '503 upstream_busy',
  ],
  ['fails (500)', {status: 500, body: SECRET}, '502 upstream_unavailable'],
  ['shows a page', {status: 200, body: `<h1>${SECRET}</h1>`}, '502 upstream_unavailable'],
  ['hangs up', 'hang up', '502 upstream_unavailable'],
  ['never answers', 'never', '504 upstream_timeout'],
];

/** Where a 422 means something else than a failure. */
const PENDING_ANSWERS: Record<string, string> = {complete: '200', tariffs: '200'};

for (const [what, fault, usual] of FAULTS) {
  test(`where Flatpeak ${what}, every route says so, without a secret`, async t => {
    const {server, upstream, answers} = await startHome(t, {
      // Short only where nothing else can come: a busy machine is slow, too.
      timeout: fault === 'never' ? 300 : 10_000,
    });
    upstream.fault = ({name}) => (name === 'GET /login' ? undefined : fault);
    await Promise.all(
      ROUTES.map(async ([method, path, body]) => {
        const response = await server.fetch(requestOf(method, path, body));
        assert.equal(response.headers.get('cache-control'), 'no-store');
        if (usual === '503 upstream_busy') assert.equal(response.headers.get('retry-after'), '7');
        const answer = usual.startsWith('422') ? (PENDING_ANSWERS[path] ?? usual) : usual;
        assert.equal(response.ok ? '200' : await codeOf(response), answer, path);
      }),
    );
    assertNoSecret(answers.join('\n'), []);
  });
}

function assertNoSecret(said: string, more: readonly string[]) {
  for (const secret of [KEY, ACCOUNT, 'eyJ', 'Basic', 'Bearer', 'password', ...more]) {
    assert.ok(!said.includes(secret), secret);
  }
}

/** Everything that is printed while something runs. */
async function printedWhile(run: () => Promise<void>): Promise<string> {
  const printed: string[] = [];
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
  const consoles = names.map(name => [name, console[name]] as const);
  const [out, err] = [process.stdout.write, process.stderr.write];
  for (const name of names) console[name] = (...args) => void printed.push(format(...args));
  const keep = (chunk: string | Uint8Array) => printed.push(String(chunk)) > 0;
  process.stdout.write = keep;
  process.stderr.write = keep;
  try {
    await run();
  } finally {
    for (const [name, original] of consoles) console[name] = original;
    process.stdout.write = out;
    process.stderr.write = err;
  }
  return printed.join('\n');
}

test('no secret and no token stands in any answer, error or printed line', async t => {
  const webhookSecret = 'whsec_0123456789abcdef';
  const {server, upstream, answers, token, post, finish} = await startHome(t, {
    timeout: 300,
    webhook: {verify: sharedSecretVerifier(webhookSecret)},
    onEvent() {
      throw new Error(`${SECRET} ${webhookSecret}`);
    },
  });
  const errors: string[] = [];
  const api = new FlatpeakApi({
    ...{accountId: ACCOUNT, apiKey: KEY, apiUrl: upstream.url, retryDelay: 1, timeout: 300},
  });
  const failures = () =>
    [
      api.location('loc_1'),
      api.locations(),
      api.locationStatus('loc_1'),
      api.createLocation({reference_id: SECRET}),
      api.events(),
      api.event('evt_1'),
      api.rates('loc_1', {end_time: '2026-06-14T06:00:00Z'}),
      api.exchangeConnectToken(token),
      api.sessionCosts(SECRET),
      api.meterBatch(SECRET),
    ].map(promise =>
      promise.catch((error: unknown) => {
        assert.ok(error instanceof ApiError);
        errors.push(format(error), String(error.stack), JSON.stringify(error));
      }),
    );
  const printed = await printedWhile(async () => {
    for (const fault of FAULTS.map(([, fault]) => fault)) {
      upstream.fault = ({name}) => (name === 'GET /login' ? undefined : fault);
      await Promise.all([
        ...failures(),
        ...ROUTES.map(([method, path, body]) => server.fetch(requestOf(method, path, body))),
        ...['x', token].map(connect_token => post('complete', {connect_token})),
        server.fetch(requestOf('GET', `callback?fp_cot=${token}`)),
        server.fetch(requestOf('POST', 'webhooks', {id: SECRET}, {})),
        server.fetch(requestOf('POST', `webhooks/${webhookSecret}`, {id: SECRET}, {})),
        server.fetch(
          requestOf(
            'POST',
            `webhooks/${webhookSecret}`,
            {id: 'evt_1', type: SECRET, time_created: '2026-06-13T00:00:00Z', data: {x: SECRET}},
            {},
          ),
        ),
      ]);
    }
    upstream.fault = () => undefined;
    finish(token, {location_id: 'loc_1', complete_action: 'SAVE'});
    await post('complete', {connect_token: token});
    await server.fetch(requestOf('GET', 'tariffs'));
  });
  assert.ok(answers.length > 50 && errors.length > 100);
  assertNoSecret([...answers, ...errors, printed].join('\n'), ['cot_', webhookSecret]);
});

test('a wrong configuration names the option, never its value', () => {
  const good = {
    ...{accountId: ACCOUNT, apiKey: KEY, callbackUrl: `${ORIGIN}/flatpeak/callback`},
    getCustomerId: () => 'ann',
  };
  for (const option of ['apiUrl', 'connectApiUrl', 'callbackUrl', 'connectUrl'] as const) {
    assert.throws(
      () => createFlatpeakServer({...good, [option]: 'hunter2'}),
      (error: Error) => error.message.includes(option) && !error.message.includes('hunter2'),
    );
  }
});
