import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {RateEntry} from '../../../../src/protocol/rates.js';
import {boundsOf, formatIn} from '../../../../src/simulator/world/zone.js';
import {dailyRates} from '../../../../src/ui/prices/daily-rates.js';
import {dayOf} from '../../../../src/ui/prices/rates.js';

const HOUR = 3_600_000;
const ZONE = 'Europe/London';

/** A day of London in half-hours. */
function day(date: string, price: (hour: number) => number, confidence = 1): RateEntry[] {
  const [start, end] = boundsOf(date, ZONE);
  const rates: RateEntry[] = [];
  for (let from = start; from < end; from += HOUR / 2) {
    const [valid_from, valid_to] = [formatIn(from, ZONE), formatIn(from + HOUR / 2, ZONE)];
    const cost = price(Number(valid_from.slice(11, 13)) + Number(valid_from.slice(14, 16)) / 60);
    rates.push({valid_from, valid_to, cost, confidence});
  }
  return rates;
}

const wall = (moment: number) => new Date(moment).toISOString().slice(11, 16);

function rates(today: RateEntry[], tomorrow: RateEntry[] = [], isKnownDaily = false) {
  const days = {today: dayOf(today), tomorrow: dayOf(tomorrow, today)};
  return dailyRates(days, isKnownDaily)?.map(
    ({start, end, cost, rank}) => `${wall(start)}-${wall(end)} ${cost} ${rank}`,
  );
}

const [SATURDAY, SUNDAY] = ['2026-06-13', '2026-06-14'];
const night = (hour: number) => (hour < 7 || hour >= 23 ? 0.09 : 0.31);
const peak = (hour: number) => (hour >= 16 && hour < 19 ? 0.45 : night(hour));

describe('rates that repeat every day', () => {
  it('are the periods that a customer entered, the night as one', () => {
    assert.deepEqual(rates(day(SATURDAY, night), day(SUNDAY, night)), [
      '07:00-23:00 0.31 dear',
      '23:00-07:00 0.09 cheap',
    ]);
    assert.deepEqual(rates(day(SATURDAY, peak), day(SUNDAY, peak)), [
      '07:00-16:00 0.31 usual',
      '16:00-19:00 0.45 dear',
      '19:00-23:00 0.31 usual',
      '23:00-07:00 0.09 cheap',
    ]);
  });

  it('are one for a price that never changes', () =>
    assert.deepEqual(
      rates(
        day(SATURDAY, () => 0.2),
        day(SUNDAY, () => 0.2),
      ),
      ['00:00-00:00 0.2 usual'],
    ));

  it('are known from one day only if the tariff repeats by its nature', () => {
    assert.equal(rates(day(SATURDAY, night)), undefined);
    assert.equal(rates(day(SATURDAY, night), [], true)?.length, 2);
    assert.equal(rates([], day(SUNDAY, night), true), undefined);
  });

  it('do not exist where the days differ, or are not known in full', () => {
    const today = day(SATURDAY, night);
    const tomorrow = day(SUNDAY, night);
    const others: [RateEntry[], RateEntry[]][] = [
      [today, day(SUNDAY, peak)],
      [today, day(SUNDAY, hour => night(hour) + 0.01)],
      [today.slice(2), tomorrow.slice(2)],
      [today.slice(0, -2), tomorrow.slice(0, -2)],
      [today.toSpliced(20, 2), tomorrow.toSpliced(20, 2)],
      [day(SATURDAY, night, 0.8), day(SUNDAY, night, 0.8)],
      [day(SATURDAY, hour => hour / 100), day(SUNDAY, hour => hour / 100)],
      [day('2026-10-25', night), day('2026-10-26', night)],
    ];
    for (const [index, [one, two]] of others.entries())
      assert.equal(rates(one, two, true), undefined, String(index));
  });
});
