import assert from 'node:assert/strict';
import {test} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {
  ApiError,
  createFlatpeakServer,
  FlatpeakApi,
  sqlStore,
  type Fetch,
  type SupportedApiVersion,
} from '../../../../src/server/index.js';
import {
  DEFAULT_ACCOUNT_ID,
  DEFAULT_API_KEY,
  createSimulator,
} from '../../../../src/simulator/index.js';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {
  at,
  bodyOf,
  codeOf,
  each,
  GB_ADDRESS,
  type Json,
  listAt,
  ORIGIN,
  type TestCompanion,
  type CompanionOptions,
  startCompanion,
  textAt,
  tokenOf,
  VERSIONS,
} from '../../../support/server/companion.js';
import {answerPages} from '../../../support/server/customer.js';

const HEADERS: Record<SupportedApiVersion, string> = {
  zero: '2024-08-24.zero',
  anode: '2025-09-14.anode',
  busbar: '2026-01-01.busbar',
};

const DAY = {start_time: '2026-06-13T00:00:00Z', end_time: '2026-06-13T12:00:00Z'};
const END = '2026-06-14T06:00:00Z';

/** One request as it goes over the wire. */
interface Sent {
  readonly call: string;
  readonly version: string | null;
  readonly body: Json;
}

/** Options that write down what is sent to the REST API. */
function recording<Given extends CompanionOptions>(options?: Given) {
  const sent: Sent[] = [];
  const way = async (request: Request, arrive: Fetch) => {
    const text = await request.clone().text();
    const {pathname, search} = new URL(request.url);
    sent.push({
      call: `${request.method} ${pathname}${search}`,
      version: request.headers.get('flatpeak-version'),
      body: text ? (JSON.parse(text) as Json) : null,
    });
    return arrive(request);
  };
  const to = (call: RegExp) => sent.filter(one => call.test(one.call));
  return {sent, to, options: {...options, way}};
}

/** Everything that a page can ask, with a home that has two tariffs and one that is pending. */
async function tour(house: TestCompanion, version: SupportedApiVersion) {
  const {get, post, connect, api, happen, clock, simulator} = house;
  const answers: Json[] = [];
  const ask = async (asked: Promise<Response>) => {
    const response = await asked;
    const body = (await response.json()) as Json;
    answers.push(response.status, body);
    return body;
  };
  const location_id = await connect();
  // Only one tariff yet: alerts of the same moment have no order.
  clock.now += 1_000;
  await happen(location_id, 'expire');
  await connect({provider: 'library', body: {location_id, direction: 'EXPORT'}});
  await connect({login: 'slow', customer: 'bob'});
  await api.submitIntervalRecords([
    {location_id, units: 'KWH', value: 6, ...DAY},
    {location_id, units: 'KWH', value: 1, direction: 'EXPORT', ...DAY},
  ]);
  const device = {device_id: 'dev_1', direction: 'IMPORT', energy: {units: 'KWH', value: 22}};
  const record = {units: 'KWH', value: 3, ...DAY};
  const BODIES: [path: string, body: object | undefined][] = [
    ['complete', {}],
    ['tariffs', undefined],
    ['prices', undefined],
    ['prices?direction=EXPORT&end_time=2026-06-13T18:00:00%2B02:00', undefined],
    ['prices?end_time=2026-06-12T18:00:00Z', undefined],
    ['cheapest', {end_time: END, duration: 120}],
    ['cheapest', {end_time: END, duration: 1e6}],
    ['cheapest', {end_time: END, relative: 0.5, segment: 'HIGH', direction: 'EXPORT'}],
    ['cheapest', {...DAY, absolute: 0.2}],
    ['schedules', {max_power: {units: 'KW', value: 11}, data: [{...device, end_time: END}]}],
    [
      'schedules',
      {
        max_power: {units: 'W', value: 9000},
        shaving_threshold: {relative: 0.5},
        data: [{...device, direction: 'EXPORT', start_time: '2026-06-13T20:00:00Z', end_time: END}],
      },
    ],
    ['costs', record],
    ['costs', {...record, direction: 'EXPORT'}],
    ['costs', {...DAY, aggregation: 'DAY'}],
    ['costs', {...DAY, direction: 'EXPORT'}],
    ['disconnect', {location_id, direction: 'EXPORT'}],
    ['disconnect', {location_id, direction: 'EXPORT'}],
    ['prices?direction=EXPORT', undefined],
    ['connect-token', {location_id}],
    ['connect-token', {location_id: 'loc_x'}],
    ['tariffs', undefined],
  ];
  for (const [path, body] of BODIES) await ask(body ? post(path, body) : get(path));
  for (const path of ['tariffs', 'prices']) await ask(get(path, 'bob'));

  // A page that was reloaded goes on with its session, and one that was left ends at the callback.
  const {connect_token} = await tokenOf(await post('connect-token'));
  const resumed = await post('connect-token', {resume: await hashToken(connect_token)});
  assert.equal((await tokenOf(resumed)).connect_token, connect_token);
  await answerPages(simulator, connect_token, version, {provider: 'library'});
  const landed = await get(`callback?fp_cot=${connect_token}`);
  answers.push(landed.status, landed.headers.get('location'));
  await ask(post('complete', {connect_token}));
  return answers;
}

/** Ids are different each time, and say nothing but what they are of. */
const withoutIds = (answers: readonly Json[]) =>
  JSON.parse(
    JSON.stringify(answers).replaceAll(/"(loc|cot|trf|evt|sch|sae)_\w+"/g, (_id, kind: string) =>
      JSON.stringify(kind === 'sae' ? 'sch' : kind),
    ),
  ) as Json;

test('a page of the site gets the same responses in each API version', async () => {
  // In Busbar, no page connects the second tariff of the tour.
  const [zero, anode] = await Promise.all(
    (['zero', 'anode'] as const).map(async version =>
      withoutIds(await tour(startCompanion({apiVersion: version}), version)),
    ),
  );
  assert.ok(JSON.stringify(zero).length > 10_000);
  assert.deepEqual(anode, zero);
});

test('what a server stores in PGlite is the same in every version, and goes on in another', async t => {
  const database = await PGlite.create();
  t.after(() => database.close());
  const store = sqlStore(database);
  const simulator = createSimulator({now: () => new Date('2026-06-13T15:20:00Z')});
  const homes: string[] = [];
  for (const version of VERSIONS) {
    const {connect, get, post, connected} = startCompanion({
      apiVersion: version,
      store,
      on: simulator,
    });
    homes.push(await connect());
    // What was connected in the version before is still there, and can be changed.
    const locations = listAt(await bodyOf(await get('tariffs')), 'locations');
    assert.deepEqual(
      locations.map(location => textAt(location, 'location_id')).toSorted(),
      homes.toSorted(),
    );
    const kept = locations.filter(location =>
      homes.slice(-2).includes(textAt(location, 'location_id')),
    );
    for (const location of kept) {
      assert.equal(at(location, 'tariff_status.commodity_import.status'), 'CONNECTED');
      assert.ok(Number(at(location, 'tariff_status.commodity_import.price.value')) > 0);
    }
    const before = homes.at(-2);
    if (before === undefined) continue;
    await bodyOf(await post('disconnect', {location_id: before}));
    assert.deepEqual(
      connected.map(({locationId, outcome}) => [locationId, outcome]),
      [
        [homes.at(-1), 'saved'],
        [before, 'disconnected'],
      ],
    );
  }
});

each('every request to the API names the version', async (start, _t, version) => {
  const {sent, options} = recording();
  const house = start(options);
  await tour(house, version);
  const {pathname} = new URL(`${house.simulator.publicUrl}/connect`);
  const ofApi = sent.filter(({call}) => !call.includes(` ${pathname}`) && !call.includes('jwks'));
  assert.ok(ofApi.length > 30);
  assert.deepEqual([...new Set(ofApi.map(one => one.version))], [HEADERS[version]]);
  // The conversation's version is that of its token.
  const rest = sent.filter(one => !ofApi.includes(one)).map(one => one.version);
  assert.deepEqual([...new Set(rest)], [null]);
});

test('a server that names no version speaks Zero', async () => {
  const {to, options} = recording();
  const {simulator} = startCompanion();
  const server = createFlatpeakServer({
    ...{accountId: DEFAULT_ACCOUNT_ID, apiKey: DEFAULT_API_KEY, getCustomerId: () => 'ann'},
    ...{callbackUrl: `${ORIGIN}/flatpeak/callback`, apiUrl: `${simulator.publicUrl}/api`},
    fetch: request => options.way(request, simulator.fetch),
  });
  const request = new Request(`${ORIGIN}/flatpeak/connect-token`, {method: 'POST'});
  await tokenOf(await server.fetch(request));
  assert.equal(to(/token/)[0]?.version, HEADERS.zero);
});

test('a token of Anode is asked for in the words of Anode', async () => {
  const {to, options} = recording();
  const {post, connect} = startCompanion({
    ...options,
    apiVersion: 'anode',
    connectUrl: `${ORIGIN}/energy`,
    sessionDefaults: {
      route_options: {tariff_name_capture: true, contract_term_capture: true},
      postal_address_type: 'RESIDENTIAL',
    },
  });
  const location_id = await connect();
  await tokenOf(
    await post('connect-token', {location_id, direction: 'EXPORT', tariff_type: 'COMMODITY'}),
  );
  const made = to(/^POST .*token/).map(({call, body}) => [call, body]);
  const common = {
    callback_url: `${ORIGIN}/flatpeak/callback`,
    connect_url: `${ORIGIN}/energy`,
    customer_reference_id: 'ann',
    route_options: {tariff_name_capture: true, contract_term_capture: true},
    postal_address_type: 'RESIDENTIAL',
    tariff_type: 'COMMODITY',
  };
  assert.deepEqual(made, [
    ['POST /api/connect/token', {...common, tariff_direction: 'IMPORT'}],
    ['POST /api/connect/token', {...common, tariff_direction: 'EXPORT', location_id}],
  ]);
});

test('Zero is not sent what only later versions know', async () => {
  const {to, options} = recording();
  const {api, post} = startCompanion({
    ...options,
    sessionDefaults: {
      route_options: {tariff_name_capture: true},
      postal_address_type: 'COMMERCIAL',
    },
  });
  await tokenOf(await post('connect-token'));
  await api.createConnectToken({callback_uri: ORIGIN, actions: {edit_tariff: true}});
  assert.deepEqual(
    to(/^POST .*token/).map(({call, body}) => [call, Object.keys(body ?? {}).sort()]),
    [
      [
        'POST /api/connect/tariff/token',
        ['callback_uri', 'customer_reference_id', 'direction', 'type'],
      ],
      ['POST /api/connect/tariff/token', ['callback_uri']],
    ],
  );
});

test('where the service has only the older address of Anode’s tokens, that is asked', async () => {
  const calls: string[] = [];
  const {connect, post} = startCompanion({
    apiVersion: 'anode',
    async way(request, arrive) {
      const {pathname} = new URL(request.url);
      if (pathname.includes('token')) calls.push(`${request.method} ${pathname}`);
      if (pathname !== '/api/connect/token') return arrive(request);
      return Response.json({message: 'Not Found'}, {status: 404});
    },
  });
  assert.match(await connect(), /^loc_/);
  assert.deepEqual(calls, [
    'POST /api/connect/token',
    'POST /api/connect/tariff/token',
    'GET /api/connect/token',
    'GET /api/connect/tariff/token',
  ]);
  // A refusal is an answer: nobody else is asked.
  calls.length = 0;
  assert.equal(await codeOf(await post('complete', {connect_token: 'x'})), '404 token_unknown');
  await tokenOf(await post('connect-token', {tariff_type: 'NON_COMMODITY', direction: 'IMPORT'}));
  const refused = await post('connect-token', {tariff_type: 'NON_COMMODITY', direction: 'EXPORT'});
  assert.equal(await codeOf(refused), '502 upstream_refused');
  assert.equal(calls.length, 4);
});

test('a version that the account has left behind is a fault of the service for the customer', async () => {
  const {post, api} = startCompanion({simulator: {apiVersion: 'anode'}});
  assert.equal(await codeOf(await post('connect-token', {})), '502 version_refused');
  await assert.rejects(api.locations(), (error: unknown) => {
    assert.ok(error instanceof ApiError);
    assert.equal(error.code, 'api_version_not_supported');
    assert.match(error.message, /2024-08-24\.zero.*version/);
    return true;
  });
});

test('an account that moves on says so on every route, and hides no location behind it', async () => {
  const refusal = () =>
    Response.json({object: 'error', code: 'api_version_not_supported'}, {status: 422});
  let isLeft = false;
  const {connect, get, post, server} = startCompanion({
    way: async (request, arrive) =>
      isLeft && !request.url.endsWith('/login') ? refusal() : arrive(request),
  });
  await connect();
  const {connect_token} = await tokenOf(await post('connect-token'));
  isLeft = true;
  const ROUTES: [path: string, body?: object][] = [
    ['connect-token', {}],
    ['complete', {connect_token}],
    ['tariffs'],
    ['prices'],
    ['cheapest', {end_time: END, duration: 60}],
    ['costs', {...DAY, aggregation: 'DAY'}],
  ];
  for (const [path, body] of ROUTES) {
    const answer = await (body ? post(path, body) : get(path));
    assert.equal(await codeOf(answer), '502 version_refused', path);
  }
  await assert.rejects(server.catchUp(), {code: 'api_version_not_supported'});
});

test('a version that does not exist is found out when the server starts', () => {
  const options = {
    ...{accountId: DEFAULT_ACCOUNT_ID, apiKey: DEFAULT_API_KEY},
    ...{callbackUrl: `${ORIGIN}/flatpeak/callback`, getCustomerId: () => 'ann'},
  };
  for (const apiVersion of ['volt', '2025-09-14.anode', 'toString', '']) {
    const wrong = {...options, apiVersion} as unknown as Parameters<typeof createFlatpeakServer>[0];
    const refusal = {
      name: 'TypeError',
      message: 'The option apiVersion must be one of zero, anode, busbar.',
    };
    assert.throws(() => createFlatpeakServer(wrong), refusal);
    assert.throws(() => new FlatpeakApi(wrong), refusal);
  }
});

test('what a customer generates is connected, priced and disconnected in Anode', async () => {
  const {connect, get, post, api, to} = startRecorded();
  const location_id = await connect();
  await connect({provider: 'library', body: {location_id, direction: 'LOCAL'}});
  assert.deepEqual(
    to(/^POST .*connect\/token/).map(({body}) => at(body, 'tariff_direction')),
    ['IMPORT', 'LOCAL'],
  );
  const local = async (what: string) =>
    at(await bodyOf(await get('tariffs')), `locations.0.tariff_status.local.${what}`);
  assert.equal(await local('status'), 'CONNECTED');
  const {data, direction} = await api.rates(location_id, {end_time: END, direction: 'LOCAL'});
  assert.equal(direction, 'LOCAL');
  assert.equal(await local('price.value'), data[0]?.tariff?.rate);
  const slots = await api.timeSlots(location_id, {
    ...{end_time: END, segment: 'LOW', duration: 60, direction: 'LOCAL'},
  });
  assert.equal(slots.direction, 'LOCAL');
  const body = await bodyOf(await post('disconnect', {location_id, direction: 'LOCAL'}));
  assert.equal(at(body, 'connections.0.outcome'), 'disconnected');
  assert.equal(await local('status'), 'NOT_SUPPORTED');
  const kept = 'locations.0.tariff_status.commodity_import.status';
  assert.equal(at(await bodyOf(await get('tariffs')), kept), 'CONNECTED');
});

function startRecorded() {
  const {sent, to, options} = recording({apiVersion: 'anode'});
  return {...startCompanion(options), sent, to};
}

test('energy flows in or out in Anode, and is read as bought or sold', async () => {
  const {connect, api, to} = startRecorded();
  const location_id = await connect();
  await connect({provider: 'library', body: {location_id, direction: 'EXPORT'}});
  const record = {
    location_id,
    units: 'KWH',
    value: 2,
    session_reference_id: 'S-1',
    ...DAY,
  } as const;
  const bought = await api.instantCost({...record, measurand: 'TRANSFERRED'});
  assert.deepEqual([bought.direction, bought.tariff_rate], ['IMPORT', 'IMPORT']);
  const sold = await api.instantCost({...record, direction: 'EXPORT'}, {non_persistent: true});
  assert.deepEqual([sold.direction, sold.tariff_rate], ['EXPORT', 'EXPORT']);
  const own = await api.instantCost({...record, tariff_rate: 'LOCAL'}, {non_persistent: true});
  assert.deepEqual(
    [own.direction, own.tariff_rate, own.data.tariff?.value],
    ['IMPORT', 'LOCAL', 0],
  );
  await api.submitCumulativeRecords({
    ...{location_id, units: 'WH', direction: 'EXPORT'},
    data: [{time: 1_781_300_000, value: 10}],
  });
  const words = to(/costs\/instant|cumulative/).map(({body}) => [
    at(body, 'energy_flow_direction'),
    at(body, 'tariff_direction'),
    at(body, 'direction') ?? at(body, 'tariff_rate') ?? at(body, 'measurand'),
  ]);
  assert.deepEqual(words, [
    ['INBOUND', 'IMPORT', null],
    ['OUTBOUND', 'EXPORT', null],
    ['INBOUND', 'LOCAL', null],
    ['OUTBOUND', 'EXPORT', null],
  ]);
  const session = await api.sessionCosts('S-1');
  assert.deepEqual([session.direction, session.data[0]?.energy.value], ['IMPORT', 2000]);
});

test('a token of Anode can disconnect by itself', async () => {
  const {connect, api, get} = startRecorded();
  const location_id = await connect();
  const {connect_token} = await api.createConnectToken({
    callback_uri: ORIGIN,
    location_id,
    actions: {disconnect_tariff: true},
  });
  const {complete_action} = await api.exchangeConnectToken(connect_token);
  assert.equal(complete_action, 'DISCONNECT');
  const status = 'locations.0.tariff_status.commodity_import.status';
  assert.equal(at(await bodyOf(await get('tariffs')), status), 'NOT_CONNECTED');
});

test('a read of Anode that fails is repeated once, a write is not, whatever its method', async () => {
  const calls: string[] = [];
  const {connect, post} = startCompanion({
    apiVersion: 'anode',
    async way(request, arrive) {
      const {pathname} = new URL(request.url);
      if (!/prices|schedules/.test(pathname)) return arrive(request);
      calls.push(pathname.replace(/loc_\w+/, '{id}'));
      return calls.length % 2 ? new Response('', {status: 503}) : arrive(request);
    },
  });
  await connect();
  await bodyOf(await post('cheapest', {end_time: END, duration: 60}));
  assert.deepEqual(calls, ['/api/schedules/duration/{id}', '/api/schedules/duration/{id}']);
  const asked = await post('schedules', {
    max_power: {units: 'KW', value: 11},
    data: [
      {
        ...{device_id: 'dev_1', direction: 'IMPORT', end_time: END},
        energy: {units: 'KWH', value: 1},
      },
    ],
  });
  assert.equal(await codeOf(asked), '502 upstream_unavailable');
  assert.deepEqual(calls.slice(2), ['/api/schedules/amount/{id}']);
});

test('signed events of Anode arrive under Anode’s names, with its version', async () => {
  const versions = new Set<string | null>();
  const house = startCompanion({
    apiVersion: 'anode',
    simulator: {
      apiVersion: 'anode',
      webhook: {url: `${ORIGIN}/flatpeak/webhooks`},
      fetch: request => {
        versions.add(request.headers.get('flatpeak-version'));
        assert.match(request.headers.get('flatpeak-signature') ?? '', /^v1=/);
        return house.server.fetch(request);
      },
    },
  });
  const {connect, happen, events, get, simulator} = house;
  const location = await connect();
  await simulator.deliver();
  house.clock.now += 1_000;
  await happen(location, 'upgrade');
  await happen(location, 'recover');
  assert.deepEqual([...versions], [HEADERS.anode]);
  const told = new Map(events.map(event => [event.type, event]));
  for (const type of ['tariff.connection.upgrade', 'location.update', 'connect_session.complete']) {
    assert.equal(told.get(type)?.locationId, location, type);
    assert.deepEqual(told.get(type)?.customers.length, 1, type);
  }
  const alerts = listAt(await bodyOf(await get('tariffs')), 'locations.0.alerts');
  assert.deepEqual(
    alerts.map(alert => at(alert, 'type')),
    ['tariff.connection.upgrade'],
  );
});

test('a backend can speak a version with the API alone', async () => {
  const simulator = createSimulator({now: () => new Date('2026-06-13T15:20:00Z')});
  const api = new FlatpeakApi({
    ...{accountId: DEFAULT_ACCOUNT_ID, apiKey: DEFAULT_API_KEY, apiVersion: 'anode'},
    ...{apiUrl: `${simulator.publicUrl}/api`, fetch: simulator.fetch},
  });
  const {id} = await api.createLocation({postal_address: GB_ADDRESS});
  await assert.rejects(api.rates(id, {end_time: END}), {code: 'no_tariff_connected'});
  assert.equal(textAt((await api.location(id)) as unknown as Json, 'id'), id);
});
