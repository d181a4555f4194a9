import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {REST_FAULT_TYPES, type FaultType} from '../../../../src/simulator/index.js';
import {
  at,
  DAY_AND_NIGHT,
  listAt,
  setUp,
  textAt,
  type Json,
} from '../../../support/simulator/client.js';

/** The body of a page of the conversation with a fault; a sunny afternoon in June. */
async function pageWith(type: FaultType, page: string, rest: object = {}): Promise<Json> {
  const {standing, restore} = setUp();
  return (await restore(await standing(page, {faults: [{type}], ...rest}))).body;
}

/** The body of a call of the REST API with a fault, for a location whose price changes. */
async function callWith(type: FaultType, path: (location: string) => string, rest: object = {}) {
  const {connected, command, api} = setUp();
  const id = await connected(rest);
  await command('/faults', {faults: [{type}]});
  return (await api('GET', path(id))).body;
}

const TWO_DAYS = 'start_time=2026-06-12T23:00:00Z&end_time=2026-06-14T23:00:00%2B01:00';
const rates = (id: string) => `/tariffs/rates/${id}?${TWO_DAYS}`;
const status = (id: string) => `/locations/${id}/status`;

const startsOf = (entries: Json[]) => entries.map(entry => textAt(entry, 'valid_from'));
const endsOf = (entries: Json[]) => entries.map(entry => textAt(entry, 'valid_to'));

/** The same series in each place where the service sends one. */
const PLACES: readonly [
  where: string,
  read: (type: FaultType) => Promise<Json[]>,
  price: string,
][] = [
  [
    'a summary of Zero',
    async type => listAt(await pageWith(type, 'tariff-summary'), 'data.rates.today'),
    'tariff.cost',
  ],
  [
    'a summary of Anode',
    async type =>
      listAt(await pageWith(type, 'tariff-summary', {api_version: 'anode'}), 'data.rates.today'),
    'tariff.cost',
  ],
  [
    'the list of tariffs of Busbar',
    async type => listAt(await pageWith(type, 'tariff-list'), 'tariffs.0.prices.today'),
    'price.value',
  ],
  [
    'the rates of the REST API',
    async type => listAt(await callWith(type, rates), 'data').slice(0, 60),
    'tariff.rate',
  ],
];

for (const [where, series, price] of PLACES) {
  describe(`a fault of ${where}`, () => {
    it('early-ends: an entry ends one second before the next one starts', async () => {
      const entries = await series('early-ends');
      const ends = endsOf(entries).map(end => Date.parse(end) + 1000);
      assert.ok(entries.length > 40);
      assert.deepEqual(
        ends.slice(0, -1),
        startsOf(entries)
          .slice(1)
          .map(start => Date.parse(start)),
      );
    });

    it('gaps: some entries are missing', async () => {
      const entries = await series('gaps');
      const ends = endsOf(entries).slice(0, -1);
      const starts = startsOf(entries).slice(1);
      const gaps = ends.filter((end, i) => end < (starts[i] ?? ''));
      assert.ok(gaps.length >= 5);
      assert.ok(gaps.length < entries.length / 2);
    });

    it('repeats: some entries come twice', async () => {
      const entries = await series('repeats');
      const starts = startsOf(entries);
      const repeated = starts.length - new Set(starts).size;
      assert.ok(repeated >= 5 && repeated < entries.length / 2);
    });

    it('overlaps: some entries end in the middle of the next one', async () => {
      const entries = await series('overlaps');
      const ends = endsOf(entries).slice(0, -1);
      const starts = startsOf(entries).slice(1);
      const late = ends.map((end, i) => Date.parse(end) - Date.parse(starts[i] ?? ''));
      assert.deepEqual([...new Set(late)], [0, 15 * 60_000]);
    });

    it('unsorted: the entries are all there, in another order', async () => {
      const entries = await series('unsorted');
      const starts = startsOf(entries);
      assert.notDeepEqual(starts, [...starts].sort());
      assert.equal(new Set(starts).size, starts.length);
    });

    it('null-price: some entries have no price', async () => {
      const entries = await series('null-price');
      const without = entries.filter(entry => at(entry, price) === null);
      assert.ok(without.length >= 5 && without.length < entries.length / 2);
    });

    it('binary-noise: prices have more digits than the service can mean', async () => {
      const entries = await series('binary-noise');
      const long = entries.filter(entry => textAt(entry, price).length > 12);
      assert.ok(long.length > entries.length - 3);
      for (const entry of long) assert.ok(Math.abs(Number(at(entry, price))) < 1);
    });

    it('utc-times: the times are in UTC', async () => {
      const entries = await series('utc-times');
      assert.ok(entries.length > 40);
      for (const time of [...startsOf(entries), ...endsOf(entries)]) assert.match(time, /Z$/);
    });

    it('odd-row: one entry is null', async () => {
      const {length} = (await series('odd-row')).filter(entry => entry === null);
      assert.equal(length, where.includes('REST') ? 0 : 1);
    });
  });
}

describe('late-tomorrow', () => {
  it('leaves tomorrow empty on a summary', async () => {
    const usual = await pageWith('delay', 'tariff-summary');
    assert.equal(listAt(usual, 'data.rates.tomorrow').length, 48);
    const late = await pageWith('late-tomorrow', 'tariff-summary');
    assert.deepEqual(at(late, 'data.rates.tomorrow'), []);
    assert.equal(listAt(late, 'data.rates.today').length, 48);
    assert.equal(listAt(late, 'data.rates.yesterday').length, 48);
  });

  it('ends a series of the REST API at midnight of the location', async () => {
    const {connected, command, api} = setUp();
    const id = await connected({country: 'DE'});
    await command('/faults', {faults: [{type: 'late-tomorrow'}]});
    const {body} = await api('GET', rates(id));
    const last = listAt(body, 'data').at(-1) ?? null;
    assert.equal(Date.parse(textAt(last, 'valid_to')), Date.parse('2026-06-14T00:00:00+02:00'));
  });
});

describe('faults of hours that are entered by hand', () => {
  const hours = {data: {hours: DAY_AND_NIGHT}};

  for (const [type, expected] of [
    ['gaps', [['07:00:00', '23:00:00']]],
    [
      'early-ends',
      [
        ['07:00:00', '22:59:59'],
        ['23:00:00', '06:59:59'],
      ],
    ],
    [
      'overlaps',
      [
        ['07:00:00', '23:00:00'],
        ['23:00:00', '11:00:00'],
      ],
    ],
    [
      'unsorted',
      [
        ['23:00:00', '07:00:00'],
        ['07:00:00', '23:00:00'],
      ],
    ],
  ] as const) {
    it(type, async () => {
      const page = await pageWith(type, 'time-of-day-rate', hours);
      const found = listAt(page, 'data.hours').map(entry => [
        at(entry, 'valid_from'),
        at(entry, 'valid_to'),
      ]);
      assert.deepEqual(found, expected);
    });
  }
});

describe('odd-row', () => {
  for (const [page, list, name] of [
    ['provider-select', 'data.providers', 'display_name'],
    ['tariff-select', 'data.tariffs', 'name'],
    ['tariff-list', 'tariffs', 'display_name'],
  ] as const) {
    it(`${page}: a row without a name, an overlong one and null`, async () => {
      const rows = listAt(await pageWith('odd-row', page), list);
      assert.ok(textAt(rows[0] ?? null, name).length > 300);
      assert.equal(Object.hasOwn(Object(rows[1]) as object, name), false);
      assert.match(textAt(rows[1] ?? null, page === 'tariff-list' ? 'tariff_id' : 'id'), /^\w+_/);
      assert.equal(rows.at(-1), null);
    });
  }

  it('tariff-structure, region: texts besides those that can be chosen', async () => {
    const options = listAt(await pageWith('odd-row', 'tariff-structure'), 'data.options');
    assert.deepEqual(options.slice(0, 4), ['FIXED', 'TIME_OF_DAY', 'MARKET', '']);
    assert.equal(options.at(-1), null);
    const page = await pageWith('odd-row', 'region', {country: 'SE'});
    assert.equal(listAt(page, 'data.regions').length, 7);
  });

  it('leaves the actions of a page alone', async () => {
    const page = await pageWith('odd-row', 'provider-select');
    assert.deepEqual(at(page, 'actions'), ['ADDRESS_CHANGE', 'PROVIDER_MISSING']);
  });

  it('lists of the REST API', async () => {
    const elements = await callWith('odd-row', id => `/tariffs/elements?location_id=${id}`);
    const rows = listAt(elements, 'data');
    assert.equal(rows.length, 2);
    assert.ok(textAt(rows[0] ?? null, 'display_name').length > 300);
    assert.equal(rows[1], null);
  });

  it('does not change the list for the turns after it', async () => {
    const {standing, restore} = setUp();
    const token = await standing('provider-select', {faults: [{type: 'odd-row'}]});
    await restore(token);
    const rows = listAt((await restore(token)).body, 'data.providers');
    for (const row of rows) assert.ok(textAt(row, 'display_name').length < 100);
  });
});

describe('faults of contract dates', () => {
  it('local-midnight: the day before, in UTC', async () => {
    const plain = await pageWith('delay', 'tariff-summary', {country: 'DE'});
    const date = textAt(plain, 'data.tariff.contract_end_date');
    assert.match(date, /T00:00:00\+0[12]:00$/);
    const page = await pageWith('local-midnight', 'tariff-summary', {country: 'DE'});
    const moved = textAt(page, 'data.tariff.contract_end_date');
    assert.match(moved, /T2[23]:00:00Z$/);
    assert.equal(Date.parse(moved), Date.parse(date));

    const body = await callWith('local-midnight', status, {country: 'DE'});
    const end = 'tariff_status.commodity_import.tariff.contract_end_date';
    assert.equal(at(body, end), moved);
  });

  it('far-end: the year 9999', async () => {
    for (const page of ['tariff-summary', 'contract-term']) {
      const body = await pageWith('far-end', page);
      const date = at(body, 'data.tariff.contract_end_date') ?? at(body, 'data.contract_end_date');
      assert.equal(date, '9999-12-31T00:00:00Z', page);
    }
    const body = await callWith('far-end', status);
    const end = 'tariff_status.commodity_import.tariff.contract_end_date';
    assert.equal(at(body, end), '9999-12-31T00:00:00Z');
  });

  it('odd-date: no timestamp', async () => {
    const page = await pageWith('odd-date', 'tariff-summary');
    assert.equal(at(page, 'data.tariff.contract_end_date'), '15/06/2027');
    assert.match(textAt(page, 'data.rates.today.0.valid_from'), /^2026-06-13T00:00:00\+01:00$/);
    const body = await callWith('odd-date', id => `/tariffs/elements?location_id=${id}`);
    assert.equal(at(body, 'data.0.contract_end_date'), '15/06/2027');
  });
});

describe('other faults of content', () => {
  it('unknown-zone: a time zone that no calendar has', async () => {
    const list = await pageWith('unknown-zone', 'tariff-list');
    const body = await callWith('unknown-zone', rates);
    for (const zone of [textAt(list, 'timezone'), textAt(body, 'location_timezone')]) {
      assert.throws(() => new Intl.DateTimeFormat('en', {timeZone: zone}), RangeError);
    }
  });

  it('null-data: what matters most is null', async () => {
    assert.equal(at(await callWith('null-data', rates), 'data'), null);
    const body = await callWith('null-data', status);
    assert.equal(Object.hasOwn(Object(body) as object, 'tariff_status'), true);
    assert.equal(at(body, 'tariff_status'), null);
    assert.match(textAt(body, 'id'), /^loc_/);
    const page = await pageWith('null-data', 'tariff-list');
    assert.deepEqual([at(page, 'tariffs'), at(page, 'actions.0')], [null, 'DISCONNECT']);
  });

  it('wrong-type: one row of each list', async () => {
    const rates = listAt(await pageWith('wrong-type', 'tariff-summary'), 'data.rates.today');
    assert.equal(at(rates[0] ?? null, 'valid_from'), 42);
    assert.match(textAt(rates[1] ?? null, 'valid_from'), /^2026/);
    const page = await pageWith('wrong-type', 'tariff-list');
    assert.equal(at(page, 'tariffs.0.display_name'), 42);
    assert.match(textAt(page, 'tariffs.1.display_name'), /^[A-Z]/);
  });

  it('wrong-type: one row, or the first object where there is no list', async () => {
    const providers = listAt(await pageWith('wrong-type', 'provider-select'), 'data.providers');
    assert.equal(at(providers[0] ?? null, 'display_name'), 42);
    assert.match(textAt(providers[1] ?? null, 'display_name'), /^[A-Z]/);
    assert.equal(at(await pageWith('wrong-type', 'fixed-rate'), 'data.provider'), 'an object');
    const body = await callWith('wrong-type', status);
    assert.equal(at(body, 'tariff_status.commodity_import'), 'an object');
    assert.equal(at(body, 'tariff_status.commodity_export.status'), 'NOT_CONNECTED');
  });

  it('an error of the service stays as it is', async () => {
    const {api, command} = setUp();
    await command('/faults', {faults: [{type: 'null-data', times: 'always'}]});
    const {status: code, body} = await api('GET', '/connect/tariff/token?connect_token=cot_x');
    assert.equal(code, 404);
    assert.deepEqual(body, {message: 'Not Found'});
  });
});

describe('the names of faults', () => {
  it('are the same for each kind of content in the conversation and in the REST API', async () => {
    const {fetch} = setUp();
    const index = (await (await fetch('/simulator')).json()) as Json;
    assert.deepEqual(at(index, 'rest_faults'), [...REST_FAULT_TYPES]);
    for (const type of ['odd-row', 'gaps', 'utc-times', 'far-end', 'null-data', 'wrong-type']) {
      assert.ok(listAt(index, 'faults').includes(type), type);
      assert.ok(listAt(index, 'rest_faults').includes(type), type);
    }
  });

  it('come with the closest one where they are misspelt', async () => {
    const {post} = setUp();
    const session = {page: 'tariff-summary', faults: [{type: 'odd-rows'}]};
    const refused = await post('/simulator/sessions', session);
    assert.equal(refused.status, 422);
    assert.match(textAt(refused.body, 'message'), /did you mean odd-row\?$/);
    const rest = await post('/simulator/faults', {faults: [{type: 'earlyends'}]});
    assert.match(textAt(rest.body, 'message'), /did you mean early-ends\?$/);
    const field = await post('/simulator/sessions', {page: 'region', provider: 3});
    assert.match(
      textAt(field.body, 'message'),
      /unknown field provider; did you mean providers\?$/,
    );
    const far = await post('/simulator/faults', {faults: [{type: 'boom'}]});
    assert.match(textAt(far.body, 'message'), /wrong-type\.$/);
    assert.throws(
      () => setUp({restFaults: [{type: 'nulldata' as 'null-data'}]}),
      /"nulldata" is no type of a fault in restFaults\. Did you mean "null-data"\?/,
    );
  });
});
