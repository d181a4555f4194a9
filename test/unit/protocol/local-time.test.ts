import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';
import {parseReply} from '../../../src/protocol/reply.js';
import type {RateEntry, RatesByDay} from '../../../src/protocol/rates.js';
import type {DataOf} from '../../../src/protocol/routes.js';

const PROVIDER = {id: 'prv_1', display_name: 'Village Power', logo_url: ''};

function dataOf(route: string, data: object, frame: object = {}): unknown {
  const reply = parseReply({connect_token: 'cot_1', route, live_mode: false, data, ...frame});
  assert.ok('page' in reply);
  return reply.page.data;
}

type Summary = DataOf<'tariff-summary'>;

const summary = (data: object, frame: object = {}) =>
  dataOf(
    'summary_tou_confirm',
    {currency_code: 'EUR', provider: PROVIDER, tariff: {}, ...data},
    frame,
  ) as Summary;

const entry = (valid_from: string, valid_to: string, cost: unknown = 0.2) => ({
  ...{valid_from, valid_to, tariff: {cost, confidence: 1}},
});

const told = (entries: readonly RateEntry[] = []) =>
  entries.map(({valid_from, valid_to}) => `${valid_from} ${valid_to}`);

const home = process.env.TZ;
afterEach(() => {
  if (home === undefined) delete process.env.TZ;
  else process.env.TZ = home;
});

describe('times in UTC beside a named zone', () => {
  const rows = [
    {valid_from: '2026-06-14T23:00:00Z', valid_to: '2026-06-15T05:00:00Z', price: {value: 0.2}},
  ];
  const list = (timezone: unknown): RatesByDay => {
    const frame = {
      currency_code: 'GBP',
      timezone,
      tariffs: [{status: 'CONNECTED', provider: PROVIDER, prices: {today: rows}}],
    };
    const {tariffs} = dataOf('tariffs_summary', {}, frame) as DataOf<'tariff-list'>;
    const [tariff] = tariffs;
    assert.ok(tariff);
    return tariff.rates;
  };

  it('are local times on the list of tariffs', () => {
    const local = ['2026-06-15T00:00:00+01:00 2026-06-15T06:00:00+01:00'];
    assert.deepEqual(told(list('Europe/London').today), local);
  });

  it('are local times on the summary, whether the page or its data has the zone', () => {
    const local = ['2026-06-15T01:00:00+02:00 2026-06-15T07:00:00+02:00'];
    const timezone = 'Europe/Berlin';
    assert.deepEqual(told(summary({rates: {today: rows}}, {timezone}).rates.today), local);
    assert.deepEqual(told(summary({rates: {today: rows}, timezone}).rates.today), local);
  });

  it('have the offsets of both halves of a day on which clocks go back', () => {
    const today = [
      entry('2026-10-24T22:00:00Z', '2026-10-25T00:00:00Z'),
      entry('2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z', 0.3),
      entry('2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z', 0.4),
    ];
    assert.deepEqual(told(summary({rates: {today}, timezone: 'Europe/Berlin'}).rates.today), [
      '2026-10-25T00:00:00+02:00 2026-10-25T02:00:00+02:00',
      '2026-10-25T02:00:00+02:00 2026-10-25T02:00:00+01:00',
      '2026-10-25T02:00:00+01:00 2026-10-25T03:00:00+01:00',
    ]);
  });

  it('stay as they are in a zone that the platform does not know, and the page knows that', () => {
    const rates = list('Mars/Olympus_Mons');
    assert.deepEqual(told(rates.today), ['2026-06-14T23:00:00Z 2026-06-15T05:00:00Z']);
    assert.equal(rates.isZoneUnknown, true);
    for (const none of [undefined, null, '']) assert.equal(list(none).isZoneUnknown, undefined);
  });
});

describe('a price that is null on the summary', () => {
  it('is a gap, and the page can be saved', () => {
    const today = [
      entry('2026-06-15T00:00:00+02:00', '2026-06-15T01:00:00+02:00', 0.1),
      entry('2026-06-15T01:00:00+02:00', '2026-06-15T02:00:00+02:00', null),
      entry('2026-06-15T02:00:00+02:00', '2026-06-15T03:00:00+02:00', 0.3),
    ];
    const {rates} = summary({tariff: {name: 'T'}, rates: {today}});
    assert.deepEqual(
      rates.today.map(({cost}) => cost),
      [0.1, NaN, 0.3],
    );
  });
});

const BERLIN = {today: [entry('2026-06-15T00:00:00+02:00', '2026-06-15T01:00:00+02:00')]};
const WINTER = {today: [entry('2026-01-15T00:00:00+01:00', '2026-01-15T01:00:00+01:00')]};

const ENDS: readonly (readonly [end: unknown, data: object, day: string | null])[] = [
  ['2026-06-15T00:00:00Z', {rates: BERLIN}, '2026-06-15'],
  ['2026-06-14T22:00:00.000Z', {rates: BERLIN}, '2026-06-15'],
  ['2026-06-14T22:00:00Z', {timezone: 'Europe/Berlin'}, '2026-06-15'],
  ['2026-06-14T22:00:00Z', {rates: WINTER}, '2026-06-15'],
  ['2026-12-14T23:00:00Z', {rates: BERLIN}, '2026-12-15'],
  ['2026-06-14T21:59:59.999Z', {rates: BERLIN}, '2026-06-14'],
  ['2026-06-15T04:00:00Z', {timezone: 'America/New_York'}, '2026-06-15'],
  ['2026-06-15T03:59:59Z', {timezone: 'America/New_York'}, '2026-06-14'],
  ['2026-06-14T22:00:00Z', {timezone: 'Europe/London'}, '2026-06-14'],
  ['2026-06-14T22:00:00Z', {}, '2026-06-14'],
  ['2026-06-15', {rates: BERLIN}, '2026-06-15'],
  ['2026-06-15T00:00:00+02:00', {}, '2026-06-15'],
  ['2026-06-14T17:30:00Z', {rates: BERLIN}, '2026-06-14'],
  ['0001-01-01T00:00:00Z', {rates: BERLIN}, 'open-ended'],
  ['0000-12-31T22:00:00Z', {rates: BERLIN}, 'open-ended'],
  ['9999-12-31T00:00:00Z', {rates: BERLIN}, 'open-ended'],
  ['9999-12-31T23:59:59.9999999Z', {rates: BERLIN}, 'open-ended'],
  ['9999-12-30T22:00:00Z', {rates: BERLIN}, 'open-ended'],
  ['10000-01-01T00:00:00Z', {rates: BERLIN}, 'open-ended'],
  ['+010000-01-01T04:59:59.000Z', {rates: BERLIN}, 'open-ended'],
  ['-000001-12-31T23:00:00.000Z', {rates: BERLIN}, 'open-ended'],
  [null, {rates: BERLIN}, null],
  ['', {}, null],
  ['2026-02-30T00:00:00Z', {}, null],
  ['soon', {}, null],
  ['0000-00-00', {}, null],
  [5, {rates: 5, timezone: 5}, null],
];

describe('the last day of a contract', () => {
  for (const [end, data, day] of ENDS)
    it(`is ${day} for ${String(end)} with ${JSON.stringify(data).slice(0, 60)}`, () => {
      process.env.TZ = 'Asia/Tokyo';
      const {tariff} = summary({...data, tariff: {name: 'T', contract_end_date: end}});
      assert.equal(tariff.contract_end_date, day);
    });

  const term = (end: string, frame: object = {}) => {
    const data = {provider: PROVIDER, contract_end_date: end};
    return (dataOf('contract_term_capture', data, frame) as DataOf<'contract-term'>)
      .contract_end_date;
  };

  it('is by the clock of the device where a page has no other', () => {
    process.env.TZ = 'Europe/Berlin';
    assert.equal(term('2026-06-14T22:00:00.000Z'), '2026-06-15');
    process.env.TZ = 'America/New_York';
    assert.equal(term('2026-06-15T04:00:00.000Z'), '2026-06-15');
    assert.equal(term('2026-06-14T22:00:00.000Z'), '2026-06-14');
    assert.equal(term('2026-06-14T22:00:00.000Z', {timezone: 'Europe/Berlin'}), '2026-06-15');
  });

  it('is the same wherever the customer is, if it is written as a day', () => {
    for (const zone of ['Pacific/Kiritimati', 'Europe/Berlin', 'Pacific/Pago_Pago']) {
      process.env.TZ = zone;
      assert.equal(term('2026-06-15T00:00:00Z'), '2026-06-15');
      assert.equal(term('9999-12-31T00:00:00Z'), 'open-ended');
    }
  });
});
