import assert from 'node:assert/strict';
import {request as httpRequest} from 'node:http';
import {text as textOf} from 'node:stream/consumers';
import {test} from 'node:test';
import {format} from 'node:util';
import {
  ApiError,
  createFlatpeakServer,
  sharedSecretVerifier,
} from '../../../../src/server/index.js';
import {toNodeListener} from '../../../../src/server/node.js';
import type {RestFault} from '../../../../src/simulator/index.js';
import {
  ACCOUNT,
  codeOf,
  KEY,
  ORIGIN,
  startCompanion,
  type CompanionOptions,
  type Way,
} from '../../../support/server/companion.js';
import {listen} from '../../../support/server/listen.js';
import {timeLimitsRunOut} from '../../../support/server/time-limits.js';

/** Every route of a customer, and a request that it takes for a location. */
const routesFor = (
  location_id: string,
): [method: 'GET' | 'POST', path: string, body?: object][] => [
  ['POST', 'connect-token', {location_id}],
  ['POST', 'complete', {}],
  ['GET', 'tariffs'],
  ['POST', 'disconnect', {location_id}],
  ['GET', 'prices'],
  ['POST', 'cheapest', {location_id, end_time: '2026-06-14T06:00:00Z', duration: 60}],
  [
    'POST',
    'schedules',
    {
      location_id,
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
      location_id,
      units: 'KWH',
      value: 3,
      start_time: '2026-06-13T00:00:00Z',
      end_time: '2026-06-13T12:00:00Z',
    },
  ],
];

const ROUTES = routesFor('loc_1');
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

/** A companion whose customer ann has a tariff at `locationId`, and an unfinished session. */
async function startHome(options?: CompanionOptions) {
  const companion = startCompanion(options);
  const locationId = await companion.connect();
  // The exchange of another session fails if the service does.
  const token = await companion.mint();
  companion.sent.length = 0;
  companion.responses.length = 0;
  return {...companion, locationId, token};
}

for (const [method, path, body] of ROUTES) {
  test(`${path} is only for customers who are signed in, from the site itself`, async () => {
    const {server, sent} = await startHome();
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
    assert.equal(sent.length, 0);
  });
}

for (const [, path] of POSTS) {
  test(`${path} takes nothing but JSON of a moderate size`, async () => {
    const {server, sent} = await startHome();
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
    assert.equal(sent.length, 0);
  });
}

for (const [method, path, body] of OF_LOCATION) {
  test(`${path} is refused for another customer's location, as for one that nobody has`, async () => {
    const {server, sent, locationId} = await startHome();
    const ask = async (location_id: string, customer: string) => {
      const query = method === 'GET' ? `?location_id=${encodeURIComponent(location_id)}` : '';
      const content = body && {...body, location_id};
      const headers = {'x-customer': customer};
      return codeOf(await server.fetch(requestOf(method, path + query, content, headers)));
    };
    assert.equal(await ask(locationId, 'bob'), '403 location_not_yours');
    assert.equal(await ask('loc_2', 'ann'), '403 location_not_yours');
    assert.equal(await ask(`../${locationId}`, 'ann'), '403 location_not_yours');
    assert.equal(sent.length, 0);
  });
}

test('a body of 10 MB at the webhook of a real port is answered with 413', async t => {
  const {server} = startCompanion({webhook: {verify: async () => true}});
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

const SECRET = `${KEY} eyJ.bearer.1 sim_bearer cot_65df3e94 password`;
const PENDING = {object: 'error', code: 'pending_connect', message: SECRET};
const FAULTS: [what: string, fault: RestFault, expected: string][] = [
  [
    'refuses the key (403)',
    {type: 'status', status: 403, json: {message: SECRET}},
    '502 upstream_refused',
  ],
  [
    'is still reading the tariff (422)',
    {type: 'status', status: 422, json: PENDING},
    '422 pending_connect',
  ],
  [
    'is busy (429)',
    {type: 'status', status: 429, text: SECRET, retry_after: 7},
    '503 upstream_busy',
  ],
  ['fails (500)', {type: 'status', status: 500, text: SECRET}, '502 upstream_unavailable'],
  [
    'shows a page',
    {type: 'status', status: 200, text: `<h1>${SECRET}</h1>`},
    '502 upstream_unavailable',
  ],
  ['hangs up', {type: 'reset'}, '502 upstream_unavailable'],
  ['never answers', {type: 'hang'}, '504 upstream_timeout'],
];

/** Where a 422 means something else than a failure. */
const PENDING_RESPONSES: Record<string, string> = {complete: '200', tariffs: '200'};

for (const [what, fault, usual] of FAULTS) {
  test(`if Flatpeak ${what}, every route says so, without a secret`, async t => {
    const {server, setFaults, responses, locationId} = await startHome({
      way: fault.type === 'hang' ? timeLimitsRunOut(t) : undefined,
    });
    await setFaults({...fault, times: 'always'});
    await Promise.all(
      routesFor(locationId).map(async ([method, path, body]) => {
        const response = await server.fetch(requestOf(method, path, body));
        assert.equal(response.headers.get('cache-control'), 'no-store');
        if (usual === '503 upstream_busy') assert.equal(response.headers.get('retry-after'), '7');
        const expected = usual.startsWith('422') ? (PENDING_RESPONSES[path] ?? usual) : usual;
        assert.equal(response.ok ? '200' : await codeOf(response), expected, path);
      }),
    );
    assertNoSecret(responses.join('\n'), []);
  });
}

function assertNoSecret(said: string, more: readonly string[]) {
  for (const secret of [KEY, ACCOUNT, 'eyJ', 'sim_', 'Basic', 'Bearer', 'password', ...more]) {
    assert.ok(!said.includes(secret), secret);
  }
}

/** Records what is written to a stream, which gets it all the same: test results go there, too. */
function record(stream: NodeJS.WriteStream, printed: string[]): () => void {
  const {write} = stream;
  stream.write = ((chunk: string | Uint8Array, ...rest: []) => {
    printed.push(String(chunk));
    return write.call(stream, chunk, ...rest);
  }) as typeof write;
  return () => {
    stream.write = write;
  };
}

/** Everything that is printed while something runs. */
async function printedWhile(run: () => Promise<void>): Promise<string> {
  const printed: string[] = [];
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
  const consoles = names.map(name => [name, console[name]] as const);
  for (const name of names) console[name] = (...args) => void printed.push(format(...args));
  const restore = [process.stdout, process.stderr].map(stream => record(stream, printed));
  try {
    await run();
  } finally {
    for (const [name, original] of consoles) console[name] = original;
    for (const end of restore) end();
  }
  return printed.join('\n');
}

test('no secret and no token stands in any response, error or printed line', async t => {
  const webhookSecret = 'whsec_0123456789abcdef';
  let way: Way = (request, arrive) => arrive(request);
  const {api, server, setFaults, responses, locationId, token, post, finish} = await startHome({
    way: (request, arrive) => way(request, arrive),
    webhook: {verify: sharedSecretVerifier(webhookSecret)},
    onEvent() {
      throw new Error(`${SECRET} ${webhookSecret}`);
    },
  });
  const errors: string[] = [];
  const failures = () =>
    [
      api.location(locationId),
      api.locations(),
      api.locationStatus(locationId),
      api.createLocation({reference_id: SECRET}),
      api.events(),
      api.event('evt_1'),
      api.rates(locationId, {end_time: '2026-06-14T06:00:00Z'}),
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
      // The last fault: from here on no time limit is left to the clock.
      if (fault.type === 'hang') way = timeLimitsRunOut(t);
      await setFaults({...fault, times: 'always'});
      await Promise.all([
        ...failures(),
        ...routesFor(locationId).map(([method, path, body]) =>
          server.fetch(requestOf(method, path, body)),
        ),
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
    way = (request, arrive) => arrive(request);
    await setFaults();
    await finish(token);
    await post('complete', {connect_token: token});
    await server.fetch(requestOf('GET', 'tariffs'));
  });
  assert.ok(responses.length > 50 && errors.length > 100);
  assertNoSecret([...responses, ...errors, printed].join('\n'), ['cot_', webhookSecret]);
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
