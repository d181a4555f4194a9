import assert from 'node:assert/strict';
import type {SupportedApiVersion} from '../../../../src/server/index.js';
import {
  at,
  bodyOf,
  codeOf,
  each,
  type Json,
  listAt,
  textAt,
} from '../../../support/server/companion.js';

const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000;

const priceOf = (entry: Json, name: string) => Number(at(entry, `tariff.${name}`));

each(
  'prices of yesterday until the day after tomorrow come without asking for times',
  async start => {
    const {connect, get} = start();
    const location = await connect();
    const response = await get('prices');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const body = await bodyOf(response);
    assert.equal(at(body, 'location_id'), location);
    assert.equal(at(body, 'currency_code'), 'GBP');
    assert.equal(at(body, 'location_timezone'), 'Europe/London');
    assert.equal(at(body, 'direction'), 'IMPORT');
    const prices = listAt(body, 'data');
    const first = textAt(prices[0] ?? null, 'valid_from');
    const last = textAt(prices.at(-1) ?? null, 'valid_to');
    // All of today and, once it is published, of tomorrow, wherever the location is.
    assert.ok(
      first <= '2026-06-12T15:00:00Z' && last >= '2026-06-13T23:00:00Z',
      `${first} ${last}`,
    );
    assert.ok(prices.every(price => Number.isFinite(priceOf(price, 'rate'))));
  },
);

each(
  'prices have all of today and tomorrow in them where one of both has 25 hours',
  async start => {
    const {connect, get, clock} = start();
    await connect();
    const [midnight, end] = ['2026-10-23T23:00:00Z', '2026-10-27T00:00:00Z'];
    // London: Saturday, and the Sunday on which summer time ends.
    for (const [now, first, last] of [
      ['2026-10-23T23:05:00Z', midnight, '2026-10-26T00:00:00Z'],
      ['2026-10-24T23:05:00Z', '2026-10-24T23:00:00Z', end],
      ['2026-10-25T23:55:00Z', '2026-10-24T23:00:00Z', end],
    ] as const) {
      clock.now = Date.parse(now);
      const prices = listAt(await bodyOf(await get('prices')), 'data');
      assert.ok(textAt(prices[0] ?? null, 'valid_from') <= first, now);
      assert.ok(textAt(prices.at(-1) ?? null, 'valid_to') >= last, now);
    }
  },
);

each('costs of energy in a unit that is none are not those of the period', async start => {
  const {connect, post} = start();
  await connect();
  const period = {start_time: '2026-06-13T00:00:00Z', end_time: '2026-06-13T12:00:00Z'};
  for (const usage of [
    {units: 'kWh', value: 3},
    {units: 'KWH', value: '3'},
    {units: 'KWH'},
    {value: 3},
  ])
    assert.equal(await codeOf(await post('costs', {...usage, ...period})), '400 body_invalid');
});

each(
  'prices come for the times, the direction and the location that were asked for',
  async (start, _t, version) => {
    const {connect, get} = start();
    const location_id = await connect();
    await connect({provider: 'library', body: {location_id, direction: 'EXPORT'}});
    await connect({provider: 'library'});
    const start_time = '2026-06-13T20:00:00+01:00';
    const query = new URLSearchParams({
      location_id,
      direction: 'EXPORT',
      start_time,
      end_time: '2026-06-13T23:00:00+01:00',
      include_carbon: 'true',
    });
    const body = await bodyOf(await get(`prices?${query}`));
    assert.equal(at(body, 'location_id'), location_id);
    assert.equal(at(body, 'direction'), 'EXPORT');
    const prices = listAt(body, 'data');
    // The service writes times in the offset of the request.
    assert.match(textAt(prices[0] ?? null, 'valid_from'), /^2026-06-1.*\+01:00$/);
    assert.ok(
      prices.every(price => Date.parse(textAt(price, 'valid_to')) > Date.parse(start_time)),
    );
    // Emissions were dropped after Zero.
    const carbon = typeof at(prices[0] ?? null, 'carbon.intensity');
    assert.equal(carbon === 'number', version === 'zero');
  },
);

each('the cheapest hours until the morning are found, and the dearest', async start => {
  const {connect, post} = start();
  await connect();
  const ask = async (body: object) => {
    const answer = await bodyOf(
      await post('cheapest', {end_time: '2026-06-14T06:00:00Z', ...body}),
    );
    return listAt(answer, 'data');
  };
  const cheapest = await ask({duration: 120});
  const total = cheapest.reduce<number>(
    (sum, slot) => sum + hours(textAt(slot, 'start_time'), textAt(slot, 'end_time')),
    0,
  );
  assert.ok(Math.abs(total - 2) < 1e-9);
  const dearest = await ask({duration: 120, segment: 'HIGH'});
  assert.ok(priceOf(cheapest[0] ?? null, 'rate_avg') < priceOf(dearest[0] ?? null, 'rate_avg'));
  assert.ok((await ask({relative: 0.5})).length > 0);
  assert.ok((await ask({absolute: 100, relative: null, duration: null})).length > 0);
  assert.deepEqual(await ask({absolute: -100}), []);
});

each('a car is charged in the cheapest hours, with what it saves', async start => {
  const {connect, post} = start();
  const location = await connect();
  const body = await bodyOf(
    await post('schedules', {
      max_power: {units: 'KW', value: 11},
      data: [
        {
          device_id: 'dev_1',
          direction: 'IMPORT',
          end_time: '2026-06-14T06:00:00Z',
          energy: {units: 'KWH', value: 22},
        },
      ],
    }),
  );
  assert.equal(at(body, 'location_id'), location);
  const [device = null] = listAt(body, 'data');
  const periods = listAt(device, 'schedule');
  assert.ok(periods.length > 0);
  const used = periods.reduce<number>((sum, period) => {
    const watts =
      Number(at(period, 'power.value')) * (at(period, 'power.units') === 'KW' ? 1000 : 1);
    return sum + watts * hours(textAt(period, 'start_time'), textAt(period, 'end_time'));
  }, 0);
  assert.ok(Math.abs(used - 22_000) < 1, String(used));
  assert.ok(Number(at(body, 'savings.value')) >= 0);
});

each('costs are reported for a period, and for energy that may be used', async start => {
  const {connect, post, api} = start();
  const location_id = await connect();
  const period = {start_time: '2026-06-13T00:00:00Z', end_time: '2026-06-13T12:00:00Z'};
  const record = {location_id, units: 'KWH', ...period} as const;
  await api.submitIntervalRecords([{...record, value: 6}]);
  const asked = await bodyOf(await post('costs', {units: 'KWH', value: 3, ...period}));
  assert.ok(Number(at(asked, 'data.tariff.value')) > 0);
  assert.equal(at(asked, 'currency_code'), 'GBP');
  const days = await bodyOf(await post('costs', {location_id, aggregation: 'DAY', ...period}));
  const [day = null] = listAt(days, 'data');
  // What was only asked about is not among what was used.
  assert.equal(at(day, 'energy.value'), 6000);
  assert.ok(Number(at(day, 'tariff.value')) > 0);
});

const VALID = {
  prices: undefined,
  cheapest: {end_time: '2026-06-14T06:00:00Z', duration: 60},
  schedules: {
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
  costs: {
    units: 'KWH',
    value: 3,
    start_time: '2026-06-13T00:00:00Z',
    end_time: '2026-06-13T12:00:00Z',
  },
} as const;
const PENDING = {object: 'error', code: 'pending_connect', message: 'Pending.'};
const TIME_SLOTS = {
  zero: 'GET /slots/time/{id}',
  anode: 'POST /schedules/duration/{id}',
  busbar: 'POST /schedules/duration',
} as const satisfies Record<SupportedApiVersion, string>;
const ROUTES = ['prices', 'cheapest', 'schedules', 'costs'] as const;

for (const path of ROUTES) {
  const body = VALID[path];

  each(
    `${path} of a tariff that is still being read say so, and when to ask again`,
    async start => {
      const {connect, get, post} = start();
      await connect({login: 'slow'});
      const response = await (body ? post(path, body) : get(path));
      assert.equal(response.headers.get('retry-after'), '900');
      assert.equal(await codeOf(response), '422 pending_connect');
    },
  );

  each(`${path} of a disconnected tariff say that there is none`, async start => {
    const {connect, get, post} = start();
    const location_id = await connect({provider: 'direct, flat price'});
    await post('disconnect', {location_id});
    const nothing = await (body ? post(path, body) : get(path));
    assert.equal(await codeOf(nothing), '404 no_location');
    const response = await (body
      ? post(path, {...body, location_id})
      : get(`${path}?location_id=${location_id}`));
    assert.equal(await codeOf(response), '422 no_tariff_connected');
  });
}

each(
  'an error without a code has the meaning that its status is documented with',
  async (start, _t, version) => {
    const {connect, post, setFaults} = start();
    await connect();
    const call = TIME_SLOTS[version];
    const STATUSES = [
      [400, '422 request_refused'],
      [404, '404 location_not_found'],
      [422, '422 pending_connect'],
    ] as const;
    for (const [status, expected] of STATUSES) {
      await setFaults({type: 'status', status, json: {message: 'No.'}, call, times: 'always'});
      assert.equal(await codeOf(await post('cheapest', VALID.cheapest)), expected);
    }
  },
);

each(
  'when the service asks to wait, so does the companion, and not for less than its own time',
  async start => {
    const {connect, get, setFaults} = start({cacheSize: 0});
    await connect();
    const WAITS = [
      [503, {}, 120, '502 upstream_unavailable', '120'],
      [500, {}, undefined, '502 upstream_unavailable', null],
      [422, PENDING, 1800, '422 pending_connect', '1800'],
      [422, PENDING, 5, '422 pending_connect', '900'],
    ] as const;
    for (const [status, json, retry_after, expected, header] of WAITS) {
      await setFaults({
        ...{type: 'status', status, json, times: 'always'},
        ...(retry_after !== undefined && {retry_after}),
      });
      const response = await get('prices');
      assert.equal(response.headers.get('retry-after'), header);
      assert.equal(await codeOf(response), expected);
    }
  },
);

each('a question that makes no sense is refused, and the service is not blamed', async start => {
  const {connect, post, get} = start();
  await connect();
  const end_time = '2026-06-13T17:00:00Z';
  const period = {start_time: '2026-06-13T00:00:00Z', end_time};
  const asked = {...VALID.schedules.data[0], energy: {units: 'WH', value: -1}};
  const QUESTIONS: [what: string, answer: Promise<Response>, code: string][] = [
    [
      'more minutes than there are',
      post('cheapest', {end_time, duration: 60_000}),
      '422 request_refused',
    ],
    [
      'an end before the start',
      get('prices?start_time=2026-06-13T12:00:00Z&end_time=2026-06-13T11:00:00Z'),
      '422 request_refused',
    ],
    [
      'both questions',
      post('cheapest', {end_time, duration: 60, relative: 0.5}),
      '400 body_invalid',
    ],
    ['neither question', post('cheapest', {end_time}), '400 body_invalid'],
    ['no end', post('cheapest', {duration: 60}), '400 body_invalid'],
    ['a day', post('cheapest', {end_time: '2026-06-14', duration: 60}), '400 body_invalid'],
    [
      'no zone',
      post('cheapest', {end_time: '2026-06-14T06:00:00', duration: 60}),
      '400 body_invalid',
    ],
    ['a third direction', get('prices?direction=LOCAL'), '400 query_invalid'],
    ['a time that is none', get('prices?end_time=soon'), '400 query_invalid'],
    ['no devices', post('schedules', {...VALID.schedules, data: []}), '400 body_invalid'],
    ['negative energy', post('schedules', {...VALID.schedules, data: [asked]}), '400 body_invalid'],
    ['costs of no period', post('costs', {aggregation: 'DAY'}), '400 body_invalid'],
    ['costs by the week', post('costs', {...period, aggregation: 'WEEK'}), '400 body_invalid'],
  ];
  for (const [what, answer, code] of QUESTIONS)
    assert.equal(await codeOf(await answer), code, what);
});
