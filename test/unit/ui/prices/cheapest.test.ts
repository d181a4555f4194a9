import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {findCheapest, type CheapestQuery} from '../../../../src/ui/prices/cheapest.js';
import type {PriceSpan} from '../../../../src/ui/prices/rates.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MIDNIGHT = Date.parse('2026-06-13T00:00:00Z');

/** Prices one after another, each for so many minutes; null for a gap. */
function every(minutes: number, costs: readonly (number | null)[]): PriceSpan[] {
  return costs.flatMap((cost, index) => {
    const from = MIDNIGHT + index * minutes * MINUTE;
    const to = from + minutes * MINUTE;
    return cost === null ? [] : [{from, to, start: from, end: to, cost, isEstimate: false}];
  });
}

const at = (time: string) => Date.parse(`2026-06-13T${time}Z`);
const told = (moment: number) => new Date(moment).toISOString().slice(11, 16);

function found(spans: readonly PriceSpan[], hours: number, more: Partial<CheapestQuery> = {}) {
  const cheapest = findCheapest(spans, {length: hours * HOUR, now: MIDNIGHT, ...more});
  return cheapest && `${told(cheapest.from)}-${told(cheapest.to)} ${cheapest.cost}`;
}

describe('the cheapest hours', () => {
  const DAY = [9, 8, 3, 2, 4, 7, 9, 1];

  it('are the ones with the lowest mean price', () => {
    assert.equal(found(every(60, DAY), 3), '02:00-05:00 3');
    assert.equal(found(every(60, DAY), 1), '07:00-08:00 1');
  });

  it('are found among prices of half an hour and of a quarter', () => {
    assert.equal(found(every(30, DAY), 1.5), '01:00-02:30 3');
    assert.equal(found(every(15, DAY), 0.75), '00:30-01:15 3');
    assert.equal(found(every(15, DAY), 0.25), '01:45-02:00 1');
  });

  it('may begin or end within a price', () => {
    // An hour and a half around the two cheap ones: the half comes from the cheaper neighbour.
    assert.equal(found(every(60, [9, 1, 3, 9]), 1.5), '01:00-02:30 1.6666667');
    assert.equal(found(every(60, [9, 3, 1, 9]), 1.5), '01:30-03:00 1.6666667');
  });

  it('begin from now on, by the next quarter hour', () => {
    const night = every(420, [1, 5]);
    assert.equal(found(night, 2, {now: at('03:07')}), '03:15-05:15 1');
    assert.equal(found(night, 2, {now: at('03:15')}), '03:15-05:15 1');
    assert.equal(found(night, 2, {now: at('06:00')}), '06:00-08:00 3');
  });

  it('are the earliest of equals, whatever binary fractions say', () => {
    assert.equal(found(every(60, [0.3, 0.1, 0.2, 0.9, 0.2, 0.1, 0.3]), 3), '00:00-03:00 0.2');
  });

  it('are the ones for which one is paid most, where prices are below zero', () => {
    assert.equal(found(every(60, [2, -1, -3, -2, 0]), 2), '02:00-04:00 -2.5');
  });

  it('are the best paid ones where energy goes out', () => {
    assert.equal(found(every(60, DAY), 2, {isExport: true}), '00:00-02:00 8.5');
  });

  it('are not taken from across a gap, nor where prices overlap', () => {
    assert.equal(found(every(60, [1, null, 1, 5, 5]), 2), '02:00-04:00 3');
    const [first, second] = every(60, [1, 1]);
    assert.ok(first && second);
    assert.equal(found([first, {...second, from: first.from}], 2), undefined);
  });

  it('do not exist where the known prices are too short', () => {
    assert.equal(found(every(60, DAY), 8), '00:00-08:00 5.375');
    assert.equal(found(every(60, DAY), 8.25), undefined);
    assert.equal(found(every(60, DAY), 1, {now: at('07:01')}), undefined);
    assert.equal(found([], 1), undefined);
  });

  for (const hours of [0, -1, NaN, Infinity])
    it(`do not exist for ${hours} hours`, () => {
      assert.equal(found(every(60, DAY), hours), undefined);
    });

  it('are an estimate where a part of them is', () => {
    const spans = every(60, [1, 2, 3, 4]).map((span, hour) => ({...span, isEstimate: hour > 1}));
    const estimate = (hours: number) =>
      findCheapest(spans, {length: hours * HOUR, now: MIDNIGHT})?.isEstimate;
    assert.equal(estimate(2), false);
    assert.equal(estimate(3), true);
  });

  it('are never dearer than any other that could be chosen', () => {
    const cost = fc.option(fc.integer({min: -50, max: 300}).map(cents => cents / 1000));
    fc.assert(
      fc.property(
        fc.array(cost, {minLength: 1, maxLength: 24}),
        fc.constantFrom(15, 30, 60),
        fc.integer({min: 1, max: 20}),
        (costs, minutes, quarters) => {
          const spans = every(minutes, costs);
          const length = quarters * 15;
          const priceAt = (minute: number) => costs[Math.floor(minute / minutes)] ?? null;
          let low = Infinity;
          for (let begin = 0; begin + length <= costs.length * minutes; begin += 15) {
            const prices = Array.from({length: quarters}, (_, index) =>
              priceAt(begin + index * 15),
            );
            if (prices.includes(null)) continue;
            low = Math.min(
              low,
              prices.reduce<number>((sum, price) => sum + (price ?? 0), 0),
            );
          }
          const cheapest = findCheapest(spans, {length: length * MINUTE, now: MIDNIGHT});
          if (low === Infinity) assert.equal(cheapest, undefined);
          else assert.ok(Math.abs((cheapest?.cost ?? NaN) - low / quarters) < 1e-6);
        },
      ),
      {numRuns: 300},
    );
  });
});
