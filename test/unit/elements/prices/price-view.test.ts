import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ConnectError, readPrices, type LocationPrices} from '../../../../src/core/index.js';
import {addDays, boundsOf, formatIn} from '../../../../src/simulator/world/zone.js';
import {
  priceView,
  nextRefreshAt,
  pricesLoadedDetail,
} from '../../../../src/elements/prices/price-view.js';
import type {PriceSpan} from '../../../../src/ui/prices/rates.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Options {
  minutes?: number;
  /** By the hour since the beginning. */
  price?: (hour: number) => number | null;
  write?: (moment: number) => string;
  location_timezone?: string;
  direction?: string;
  next_update?: string;
}

/** As the service writes it; moments in UTC unless said otherwise. */
function answer(
  [from, to]: readonly [number, number],
  {
    minutes = 60,
    price = () => 0.2,
    write = moment => new Date(moment).toISOString(),
    ...more
  }: Options = {},
): Record<string, unknown> {
  const data = [];
  for (let at = from; at < to; at += minutes * MINUTE) {
    const rate = price((at - from) / HOUR);
    const period = {valid_from: write(at), valid_to: write(at + minutes * MINUTE)};
    data.push({...period, tariff: rate === null ? null : {rate, confidence: 1}});
  }
  return {
    ...{location_timezone: 'Europe/London', currency_code: 'GBP', direction: 'IMPORT'},
    ...{next_update: '', data},
    ...more,
  };
}

const prices = (...args: Parameters<typeof answer>): LocationPrices => readPrices(answer(...args));

const wall = (moment: number) => new Date(moment).toISOString().slice(11, 16);
const times = ({start, end}: Pick<PriceSpan, 'start' | 'end'>) => `${wall(start)}-${wall(end)}`;

describe('the days of a location', () => {
  /** Days of 23, 24, 24.5 and 25 hours; Cairo and Beirut change their clocks at midnight. */
  const DAYS = [
    ['Europe/London', '2026-03-29', 23],
    ['Europe/London', '2026-10-25', 25],
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/New_York', '2026-11-01', 25],
    ['America/St_Johns', '2026-03-08', 23],
    ['Asia/Kolkata', '2026-06-13', 24],
    ['Asia/Kathmandu', '2026-06-13', 24],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Pacific/Auckland', '2026-04-05', 25],
    ['Africa/Cairo', '2026-04-24', 23],
    ['Africa/Cairo', '2026-10-29', 25],
    ['Asia/Beirut', '2026-03-29', 23],
    ['America/Havana', '2026-11-01', 25],
  ] as const;

  for (const [location_timezone, date, hours] of DAYS) {
    const [start, end] = boundsOf(date, location_timezone);
    const around = [start - 48 * HOUR, end + 72 * HOUR] as const;

    it(`has ${hours} hours on ${date} in ${location_timezone}`, () => {
      assert.equal(end - start, hours * HOUR);
      for (const now of [start, start + 5 * HOUR, end - 1]) {
        const {days} = priceView(prices(around, {minutes: 15, location_timezone}), {now});
        assert.deepEqual([days.today?.from, days.today?.to], [start, end]);
        assert.equal(days.today?.spans.length, hours * 4);
        assert.equal(days.today.hasClockChange, hours !== 24);
        const next = boundsOf(addDays(date, 1), location_timezone);
        assert.deepEqual([days.tomorrow?.from, days.tomorrow?.to], next);
      }
    });

    it(`names the hours as its clocks show them on ${date} in ${location_timezone}`, () => {
      const {days} = priceView(prices(around, {minutes: 15, location_timezone}), {now: start});
      for (const [shown, moment] of days.today?.hourMarks.slice(1) ?? [])
        assert.equal(formatIn(moment, location_timezone).slice(11, 16), wall(shown));
      for (const span of days.today?.spans ?? [])
        assert.equal(formatIn(span.from, location_timezone).slice(11, 16), wall(span.start));
    });

    it(`is the day before, and the day after, around ${date} in ${location_timezone}`, () => {
      const view = (now: number) => priceView(prices(around, {location_timezone}), {now});
      assert.equal(view(start - 1).days.tomorrow?.from, start);
      assert.equal(view(end).days.today?.from, end);
    });
  }

  it('is the same in whatever offset the moments are written, and wherever the viewer is', () => {
    const day = boundsOf('2026-10-25', 'Europe/Berlin');
    const known = (zone: string, write: (moment: number) => string) => {
      process.env.TZ = zone;
      const location_timezone = 'Europe/Berlin';
      return priceView(prices(day, {location_timezone, write}), {hours: 2, now: day[0]}).days.today
        ?.spans;
    };
    const before = process.env.TZ;
    const [home, away, there] = [
      known('Europe/Berlin', moment => formatIn(moment, 'Europe/Berlin')),
      known('Pacific/Auckland', moment => formatIn(moment, 'UTC')),
      known('America/Los_Angeles', moment => formatIn(moment, 'Asia/Kolkata')),
    ];
    process.env.TZ = before;
    assert.equal(home?.length, 25);
    assert.deepEqual(away, home);
    assert.deepEqual(there, home);
  });

  it('cuts a price that goes over midnight, by the half hour where clocks differ by one', () => {
    const around = [
      Date.parse('2026-06-12T00:00:00Z'),
      Date.parse('2026-06-15T00:00:00Z'),
    ] as const;
    const {days} = priceView(prices(around, {location_timezone: 'Asia/Kolkata'}), {
      now: Date.parse('2026-06-13T06:00:00Z'),
    });
    const shown = days.today?.spans.map(times) ?? [];
    assert.deepEqual(
      [shown[0], shown[1], shown.at(-1)],
      ['00:00-00:30', '00:30-01:30', '23:30-00:00'],
    );
    assert.equal(days.tomorrow?.spans[0]?.from, days.today?.to);
  });

  it('does not end the hour that clocks show twice before it began', () => {
    const day = boundsOf('2026-10-25', 'Europe/Berlin');
    const {days} = priceView(prices(day, {location_timezone: 'Europe/Berlin'}), {now: day[0]});
    const shown = days.today?.spans.slice(1, 5).map(times);
    assert.deepEqual(shown, ['01:00-02:00', '02:00-03:00', '02:00-03:00', '03:00-04:00']);
  });

  it('tells the two hours apart that clocks show twice', () => {
    const day = boundsOf('2026-10-25', 'Europe/Berlin');
    const location_timezone = 'Europe/Berlin';
    const {days} = priceView(prices(day, {location_timezone, minutes: 15}), {now: day[0]});
    const spans = days.today?.spans ?? [];
    assert.equal(spans.length, 100);
    for (const [index, {startOccurrence, endOccurrence}] of spans.entries()) {
      const expected = index < 8 || index >= 16 ? undefined : index < 12 ? 'first' : 'second';
      assert.deepEqual([startOccurrence, endOccurrence], [expected, expected], String(index));
    }
  });

  it('has a gap where the service gives no price', () => {
    const day = boundsOf('2026-06-13', 'Europe/London');
    const price = (hour: number) => (hour === 5 ? null : 0.2);
    const {days} = priceView(prices(day, {price}), {now: day[0]});
    assert.equal(days.today?.spans.length, 23);
    assert.ok(!days.today.spans.some(span => times(span) === '05:00-06:00'));
  });
});

describe('a time zone that the browser does not know', () => {
  const [start, end] = boundsOf('2026-06-13', 'America/Santiago');
  const now = start + 10 * HOUR;
  const write = (moment: number) => formatIn(moment, 'America/Santiago');
  const viewIn = (location_timezone: unknown, writeMoment = write) =>
    priceView(
      readPrices({...answer([start, end + 24 * HOUR], {write: writeMoment}), location_timezone}),
      {now},
    );

  for (const zone of ['America/Nowhere', '', null, ['Europe/London']])
    it(`leaves the clock to the offsets: ${JSON.stringify(zone)}`, () => {
      const {days, wallAt} = viewIn(zone);
      const known = viewIn('America/Santiago');
      assert.deepEqual(
        [days.today?.spans, days.today?.from, days.tomorrow?.to],
        [known.days.today?.spans, start, end + 24 * HOUR],
      );
      assert.equal(days.offsets, 'UTC-04:00');
      assert.equal(known.days.offsets, undefined);
      assert.equal(wall(wallAt(now)), '10:00');
    });

  it('leaves only UTC where the moments are in UTC', () => {
    const {days} = viewIn('America/Nowhere', moment => new Date(moment).toISOString());
    assert.equal(days.offsets, 'UTC');
    assert.equal(days.today?.spans[0] && times(days.today.spans[0]), '04:00-05:00');
  });
});

describe('ends that are written as the last second', () => {
  const day = boundsOf('2026-06-13', 'Europe/London');
  const now = day[0];
  const early = (ms: number, price = (_: number) => 0.2) => {
    const json = answer(day, {price});
    const data = (json.data as {valid_to: string}[]).map(entry => ({
      ...entry,
      valid_to: new Date(Date.parse(entry.valid_to) - ms).toISOString(),
    }));
    return readPrices({...json, data});
  };

  for (const ms of [1, 1000, MINUTE])
    it(`leave no gaps, ${ms} ms before the hour`, () => {
      assert.equal(priceView(early(ms), {now}).flatPrice, 0.2);
      const view = priceView(
        early(ms, hour => hour / 100),
        {now, hours: 3},
      );
      assert.equal(view.cheapest && times(view.cheapest), '00:00-03:00');
      assert.equal(view.days.today?.spans.length, 24);
      assert.equal(view.days.today.spans.at(-1)?.to, day[1]);
    });
});

describe('what is to be shown of prices', () => {
  const [start, end] = boundsOf('2026-06-13', 'Europe/London');
  const both = [start, end + 24 * HOUR] as const;
  const now = start + 10.25 * HOUR;
  const rising = (hour: number) => hour / 100;

  it('is one price for a flat tariff, whatever its periods are', () => {
    for (const minutes of [15, 60, 24 * 60])
      assert.equal(priceView(prices(both, {minutes}), {now}).flatPrice, 0.2);
    assert.equal(priceView(prices([start, end]), {now}).flatPrice, 0.2);
  });

  it('is no flat tariff where a price is missing, or only some hours are known', () => {
    const price = (hour: number) => (hour === 30 ? null : 0.2);
    assert.equal(priceView(prices(both, {price}), {now}).flatPrice, undefined);
    assert.equal(priceView(prices([now, end]), {now}).flatPrice, undefined);
    assert.equal(priceView(prices(both, {price: rising}), {now}).flatPrice, undefined);
  });

  it('points at no hours of a flat tariff', () => {
    assert.equal(priceView(prices(both), {now, hours: 3}).cheapest, undefined);
  });

  it('points at hours that go over midnight, by the location’s clock', () => {
    const night = (hour: number) => (hour >= 23 && hour < 26 ? 0.05 : 0.3);
    const {cheapest} = priceView(prices(both, {price: night}), {now, hours: 3});
    assert.equal(cheapest && times(cheapest), '23:00-02:00');
  });

  it('points at hours of today and tomorrow only', () => {
    const week = [start, end + 144 * HOUR] as const;
    const falling = (hour: number) => 1 - hour / 1000;
    const {cheapest} = priceView(prices(week, {price: falling}), {now, hours: 2});
    assert.equal(cheapest?.to, end + 24 * HOUR);
  });

  it('points at the best paid hours of energy that goes out', () => {
    const {cheapest} = priceView(prices(both, {price: rising, direction: 'EXPORT'}), {
      ...{now, hours: 1},
    });
    assert.equal(cheapest?.cost, 0.47);
  });

  it('changes at the end of the price now, when hours begin, and at midnight', () => {
    const price = (hour: number) => (hour < 11 ? 0.3 : hour < 20 ? 0.2 : 0.1);
    const long = {minutes: 60, price};
    assert.equal(priceView(prices(both, long), {now}).nextChangeAt, start + 11 * HOUR);
    assert.equal(priceView(prices([start, start + 10 * HOUR]), {now}).nextChangeAt, end);
    assert.equal(priceView(prices([end, end + HOUR]), {now}).nextChangeAt, end);
    const days = prices(both, {minutes: 24 * 60, price: hour => 1 + hour});
    const soon = start + 10 * HOUR + 5 * MINUTE;
    assert.equal(priceView(days, {now: soon, hours: 1}).nextChangeAt, start + 10.25 * HOUR);
    assert.equal(priceView(days, {now: soon}).nextChangeAt, end);
  });

  it('says when tomorrow’s prices come, where that is today', () => {
    const expected = (next_update: string) =>
      priceView(prices([start, end], {next_update}), {now}).tomorrowExpectedAt;
    assert.equal(expected('2026-06-13T13:00:00Z'), Date.parse('2026-06-13T13:00:00Z'));
    for (const other of ['', 'soon', '2026-06-13T09:00:00Z', '2026-06-14T00:00:00Z'])
      assert.equal(expected(other), undefined, other);
  });
});

describe('prices that were read', () => {
  const [start, end] = boundsOf('2026-06-13', 'Europe/London');
  const now = start + 10 * HOUR;

  it('are worth reading again when there is news, when they end, and at midnight', () => {
    const long = [start, end + 24 * HOUR] as const;
    assert.equal(nextRefreshAt(prices(long), now), end);
    assert.equal(nextRefreshAt(prices([start, now + HOUR]), now), now + HOUR);
    const next_update = new Date(now + 5 * MINUTE).toISOString();
    assert.equal(nextRefreshAt(prices(long, {next_update}), now), now + 5 * MINUTE);
  });

  it('are not read again for what has been', () => {
    for (const next_update of ['', 'never', '1970-01-01T00:00:00Z'])
      assert.equal(nextRefreshAt(prices([start - 9 * HOUR, start], {next_update}), now), end);
    assert.equal(nextRefreshAt(prices([start, start]), now), end);
  });

  it('are told to the host by their currency and their ends', () => {
    assert.deepEqual(pricesLoadedDetail(prices([start, end])), {
      currency: 'GBP',
      from: '2026-06-12T23:00:00.000Z',
      to: '2026-06-13T23:00:00.000Z',
      unreadable: [],
    });
    assert.deepEqual(pricesLoadedDetail(prices([start, start])), {
      currency: 'GBP',
      from: '',
      to: '',
      unreadable: [],
    });
  });
});

describe('an answer that is no prices', () => {
  const good = answer([Date.parse('2026-06-13T00:00:00Z'), Date.parse('2026-06-13T03:00:00Z')]);
  const [entry] = good.data as object[];
  const BROKEN: Record<string, unknown> = {
    'is nothing': null,
    'is a text': 'prices',
    'is a list': [],
    'is empty': {},
    'has no currency': {...good, currency_code: ''},
    'has a currency that is none': {...good, currency_code: '<b>'},
  };

  it('differs from one that is', () => assert.equal(readPrices(good).data.length, 3));

  for (const [what, json] of Object.entries(BROKEN))
    it(`is refused whole where it ${what}`, () => {
      assert.throws(
        () => readPrices(json),
        error => error instanceof ConnectError && error.kind === 'protocol',
      );
    });

  it('may leave out what is not needed', () => {
    const {data, location_timezone, unreadable} = readPrices({currency_code: 'GBP', data: [entry]});
    assert.deepEqual([data.length, location_timezone, unreadable], [1, '', []]);
    assert.deepEqual(readPrices({currency_code: 'GBP'}).data, []);
  });

  const ODD: Record<string, readonly unknown[]> = {
    'is nothing': [null],
    'is a text': ['0.2'],
    'has a moment that is none': [{...entry, valid_to: 'noon'}],
    'has no moment': [{...entry, valid_from: undefined}],
    'has no price': [{...entry, tariff: {}}],
    'has a price that is null': [{...entry, tariff: {rate: null, confidence: 0}}],
    'has a price that is a text': [{...entry, tariff: {rate: '0.2'}}],
  };
  for (const [what, [odd]] of Object.entries(ODD))
    it(`is a gap where one entry ${what}, and says so to the site`, () => {
      const read = readPrices({...good, data: [odd, ...(good.data as object[]).slice(1)]});
      assert.equal(read.data.filter(({cost}) => cost === 0.2).length, 2);
      const detail = pricesLoadedDetail(read);
      assert.equal(detail.from, '2026-06-13T01:00:00.000Z');
      assert.deepEqual(detail.unreadable, ['prices.data.0']);
    });

  it('is a gap where the service has no price for a time, and that is no fault', () => {
    for (const tariff of [null, undefined]) {
      const {data, unreadable} = readPrices({...good, data: [{...entry, tariff}]});
      assert.deepEqual([data[0]?.cost, unreadable], [NaN, []]);
    }
  });

  it('has no prices where its list is none', () => {
    const {data, unreadable} = readPrices({...good, data: {0: entry}});
    assert.deepEqual([data, unreadable], [[], ['prices.data']]);
  });
});
