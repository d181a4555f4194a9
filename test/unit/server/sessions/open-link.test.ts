import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import type {FlatpeakServerOptions} from '../../../../src/server/index.js';
import {listen} from '../../../support/server/listen.js';
import {
  at,
  connectionsOf,
  ORIGIN,
  startCompanion,
  textAt,
  tokenOf,
  type TestCompanion,
} from '../../../support/server/companion.js';
import {answerPages} from '../../../support/server/customer.js';
import {speak} from '../../../support/simulator/client.js';

const PAGE = `${ORIGIN}/energy`;

interface Link {
  /** The query, as a browser opens the site with it. */
  readonly query: string;
  readonly token: string;
}

/** A site that opens links, served over HTTP. */
async function site(t: TestContext, options: Partial<FlatpeakServerOptions> = {}) {
  const logs: unknown[] = [];
  const companion = startCompanion({
    apiVersion: 'busbar',
    connectUrl: PAGE,
    getCustomerId: request => request.headers.get('x-customer'),
    onLog: entry => void logs.push(entry),
    onError: error => void logs.push(String(error)),
    ...options,
  });
  const url = await listen(t, (req, res) => {
    const {method = 'GET', headers: received} = req;
    const headers = new Headers();
    for (const name of ['x-customer', 'origin', 'sec-fetch-site']) {
      const value = received[name];
      if (value) headers.set(name, String(value));
    }
    const locationId = received['x-location'] as string | undefined;
    companion.server
      .openLink(new Request(`${ORIGIN}${req.url}`, {method, headers}), {locationId})
      .then(opened => res.setHeader('content-type', 'application/json').end(JSON.stringify(opened)))
      .catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  /** Sends a request for a link; by default the customer presses the button of the site's page. */
  const open = async (
    query: string,
    customer?: string,
    {method = 'POST', ...headers}: Record<string, string> = {origin: ORIGIN},
  ) => {
    const response = await fetch(`${url}/link${query}`, {
      method,
      headers: {...headers, ...(customer !== undefined && {'x-customer': customer})},
    });
    const text = await response.text();
    return response.ok ? (JSON.parse(text) as Record<string, unknown>) : {state: text};
  };
  const link = async (body: object = {}): Promise<Link> => {
    const made = await companion.control('links', {url: `${ORIGIN}/link`, ...body});
    const {search} = new URL(textAt(made, 'url'));
    return {query: search, token: textAt(made, 'connect_token')};
  };
  return {...companion, open, link, logs};
}

/** The session as the service has it. */
const sessionOf = async ({simulator}: Pick<TestCompanion, 'simulator'>, token: string) =>
  (await speak(simulator).api('GET', `/connect/${token}`)).body;

for (const kind of ['universal', 'deep'])
  test(`a ${kind} link is opened for the customer who is signed in, and ends as any session`, async t => {
    const references: string[] = [];
    const {open, link, ...companion} = await site(t, {
      getDeviceReference(_request, customer) {
        references.push(customer);
        return 'charger-17';
      },
    });
    const {query, token} = await link({kind});
    const {url, ...opened} = await open(query, 'ann');
    const session = await sessionOf(companion, token);
    const [device] = (await companion.api.devices({reference_id: 'charger-17'})).data;
    assert.deepEqual(opened, {
      ...{state: 'open', customer: 'ann', connectToken: token, expiresIn: 86_400},
      ...{liveMode: false, locationId: textAt(session, 'location_id')},
    });
    assert.equal(url, `${PAGE}?fp_cot=${token}`);
    assert.equal(at(session, 'device_id'), device?.id ?? '');
    assert.equal(at(session, 'connect_url'), PAGE);
    assert.equal(at(session, 'callback_url'), `${ORIGIN}/flatpeak/callback`);
    assert.deepEqual(references, ['ann']);
    // The widget at that URL asks the site whether the token is the customer's.
    const resumed = await companion.post('connect-token', {resume: await hashToken(token)});
    assert.equal((await tokenOf(resumed)).connect_token, token);
    await answerPages(companion.simulator, token, 'busbar');
    const [connection] = await connectionsOf(await companion.post('complete'));
    assert.equal(connection?.location_id, at(session, 'location_id'));
    assert.deepEqual(
      companion.connected.map(({customer, outcome}) => [customer, outcome]),
      [['ann', 'saved']],
    );
  });

test('a link is opened again by the same customer, and by nobody else', async t => {
  const {open, link, ...companion} = await site(t);
  const {query, token} = await link();
  const first = await open(query, 'ann');
  assert.deepEqual(await open(query, 'ann'), first);
  assert.deepEqual(await open(query, 'bob'), {state: 'not_yours'});
  assert.deepEqual(await open(`?connect_token=${token}`, 'bob'), {state: 'not_yours'});
  const resume = await hashToken(token);
  const {connect_token} = await tokenOf(await companion.post('connect-token', {resume}, 'bob'));
  assert.notEqual(connect_token, token);
});

test('of several customers at once, one gets the session', async t => {
  const customers = ['ann', 'bob', 'ann', 'cid', 'dan', 'bob'];
  // All have found the session free before the first one takes it.
  let arrived = 0;
  let goOn = () => {};
  const all = new Promise<void>(resolve => (goOn = resolve));
  const {open, link, service} = await site(t, {
    async fetch(request) {
      if (new URL(request.url).pathname.endsWith('/events')) {
        if (++arrived === customers.length) goOn();
        await all;
      }
      return service(request);
    },
  });
  const {query} = await link();
  const opened = await Promise.all(customers.map(customer => open(query, customer)));
  const owners = new Set(
    opened.flatMap(({state, customer}) => (state === 'open' ? [customer] : [])),
  );
  assert.equal(owners.size, 1);
  const [owner] = owners;
  opened.forEach(({state}, index) =>
    assert.equal(state, customers[index] === owner ? 'open' : 'not_yours'),
  );
});

test('without a customer nothing is asked, and the session stays nobody’s', async t => {
  const {open, link, sent} = await site(t);
  const {query} = await link();
  assert.deepEqual(await open(query), {state: 'not_signed_in'});
  assert.deepEqual(sent, []);
  assert.equal((await open(query, 'ann'))['state'], 'open');
});

test('a session at the location of somebody else is no proof of who is signed in', async t => {
  const {open, link, connect, api} = await site(t);
  const home = await connect({customer: 'bob'});
  const {query} = await link({location_id: home});
  assert.deepEqual(await open(query, 'ann'), {state: 'not_yours'});
  assert.equal((await open(query, 'bob'))['locationId'], home);
  // A location without a customer could be anybody's.
  const {id} = await api.createLocation({});
  assert.deepEqual(await open((await link({location_id: id})).query, 'ann'), {state: 'not_yours'});
  // One that the customer has at Flatpeak alone is theirs.
  const {id: customer_id} = await api.createCustomer({reference_id: 'ann'});
  const own = await api.createLocation({customer_id});
  const opened = await open((await link({location_id: own.id})).query, 'ann');
  assert.equal(opened['locationId'], own.id);
});

test('a link alone opens nothing, however it is followed', async t => {
  const {open, link, sent, ...companion} = await site(t);
  const {query, token} = await link();
  const NOT_CONFIRMED: readonly Record<string, string>[] = [
    {method: 'GET'},
    {method: 'GET', origin: ORIGIN, 'sec-fetch-site': 'same-origin'},
    {method: 'PUT', origin: ORIGIN},
    {method: 'POST', origin: 'https://attacker.example'},
    {method: 'POST', origin: 'null'},
    {method: 'POST', 'sec-fetch-site': 'cross-site'},
  ];
  for (const request of NOT_CONFIRMED) {
    const state = await open(query, 'ann', request);
    assert.deepEqual(state, {state: 'not_confirmed'}, JSON.stringify(request));
  }
  // A customer who is not signed in, and a URL without a link, have no use for the button.
  assert.deepEqual(await open(query, undefined, {method: 'GET'}), {state: 'not_signed_in'});
  assert.deepEqual(await open('', 'ann', {method: 'GET'}), {state: 'no_link'});
  assert.deepEqual(sent, []);
  assert.equal(at(await sessionOf(companion, token), 'location_id'), '');
  assert.equal((await open(query, 'ann'))['state'], 'open');
});

test('an origin that the site allows may send the button', async t => {
  const {open, link} = await site(t, {allowedOrigins: ['https://account.shop.example']});
  const {query} = await link();
  const {state} = await open(query, 'ann', {origin: 'https://account.shop.example'});
  assert.equal(state, 'open');
});

test('the sender of a link learns nothing of the locations that the customer has', async t => {
  const {open, link, connect, mint, clock, api, ...companion} = await site(t);
  const home = await connect();
  // An abandoned session has left a location, perhaps with an address.
  await mint();
  clock.now += 86_400_000;
  const {id: customer_id} = (await api.customers({reference_id: 'ann'})).data[0] ?? {id: ''};
  const before = (await api.locations({customer_id})).data.map(({id}) => id);
  assert.ok(before.includes(home) && before.length === 2);
  const {query, token} = await link();
  const {locationId} = await open(query, 'ann');
  assert.ok(!before.includes(String(locationId)));
  // Nor is there anything to disconnect.
  const {body} = await speak(companion.simulator).turn(token, 'session_start', {action: 'TARIFF'});
  assert.equal(at(body, 'route'), 'postal_address_input');
});

test('a site can choose one of the customer’s locations', async t => {
  const {open, link, connect, ...companion} = await site(t);
  const home = await connect();
  await connect();
  const foreign = await connect({customer: 'bob'});
  const {query, token} = await link();
  for (const location of [foreign, 'loc_1', '../customers']) {
    const chosen = {origin: ORIGIN, 'x-location': location};
    assert.deepEqual(await open(query, 'ann', chosen), {state: 'not_yours'}, location);
  }
  const chosen = {origin: ORIGIN, 'x-location': home};
  assert.equal((await open(query, 'ann', chosen))['locationId'], home);
  assert.equal(at(await sessionOf(companion, token), 'location_id'), home);
  // The session keeps it.
  assert.equal((await open(query, 'ann'))['locationId'], home);
  // A session with a location is not moved to another one.
  const placed = await link({location_id: foreign});
  assert.deepEqual(await open(placed.query, 'ann', chosen), {state: 'not_yours'});
});

test('an expired session is not opened, nor is one that has ended', async t => {
  const {open, link, clock, simulator, mint} = await site(t);
  const ended = await link();
  await open(ended.query, 'ann');
  await answerPages(simulator, ended.token, 'busbar');
  assert.deepEqual(await open(ended.query, 'ann'), {state: 'ended'});
  const foreign = await link();
  await speak(simulator).turn(foreign.token, 'session_start', {action: 'TARIFF'});
  await speak(simulator).turn(foreign.token, '', {action: 'CLOSE'});
  assert.deepEqual(await open(foreign.query, 'ann'), {state: 'ended'});
  const [bound, unbound] = [await link(), await link()];
  await open(bound.query, 'ann');
  const own = await mint();
  clock.now += 86_400_000;
  for (const query of [bound.query, unbound.query, `?connect_token=${own}`]) {
    assert.deepEqual(await open(query, 'ann'), {state: 'expired'}, query);
  }
});

test('a name that is none, or unknown, opens nothing', async t => {
  const {open, link, sent} = await site(t);
  const {query, token} = await link();
  const HOSTILE = [
    '',
    '?connect_session=',
    '?connect_session=cot_1',
    '?connect_token=cse_1',
    '?connect_token=../login',
    '?connect_token=cot_1%2F..%2F..%2Flogin',
    '?connect_token=cot_1%00',
    '?connect_token=__proto__',
    `?connect_token=cot_${'a'.repeat(5000)}`,
    `${query}&connect_token=${token}`,
    `?connect_token=${token}&connect_token=${token}`,
  ];
  for (const hostile of HOSTILE) {
    assert.deepEqual(await open(hostile, 'ann'), {state: 'no_link'}, hostile);
  }
  assert.deepEqual(sent, []);
  for (const unknown of ['?connect_session=cse_1', '?connect_token=cot_1']) {
    assert.deepEqual(await open(unknown, 'ann'), {state: 'unknown'});
  }
});

test('an own session of the customer is opened as a link, too', async t => {
  const {open, mint} = await site(t);
  const token = await mint();
  assert.equal((await open(`?connect_token=${token}`, 'ann'))['connectToken'], token);
  assert.deepEqual(await open(`?connect_token=${token}`, 'bob'), {state: 'not_yours'});
});

test('a failure of the service is thrown, and the link can be opened later', async t => {
  const {open, link, setFaults, logs} = await site(t);
  const {query, token} = await link();
  for (const call of ['GET /connect/{id}', 'GET /events', 'POST /locations', 'PUT /connect/{id}']) {
    await setFaults({type: 'status', status: 500, call, times: 'always'});
    const {state} = await open(query, 'ann');
    assert.match(String(state), /^ApiError: Flatpeak returned 500/, call);
    assert.doesNotMatch(String(state), /c(ot|se)_/, call);
  }
  await setFaults();
  assert.equal((await open(query, 'ann'))['state'], 'open');
  assert.ok(!JSON.stringify(logs).includes(token));
});

test('a service that takes updates by the other method gets them', async t => {
  const {open, link, ...companion} = await site(t, {
    ...{getDeviceReference: () => 'charger'},
    async fetch(request) {
      if (request.method === 'PUT') return Response.json({message: 'No.'}, {status: 405});
      return companion.service(request);
    },
  });
  const {query, token} = await link();
  assert.equal((await open(query, 'ann'))['state'], 'open');
  assert.match(textAt(await sessionOf(companion, token), 'device_id'), /^dev_/);
});

test('a device that is none is an error of the site, which never holds the value', async t => {
  for (const value of ['', 17, {id: 'secret-1'}, 'a'.repeat(201)]) {
    const {open, link} = await site(t, {getDeviceReference: () => value as string});
    const {query} = await link();
    const {state} = await open(query, 'ann');
    assert.match(String(state), /^TypeError: getDeviceReference must return your id of a device/);
    assert.doesNotMatch(String(state), /secret/);
  }
});

test('a version without links says so', async t => {
  const {open} = await site(t, {apiVersion: 'anode'});
  assert.match(String((await open('?connect_token=cot_1', 'ann')).state), /anode does not have/);
});

test('a link that hangs ends within the time limit, and one of a server that closes is not opened', async t => {
  const {open, link, ...companion} = await site(t, {
    requestTimeout: 20,
    getDeviceReference: () => new Promise<never>(() => {}),
  });
  const {query} = await link();
  const hung = await open(query, 'ann');
  assert.match(
    String(hung['state']),
    /^RequestTimeoutError: openLink did not .*Still running: getDeviceReference/,
  );
  await companion.server.close({timeout: 0});
  const refused = await open(query, 'ann');
  assert.match(String(refused['state']), /This server is closing/);
});
