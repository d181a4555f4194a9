import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {RateEntry} from '../../../../src/protocol/rates.js';
import {boundsOf, formatIn} from '../../../../src/simulator/world/zone.js';
import {
  dayOf,
  mergeAdjacent,
  spanAt,
  toPriceSpans,
  type PriceSpan,
} from '../../../../src/ui/prices/rates.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A whole day of a zone in periods of some minutes; the last is shorter where they don't fit. */
function day(date: string, timeZone: string, minutes: number, price = (_: number) => 0.2) {
  const [start, end] = boundsOf(date, timeZone);
  const rates: RateEntry[] = [];
  for (let from = start; from < end; from += minutes * MINUTE) {
    const to = Math.min(end, from + minutes * MINUTE);
    const [valid_from, valid_to] = [formatIn(from, timeZone), formatIn(to, timeZone)];
    rates.push({valid_from, valid_to, cost: price((from - start) / HOUR), confidence: 1});
  }
  return rates;
}

/** `02:00-03:30 0.2` on a summer day in Berlin. */
function entry(text: string, confidence = 1): RateEntry {
  const [, from = '', to = '', cost] = /^([\d:]+)-([\d:]+) (\S+)$/.exec(text) ?? [];
  const on = (time: string) => `2024-06-${time === '24:00' ? '16T00:00' : `15T${time}`}:00+02:00`;
  return {valid_from: on(from), valid_to: on(to), cost: Number(cost), confidence};
}

const entries = (...texts: string[]) => texts.map(text => entry(text));

const wall = (moment: number) => new Date(moment).toISOString().slice(11, 16);
const times = ({start, end}: Pick<PriceSpan, 'start' | 'end'>) => `${wall(start)}-${wall(end)}`;
const told = (spans: readonly PriceSpan[]) => spans.map(span => `${times(span)} ${span.cost}`);

describe('prices by the clock', () => {
  it('reads moments and walls by their offset, whatever the time zone of the viewer', () => {
    const before = process.env.TZ;
    const read = (zone: string) => {
      process.env.TZ = zone;
      return toPriceSpans(entries('03:12-04:00 1'));
    };
    const [home, away] = [read('Europe/Berlin'), read('Pacific/Auckland')];
    process.env.TZ = before;
    assert.deepEqual(home, away);
    assert.equal(home[0]?.from, Date.UTC(2024, 5, 15, 1, 12));
    assert.deepEqual(home.map(times), ['03:12-04:00']);
  });

  it('reads offsets west of Greenwich and of half an hour', () => {
    const [span] = toPriceSpans([
      {
        valid_from: '2024-06-15T00:00:00-03:30',
        valid_to: '2024-06-15T01:00:00.000-03:30',
        cost: 1,
        confidence: 1,
      },
    ]);
    assert.ok(span);
    assert.equal(span.from, Date.UTC(2024, 5, 15, 3, 30));
    assert.equal(times(span), '00:00-01:00');
  });

  it('leaves out entries without a price', () => {
    const spans = toPriceSpans(entries('08:00-09:00 1', '09:00-10:00 x', '10:00-11:00 2'));
    assert.deepEqual(told(spans), ['08:00-09:00 1', '10:00-11:00 2']);
  });

  it('knows an estimate', () => {
    const [sure, unsure] = toPriceSpans([entry('00:00-01:00 1'), entry('01:00-02:00 1', 0.4)]);
    assert.equal(sure?.isEstimate, false);
    assert.equal(unsure?.isEstimate, true);
  });
});

describe('the price now', () => {
  const spans = toPriceSpans(entries('00:00-06:00 1', '06:00-12:00 2', '13:00-24:00 3'));
  const at = (time: string) => spanAt(spans, Date.parse(`2024-06-15T${time}:00+02:00`))?.cost;

  it('changes at the moment when the next price begins', () => {
    assert.equal(at('05:59'), 1);
    assert.equal(at('06:00'), 2);
  });

  it('is unknown before all entries, after all and in a gap', () => {
    assert.equal(spanAt(spans, Date.parse('2024-06-14T23:59:59+02:00')), undefined);
    assert.equal(spanAt(spans, Date.parse('2024-06-16T00:00:00+02:00')), undefined);
    assert.equal(at('12:30'), undefined);
  });

  it('is found by the moment in the hour that the clocks show twice', () => {
    const rates = day('2024-10-27', 'Europe/Berlin', 30, hour => hour);
    const now = (text: string) => spanAt(toPriceSpans(rates), Date.parse(text))?.cost;
    assert.equal(now('2024-10-27T02:40:00+02:00'), 2.5);
    assert.equal(now('2024-10-27T02:40:00+01:00'), 3.5);
  });
});

describe('the rows of the table', () => {
  const rowsOf = (rates: readonly RateEntry[]) =>
    told(mergeAdjacent(toPriceSpans(rates), ({cost}) => cost));

  it('are one for neighbours of the same price, and only for those', () => {
    assert.deepEqual(
      rowsOf(entries('00:00-01:00 1', '01:00-02:00 1', '02:00-03:00 2', '03:00-04:00 1')),
      ['00:00-02:00 1', '02:00-03:00 2', '03:00-04:00 1'],
    );
  });

  it('are one for a flat day of 96 prices', () => {
    assert.deepEqual(rowsOf(day('2024-06-15', 'Europe/Berlin', 15)), ['00:00-00:00 0.2']);
  });

  it('have one for a gap, and do not join across it', () => {
    assert.deepEqual(rowsOf(entries('00:00-01:00 1', '02:00-03:00 1')), [
      '00:00-01:00 1',
      '01:00-02:00 NaN',
      '02:00-03:00 1',
    ]);
  });
});

describe('the cheapest and the dearest hours', () => {
  const named = (...texts: string[]) => {
    const found = dayOf(entries(...texts));
    assert.ok(found);
    return (['cheap', 'dear'] as const).map(rank => found.windows[rank].map(times).join());
  };

  it('are the periods of a day and night tariff, joined over midnight', () => {
    assert.deepEqual(named('00:00-07:00 0.07', '07:00-23:00 0.28', '23:00-24:00 0.07'), [
      '23:00-07:00',
      '07:00-23:00',
    ]);
    assert.deepEqual(named('00:00-07:00 0.28', '07:00-23:00 0.07', '23:00-24:00 0.28'), [
      '07:00-23:00',
      '23:00-07:00',
    ]);
  });

  it('are all that there are, in the order of the day', () => {
    assert.deepEqual(
      named(
        ...['00:00-03:00 0.2', '03:00-05:00 0.1', '05:00-08:00 0.3', '08:00-13:00 0.2'],
        ...['13:00-15:00 0.11', '15:00-17:00 0.2', '17:00-20:00 0.3', '20:00-24:00 0.2'],
      ),
      ['03:00-05:00,13:00-15:00', '05:00-08:00,17:00-20:00'],
    );
  });

  it('are not joined over midnight where the price changes there', () => {
    assert.deepEqual(named('00:00-05:00 0.1', '05:00-22:00 0.3', '22:00-24:00 0.11'), [
      '00:00-05:00,22:00-00:00',
      '05:00-22:00',
    ]);
  });

  it('take in neighbours that are nearly as cheap', () => {
    assert.deepEqual(
      named('00:00-01:00 1', '01:00-02:00 0.12', '02:00-03:00 0.1', '03:00-04:00 0.5'),
      ['01:00-03:00', '00:00-01:00'],
    );
  });

  it('are not joined across a gap', () => {
    assert.deepEqual(named('00:00-01:00 1', '01:00-02:00 0', '03:00-04:00 0'), [
      '01:00-02:00,03:00-04:00',
      '00:00-01:00',
    ]);
  });

  it('are found among negative prices', () => {
    assert.deepEqual(named('00:00-01:00 -0.02', '01:00-02:00 -0.3', '02:00-03:00 -0.1'), [
      '01:00-02:00',
      '00:00-01:00',
    ]);
  });

  it('do not exist where every price is the same, or all are zero', () => {
    for (const rates of [['00:00-12:00 1', '12:00-24:00 1'], ['00:00-24:00 0']]) {
      const found = dayOf(entries(...rates));
      assert.ok(found);
      assert.equal(found.low, found.high);
      assert.deepEqual(new Set(found.spans.map(found.rankOf)), new Set(['usual']));
    }
  });
});

describe('the day that is drawn', () => {
  const LENGTHS = [15, 30, 60, 90];
  const DAYS = [
    ['2024-06-15', 'Europe/London', 24],
    ['2024-03-31', 'Europe/London', 23],
    ['2024-10-27', 'Europe/London', 25],
    ['2024-03-31', 'Europe/Berlin', 23],
    ['2024-10-27', 'Europe/Berlin', 25],
    ['2024-03-10', 'America/New_York', 23],
    ['2024-11-03', 'America/New_York', 25],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
    ['2026-10-29', 'Africa/Cairo', 25],
    ['2026-04-04', 'America/Santiago', 25],
  ] as const;

  for (const [date, zone, hours] of DAYS) {
    for (const minutes of LENGTHS) {
      it(`has ${hours} hours on ${date} in ${zone}, in periods of ${minutes} minutes`, () => {
        const found = dayOf(day(date, zone, minutes));
        assert.ok(found);
        assert.equal(found.spans.length, Math.ceil((hours * 60) / minutes));
        assert.deepEqual([found.from, found.to], boundsOf(date, zone));
        assert.equal(found.hasClockChange, hours !== 24);
        assert.deepEqual(
          found.hourMarks.map(([shown]) => wall(shown)),
          ['00:00', '06:00', '12:00', '18:00', '00:00'],
        );
        // The name stands where the location's clocks really show that hour.
        for (const [shown, moment] of found.hourMarks)
          assert.equal(formatIn(moment, zone).slice(11, 16), wall(shown));
      });
    }
  }

  it('is the whole day where only a part of it has prices', () => {
    const found = dayOf(entries('10:00-12:00 1', '14:00-15:00 2'));
    assert.ok(found);
    assert.deepEqual([found.from, found.to], boundsOf('2024-06-15', 'Europe/Berlin'));
  });

  it('is as long as the market’s day where that begins at another hour', () => {
    const rates = day('2024-06-15', 'Europe/Berlin', 60).map(rate => ({
      ...rate,
      valid_from: formatIn(Date.parse(rate.valid_from), 'Europe/London'),
      valid_to: formatIn(Date.parse(rate.valid_to), 'Europe/London'),
    }));
    const found = dayOf(rates);
    assert.ok(found);
    assert.equal(found.to - found.from, 24 * HOUR);
    for (const [shown, moment] of found.hourMarks)
      assert.equal(formatIn(moment, 'Europe/London').slice(11, 16), wall(shown));
  });

  it('names the hours rightly where a night price spans the change of the clocks', () => {
    const zone = 'Europe/Berlin';
    const [from, to] = boundsOf('2024-10-27', zone);
    const seven = from + 8 * HOUR;
    const rate = (start: number, end: number, cost: number): RateEntry => ({
      ...{valid_from: formatIn(start, zone), valid_to: formatIn(end, zone)},
      ...{cost, confidence: 1},
    });
    const found = dayOf([rate(from, seven, 0.1), rate(seven, to, 0.3)]);
    assert.ok(found);
    for (const [shown, moment] of found.hourMarks)
      assert.equal(formatIn(moment, zone).slice(11, 16), wall(shown));
  });

  it('begins at one where the clocks go forward at midnight', () => {
    for (const [before, date, zone] of [
      ['2026-04-23', '2026-04-24', 'Africa/Cairo'],
      ['2026-09-05', '2026-09-06', 'America/Santiago'],
    ] as const) {
      const [, start] = boundsOf(before, zone);
      const [, end] = boundsOf(date, zone);
      const rates = Array.from({length: 23}, (_, hour) => ({
        valid_from: formatIn(start + hour * HOUR, zone),
        valid_to: formatIn(start + (hour + 1) * HOUR, zone),
        ...{cost: hour, confidence: 1},
      }));
      const found = dayOf(rates, day(before, zone, 60));
      assert.ok(found);
      assert.deepEqual([found.from, found.to], [start, end]);
      assert.equal(found.hasClockChange, true);
      assert.deepEqual(
        found.hourMarks.map(([, moment]) => formatIn(moment, zone).slice(11, 16)),
        ['01:00', '06:00', '12:00', '18:00', '00:00'],
      );
    }
  });

  it('does not exist without prices', () => assert.equal(dayOf([]), undefined));
});
