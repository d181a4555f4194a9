import assert from 'node:assert/strict';
import {describe, it, test} from 'node:test';
import fc from 'fast-check';
import {rateSeries, type RateEntry} from '../../../src/protocol/rates.js';
import {parseTolerantly, safeParse} from '../../../src/protocol/schema.js';

const MINUTE = 60_000;
const MIDNIGHT = Date.parse('2026-06-14T22:00:00Z');

/** `00:00-01:00 0.2` on 15 June 2026 in Berlin; a time may have seconds, `x` is no price. */
function wire(text: string): object {
  const [from = '', to = '', cost = ''] = text.split(/[- ]/);
  const on = (time: string) => `2026-06-15T${time.length === 5 ? `${time}:00` : time}+02:00`;
  const rate = cost === 'x' ? null : Number(cost);
  return {valid_from: on(from), valid_to: on(to), tariff: {rate, confidence: 1}};
}

const read = (rows: unknown): RateEntry[] => parseTolerantly(rateSeries, rows).value;
const countMalformed = (rows: unknown) => safeParse(rateSeries, rows).error?.issues.length ?? 0;

/** As `wire` has it, with `24:00` for the end of the day. */
const told = (entries: readonly RateEntry[]) =>
  entries.map(({valid_from, valid_to, cost}) => {
    const [from, to] = [valid_from, valid_to].map(text =>
      text.slice(11).replace(/(?::00)?(?:[+-].{5}|Z)$/, ''),
    );
    return `${from}-${valid_to.startsWith('2026-06-16') ? '24:00' : to} ${cost}`;
  });

test('an entry without times is a gap, also as the first one', () => {
  const rows = [{tariff: {rate: 1}}, wire('00:00-01:00 2'), {tariff: {rate: 3}}];
  assert.deepEqual(told(read(rows)), ['00:00-01:00 2']);
  assert.equal(countMalformed(rows), 2);
});

test('times of a day that no calendar has are a gap, and the last day of a month is read', () => {
  const on = (day: string) => ({
    ...{valid_from: `2026-${day}T00:00:00Z`, valid_to: `2026-${day}T01:00:00Z`},
    tariff: {rate: 1, confidence: 1},
  });
  const entries = read([on('02-28'), on('02-29'), on('02-30'), on('04-30'), on('04-31')]);
  assert.deepEqual(
    entries.map(({valid_from}) => valid_from),
    ['2026-02-28T00:00:00Z', '2026-04-30T00:00:00Z'],
  );
});

const SERIES: readonly (readonly [what: string, rows: readonly string[], read: string[]])[] = [
  ['no entry', [], []],
  [
    'mixed steps',
    ['00:00-01:00 1', '01:00-01:05 2', '01:05-01:15 3', '01:15-01:45 4'],
    ['00:00-01:00 1', '01:00-01:05 2', '01:05-01:15 3', '01:15-01:45 4'],
  ],
  [
    'entries in any order',
    ['06:00-12:00 2', '12:00-24:00 3', '00:00-06:00 1'],
    ['00:00-06:00 1', '06:00-12:00 2', '12:00-24:00 3'],
  ],
  [
    'ends one second early',
    ['00:00-00:59:59 1', '01:00-01:59:59 2', '23:00-23:59:59 3'],
    ['00:00-01:00 1', '01:00-02:00 2', '23:00-24:00 3'],
  ],
  [
    'ends one millisecond early',
    ['00:00-00:29:59.999 1', '00:30-00:59:59.999999 2'],
    ['00:00-00:30 1', '00:30-01:00 2'],
  ],
  [
    'ends one minute early',
    ['00:00-00:59 1', '01:00-01:59 2', '03:00-03:14 3'],
    ['00:00-01:00 1', '01:00-02:00 2', '03:00-03:15 3'],
  ],
  [
    'starts one second late',
    ['00:00-01:00 1', '01:00:01-02:00 2'],
    ['00:00-01:00:01 1', '01:00:01-02:00 2'],
  ],
  [
    'steps of one minute',
    ['00:58-00:59 1', '00:59-01:00 2', '01:00-01:01 3'],
    ['00:58-00:59 1', '00:59-01:00 2', '01:00-01:01 3'],
  ],
  ['the same entry twice', ['00:00-01:00 1', '00:00-01:00 1'], ['00:00-01:00 1']],
  ['the same time with another price', ['00:00-01:00 1', '00:00-01:00 2'], ['00:00-01:00 2']],
  [
    'the same time, once with an early end',
    ['00:00-01:00 1', '00:00-00:59:59 2'],
    ['00:00-01:00 2'],
  ],
  [
    'an overlap',
    ['00:00-01:30 1', '01:00-02:00 2', '01:45-03:00 3'],
    ['00:00-01:00 1', '01:00-01:45 2', '01:45-03:00 3'],
  ],
  [
    'an overlap in another order',
    ['01:00-02:00 2', '00:00-01:30 1'],
    ['00:00-01:30 1', '01:30-02:00 2'],
  ],
  [
    'a correction within an hour',
    ['00:00-01:00 1', '00:15-00:30 2'],
    ['00:00-00:15 1', '00:15-00:30 2', '00:30-01:00 1'],
  ],
  [
    'a correction of quarters',
    ['00:00-00:15 1', '00:15-00:30 2', '00:00-01:00 3'],
    ['00:00-01:00 3'],
  ],
  [
    'no price among prices',
    ['00:00-01:00 1', '01:00-02:00 x', '02:00-03:00 3'],
    ['00:00-01:00 1', '01:00-02:00 NaN', '02:00-03:00 3'],
  ],
  [
    'no price for a time that has one',
    ['00:00-01:00 1', '00:00-01:00 x', '00:00-02:00 x'],
    ['00:00-01:00 1', '01:00-02:00 NaN'],
  ],
  ['midnight of the same date', ['22:00-00:00 1'], ['22:00-24:00 1']],
  ['a whole day', ['00:00-00:00 1'], ['00:00-24:00 1']],
  [
    'an end before its start',
    ['08:00-07:00 1', '09:00-09:00 1', '10:00-11:00 2'],
    ['10:00-11:00 2'],
  ],
  [
    'binary noise',
    ['00:00-01:00 0.30000000000000004', '01:00-02:00 -0.000001', '02:00-03:00 0.123456'],
    ['00:00-01:00 0.3', '01:00-02:00 0', '02:00-03:00 0.12346'],
  ],
  [
    'a number that is no price',
    ['00:00-01:00 1e300', '01:00-02:00 1'],
    ['00:00-01:00 NaN', '01:00-02:00 1'],
  ],
];

describe('a series of prices', () => {
  for (const [what, rows, expected] of SERIES)
    it(`may have ${what}`, () => assert.deepEqual(told(read(rows.map(wire))), expected));

  it('is 96 quarters where every fourth comes again with another price, and all come twice', () => {
    const quarter = (index: number, rate: number) => ({
      valid_from: new Date(MIDNIGHT + index * 15 * MINUTE).toISOString(),
      valid_to: new Date(MIDNIGHT + (index + 1) * 15 * MINUTE).toISOString(),
      tariff: {rate, confidence: 1},
    });
    const all = Array.from({length: 96}, (_, index) => quarter(index, 1));
    const corrections = all.flatMap((_, index) => (index % 4 === 0 ? [quarter(index, 2)] : []));
    const once = read([...all, ...corrections]);
    assert.deepEqual(
      once.map(({cost}) => cost),
      all.map((_, index) => (index % 4 === 0 ? 2 : 1)),
    );
    assert.deepEqual(read([...all, ...corrections, ...all, ...corrections]), once);
  });

  it('never has -0, which some languages write', () => {
    const [entry] = read([wire('00:00-01:00 -0.000004')]);
    assert.ok(Object.is(entry?.cost, 0));
  });

  it('has its price under any of three names', () => {
    const {valid_from, valid_to} = wire('00:00-01:00 1') as RateEntry;
    for (const price of [
      {tariff: {rate: 0.2, confidence: 0.4}},
      {tariff: {cost: 0.2, confidence: 0.4}},
      {price: {value: 0.2, vat: 0.03, confidence: 0.4}},
      {tariff: null, price: {value: 0.2, confidence: 0.4}},
    ])
      assert.deepEqual(read([{valid_from, valid_to, ...price}]), [
        {valid_from, valid_to, cost: 0.2, confidence: 0.4},
      ]);
  });

  const TIMES: readonly (readonly [string, string | undefined])[] = [
    ['2026-06-15T02:00:00.000Z', '2026-06-15T02:00:00Z'],
    ['2026-06-15T02:00:00.1234567Z', '2026-06-15T02:00:00.123Z'],
    ['2026-06-15T02:00Z', '2026-06-15T02:00:00Z'],
    ['2026-06-15t02:00:00z', '2026-06-15T02:00:00Z'],
    ['2026-06-15 02:00:00+00:00', '2026-06-15T02:00:00Z'],
    ['2026-06-15T02:00:00', '2026-06-15T02:00:00Z'],
    ['2026-06-15T02:00:00+0545', '2026-06-15T02:00:00+05:45'],
    ['2026-06-15T02:00:00-03', '2026-06-15T02:00:00-03:00'],
    ['2026-06-14T24:00:00-03:30', '2026-06-15T00:00:00-03:30'],
    ['2026-06-15T02:00:00+25:00', undefined],
    ['2026-06-15T02:00:00+02:60', undefined],
    ['2026-02-30T02:00:00Z', undefined],
    ['2026-06-15', undefined],
    ['2026', undefined],
    ['Mon, 15 Jun 2026 02:00:00 GMT', undefined],
    ['noon', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of TIMES)
    it(`begins at ${expected ?? 'no time'} for “${text}”`, () => {
      const valid_to = '2026-07-01T00:00:00Z';
      const [entry] = read([{valid_from: text, valid_to, tariff: {rate: 1}}]);
      assert.equal(entry?.valid_from, expected);
    });

  it('is read, and its odd entries are counted, whatever they are', () => {
    const good = [wire('00:00-01:00 1'), wire('02:00-03:00 2')];
    for (const odd of [null, 1, 'x', [], {}, {...good[0], valid_to: 5}, wire('00:00-01:00 x')]) {
      const rows = [good[0], odd, good[1]];
      assert.deepEqual(told(read(rows)), ['00:00-01:00 1', '02:00-03:00 2']);
      assert.deepEqual(
        safeParse(rateSeries, rows).error?.issues.map(({path}) => path),
        [[1]],
      );
    }
    for (const none of [1, 'x', {}]) {
      assert.deepEqual(read(none), []);
      assert.equal(countMalformed(none), 1);
    }
    for (const missing of [null, undefined, []]) assert.equal(countMalformed(missing), 0);
  });
});

/** Entries on a grid of five minutes, in any order, with prices or without. */
const rows = fc.array(
  fc.record({
    from: fc.nat({max: 60}),
    length: fc.integer({min: 1, max: 12}),
    early: fc.constantFrom(0, 1, 1000),
    cost: fc.option(fc.integer({min: -500, max: 500})),
    offset: fc.constantFrom('Z', '+02:00', '-03:30'),
  }),
  {maxLength: 40},
);

const STEP = 5 * MINUTE;
const OFFSETS: Record<string, number> = {Z: 0, '+02:00': 120, '-03:30': -210};
const write = (moment: number, offset: string) =>
  new Date(moment + (OFFSETS[offset] ?? 0) * MINUTE).toISOString().replace('Z', offset);

describe('any series', () => {
  it('has the price of the last entry with one at each moment, in order and without overlaps', () => {
    fc.assert(
      fc.property(rows, entries => {
        const result = read(
          entries.map(({from, length, early, cost, offset}) => ({
            valid_from: write(MIDNIGHT + from * STEP, offset),
            valid_to: write(MIDNIGHT + (from + length) * STEP - early, offset),
            tariff: {rate: cost === null ? null : cost / 1000, confidence: 1},
          })),
        );
        let end = -Infinity;
        for (const {valid_from, valid_to} of result) {
          assert.ok(Date.parse(valid_from) >= end && Date.parse(valid_to) > Date.parse(valid_from));
          end = Date.parse(valid_to);
        }
        for (let step = 0; step < 80; step++) {
          const moment = MIDNIGHT + step * STEP + MINUTE;
          const found = result.find(
            ({valid_from, valid_to}) =>
              Date.parse(valid_from) <= moment && moment < Date.parse(valid_to),
          );
          const covering = entries.filter(({from, length}) => from <= step && step < from + length);
          const expected = covering.findLast(({cost}) => cost !== null)?.cost;
          assert.equal(
            found && !Number.isNaN(found.cost) ? found.cost : undefined,
            expected === undefined || expected === null ? undefined : expected / 1000,
          );
        }
      }),
      {numRuns: 300},
    );
  });

  it('is read without an error, whatever its entries are', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (any, list) => {
        for (const series of [any, [...list, wire('00:00-01:00 1')]])
          assert.ok(Array.isArray(read(series)));
        assert.ok(told(read([...list, wire('00:00-01:00 1')])).includes('00:00-01:00 1'));
      }),
    );
  });
});
