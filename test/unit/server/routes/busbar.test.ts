import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  at,
  bodyOf,
  codeOf,
  listAt,
  startCompanion,
  textAt,
  type CompanionOptions,
  type Json,
} from '../../../support/server/companion.js';

/** The events of a virtual power plant are from five to seven in the evening. */
const EVENING = {start_time: '2026-06-13T15:00:00Z', end_time: '2026-06-13T19:00:00Z'};

const start = (options: CompanionOptions = {}) =>
  startCompanion({apiVersion: 'busbar', getDeviceReference: () => 'charger', ...options});

/** A home whose charger takes part in a virtual power plant. */
async function home(options: CompanionOptions = {}) {
  const companion = start(options);
  const location_id = await companion.connect();
  const [device] = (await companion.api.devices()).data;
  const device_id = device?.id ?? '';
  const participation = await companion.control('participations', {location_id, device_id});
  const id = textAt(participation, 'id');
  const move = (body: object) => companion.control(`participations/${id}`, body);
  return {...companion, location_id, device_id, id, move};
}

/** The hours of entries in which a device is controlled, in London. */
const eventsIn = (body: Json, from: string, to: string) =>
  listAt(body, 'data')
    .filter(entry => at(entry, 'vpp_event') === true)
    .map(entry => [textAt(entry, from), textAt(entry, to)].map(time => time.slice(11, 16)));

test('prices and times of Busbar have the events of virtual power plants', async () => {
  const {get, post, move, sent, location_id} = await home();
  await move({state: 'ACTIVE'});
  const query = new URLSearchParams(EVENING);
  const prices = await bodyOf(await get(`prices?${query}`));
  const hours = eventsIn(prices, 'valid_from', 'valid_to').flat();
  assert.deepEqual([hours.toSorted()[0], hours.toSorted().at(-1)], ['16:00', '18:00']);
  assert.ok(listAt(prices, 'data').some(entry => at(entry, 'vpp_event') === false));
  for (const rest of [{duration: 240}, {relative: 1}]) {
    const times = await bodyOf(await post('cheapest', {...EVENING, ...rest}));
    assert.deepEqual(eventsIn(times, 'start_time', 'end_time'), [['16:00', '18:00']]);
  }
  const bodies = sent.filter(({call}) => /^POST \/(prices|schedules\/\w+)$/.test(call));
  assert.equal(bodies.length, 3);
  for (const {body} of bodies) assert.equal(at(body, 'location_id'), location_id);
});

test('times of more than three days are refused before Flatpeak is asked', async () => {
  const {post, sent} = await home();
  const before = sent.length;
  const days = (count: number) => new Date(Date.parse(EVENING.start_time) + count * 86_400_000);
  for (const rest of [{duration: 60}, {relative: 0.5}]) {
    const body = {start_time: EVENING.start_time, ...rest};
    const long = {...body, end_time: days(3.01).toISOString()};
    assert.equal(await codeOf(await post('cheapest', long)), '422 period_too_long');
    assert.equal(sent.length, before);
  }
  const end_time = days(3).toISOString();
  const longest = {start_time: EVENING.start_time, end_time, duration: 60};
  assert.equal((await post('cheapest', longest)).status, 200);
  const anode = startCompanion({apiVersion: 'anode'});
  await anode.connect();
  const week = {start_time: EVENING.start_time, end_time: days(7).toISOString(), duration: 60};
  assert.equal((await anode.post('cheapest', week)).status, 200);
});

test('prices of more than 90 days are refused', async () => {
  const {get} = await home();
  const response = await get(
    'prices?start_time=2026-01-01T00:00:00Z&end_time=2026-06-01T00:00:00Z',
  );
  assert.equal(await codeOf(response), '422 request_refused');
});

test('a customer sees what the prices of their own location are made of', async () => {
  const {get, location_id, connect} = await home();
  const parts = await bodyOf(await get('prices/parts'));
  assert.equal(at(parts, 'location_id'), location_id);
  const entries = listAt(parts, 'data');
  assert.ok(entries.length > 0);
  for (const entry of entries) {
    assert.deepEqual(Object.keys(at(entry, 'parts') ?? {}), ['commodity_import']);
    assert.equal(at(entry, 'parts.commodity_import.vat'), 0.2);
    assert.equal(at(entry, 'parts.commodity_import.temporary'), false);
  }
  const [now] = listAt(await bodyOf(await get(`prices?${new URLSearchParams(EVENING)}`)), 'data');
  assert.equal(
    at(entries[0] ?? null, 'parts.commodity_import.value'),
    at(now ?? null, 'tariff.rate'),
  );
  const other = await connect({customer: 'bob'});
  const foreign = await get(`prices/parts?location_id=${other}`);
  assert.equal(await codeOf(foreign), '403 location_not_yours');
  assert.equal(await codeOf(await get('prices/parts?direction=EXPORT')), '422 no_tariff_connected');
});

test('parts of a price are read where the documentation may have them, and odd ones are left out', async () => {
  const part = {value: 0.1, vat: 0.2, confidence: 1, temporary: false};
  const {get} = await home({
    async way(request, arrive) {
      const response = await arrive(request);
      if (!request.url.endsWith('/prices/audit')) return response;
      const entry = {valid_from: EVENING.start_time, valid_to: EVENING.end_time};
      return Response.json({
        ...((await response.json()) as object),
        data: [
          {...entry, commodity_import: part, non_commodity_import: {value: 'much'}, tax: part},
          {...entry, price: {commodity_import: {value: 0.3}}},
          {commodity_import: part},
        ],
      });
    },
  });
  const entries = listAt(await bodyOf(await get('prices/parts')), 'data');
  assert.deepEqual(
    entries.map(entry => at(entry, 'parts')),
    [
      {commodity_import: part},
      {commodity_import: {value: 0.3, vat: null, confidence: null, temporary: false}},
    ],
  );
});

test('a customer sees the participations of their device, as they go on', async () => {
  const {get, move, id, location_id, device_id} = await home();
  const read = async () => {
    const [participation = null, ...others] = listAt(
      await bodyOf(await get('participations')),
      'participations',
    );
    assert.deepEqual(others, []);
    return participation;
  };
  const first = await read();
  assert.equal(at(first, 'id'), id);
  assert.equal(at(first, 'location_id'), location_id);
  assert.equal(at(first, 'device_id'), device_id);
  assert.equal(at(first, 'control_active'), false);
  assert.equal(at(first, 'participation_state.0.status'), 'IN_PROGRESS');
  await move({});
  assert.equal(at(await read(), 'participation_state.1.state'), 'AWAITING_CONSENT');
  await move({state: 'ACTIVE'});
  assert.equal(at(await read(), 'control_active'), true);
  assert.equal(at(await read(), 'telemetry_active'), true);
  await move({state: 'SUSPENDED', suspension_reasons: ['NO_TELEMETRY'], telemetry_age: 90_000});
  const suspended = await read();
  assert.deepEqual(at(suspended, 'suspension_reasons'), ['NO_TELEMETRY']);
  assert.equal(at(suspended, 'control_active'), false);
  assert.equal(at(suspended, 'telemetry_active'), false);
});

test('a device that had another customer shows nothing of them', async () => {
  const {get, post} = await home();
  await post('connect-token', {}, 'bob');
  const body = await bodyOf(await get('participations', 'bob'));
  assert.deepEqual(at(body, 'participations'), []);
});

test('without a device there are no participations, and nobody is asked', async () => {
  const {get, sent} = start({getDeviceReference: () => null});
  assert.deepEqual(await bodyOf(await get('participations')), {participations: []});
  assert.deepEqual(sent, []);
});

test('earlier versions have neither participations nor parts of prices', async () => {
  for (const apiVersion of ['zero', 'anode'] as const) {
    const {get, connect} = startCompanion({apiVersion});
    await connect();
    for (const path of ['participations', 'prices/parts']) {
      assert.equal(await codeOf(await get(path)), '404 not_in_version', `${apiVersion} ${path}`);
    }
  }
});
