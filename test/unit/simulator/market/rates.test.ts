import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {at, listAt, setUp, type Json} from '../../../support/simulator/client.js';

/** The rates on the summary page of a market tariff, at a moment. */
async function ratesAt(now: string, country = 'GB', seed = 1) {
  const {standing, restore} = setUp({now: () => new Date(now), seed});
  const page = await restore(await standing('tariff-summary', {country}));
  return at(page.body, 'data.rates');
}

const costs = (list: Json[]) => list.map(entry => Number(at(entry, 'tariff.cost')));

/** Entries follow one another without a gap, each as long as the market's period. */
function assertContiguous(list: Json[], minutes: number) {
  for (const [i, entry] of list.entries()) {
    const from = Date.parse(String(at(entry, 'valid_from')));
    const to = Date.parse(String(at(entry, 'valid_to')));
    assert.equal(to - from, minutes * 60_000);
    const next = list[i + 1];
    if (next !== undefined) assert.equal(at(next, 'valid_from'), at(entry, 'valid_to'));
  }
}

describe('rates', () => {
  for (const [country, day, periods, minutes, zone] of [
    ['GB', '2026-03-29', 46, 30, 'first 2026-03-29T00:00:00+00:00 last +01:00'],
    ['GB', '2026-06-13', 48, 30, 'first 2026-06-13T00:00:00+01:00 last +01:00'],
    ['GB', '2026-10-25', 50, 30, 'first 2026-10-25T00:00:00+01:00 last +00:00'],
    ['DE', '2026-03-29', 92, 15, 'first 2026-03-29T00:00:00+01:00 last +02:00'],
    ['DE', '2026-06-13', 96, 15, 'first 2026-06-13T00:00:00+02:00 last +02:00'],
    ['DE', '2026-10-25', 100, 15, 'first 2026-10-25T00:00:00+02:00 last +01:00'],
    ['FR', '2026-06-13', 24, 60, 'first 2026-06-13T00:00:00+02:00 last +02:00'],
    ['US', '2026-11-01', 25, 60, 'first 2026-11-01T00:00:00-05:00 last -06:00'],
  ] as const) {
    it(`has ${periods} periods in ${country} on ${day}`, async () => {
      const today = listAt(await ratesAt(`${day}T12:00:00Z`, country), 'today');
      assert.equal(today.length, periods);
      assertContiguous(today, minutes);
      const first = String(at(today[0] ?? null, 'valid_from'));
      const last = String(at(today.at(-1) ?? null, 'valid_to'));
      assert.equal(`first ${first} last ${last.slice(-6)}`, zone);
    });
  }

  it('joins yesterday, today and tomorrow', async () => {
    const rates = await ratesAt('2026-10-25T15:00:00Z');
    const all = ['yesterday', 'today', 'tomorrow'].flatMap(day => listAt(rates, day));
    assert.equal(all.length, 48 + 50 + 48);
    assertContiguous(all, 30);
  });

  it('has no prices for tomorrow before one o’clock, local time', async () => {
    const before = await ratesAt('2026-06-13T10:59:59Z', 'DE');
    assert.deepEqual(at(before, 'tomorrow'), []);
    assert.equal(listAt(before, 'yesterday').length, 96);
    assert.equal(listAt(await ratesAt('2026-06-13T11:00:00Z', 'DE'), 'tomorrow').length, 96);
    assert.deepEqual(at(await ratesAt('2026-06-13T11:00:00Z', 'GB'), 'tomorrow'), []);
  });

  it('repeats itself for a seed and differs for another', async () => {
    const now = '2026-06-13T12:00:00Z';
    assert.deepEqual(await ratesAt(now, 'GB', 7), await ratesAt(now, 'GB', 7));
    const one = costs(listAt(await ratesAt(now, 'GB', 7), 'today'));
    assert.notDeepEqual(one, costs(listAt(await ratesAt(now, 'GB', 8), 'today')));
    assert.notDeepEqual(one, costs(listAt(await ratesAt(now, 'GB', 7), 'yesterday')));
  });

  it('is negative on some days, cheap at night and dear in the evening', async () => {
    let negative = 0;
    for (let month = 1; month <= 12; month += 1) {
      for (const day of ['04', '11', '18', '25']) {
        const now = `2026-${String(month).padStart(2, '0')}-${day}T12:00:00Z`;
        const today = costs(listAt(await ratesAt(now), 'today'));
        assert.ok((today[7] ?? 0) < (today[36] ?? 0), now);
        assert.ok(today.every(cost => cost === Number(cost.toFixed(5)) && Math.abs(cost) < 1));
        if (today.some(cost => cost < 0)) negative += 1;
      }
    }
    assert.ok(negative > 2 && negative < 30, String(negative));
  });

  it('adds the fixed part first, then the percentage', async () => {
    const now = () => new Date('2026-06-13T15:00:00Z');
    const prices = async (surcharge: object) => {
      const {standing, turn} = setUp({now});
      const token = await standing('surcharge');
      await turn(token, 'market_surcharge_capture', {data: {surcharge}});
      await turn(token, 'tariff_name_capture', {data: {tariff: {name: 'Mine'}}});
      const summary = await turn(token, 'contract_term_capture');
      return costs(listAt(summary.body, 'data.rates.today'));
    };
    const plain = await prices({fixed: 0, percentage: 0});
    const charged = await prices({fixed: 0.02, percentage: 20});
    for (const [i, cost] of plain.entries()) {
      assert.ok(Math.abs((charged[i] ?? 0) - (cost + 0.02) * 1.2) < 1e-5);
    }
  });

  it('keeps the hours of a day-and-night tariff on the day that the clocks change', async () => {
    const {standing, turn} = setUp({now: () => new Date('2026-03-29T12:00:00Z')});
    const token = await standing('time-of-day-rate');
    const hours = [
      {valid_from: '01:30:00', valid_to: '07:00:00', cost: 0.1},
      {valid_from: '07:00:00', valid_to: '01:30:00', cost: 0.3},
    ];
    await turn(token, 'rate_tod_capture', {data: {hours}});
    await turn(token, 'tariff_name_capture', {data: {tariff: {name: 'Mine'}}});
    const summary = await turn(token, 'contract_term_capture');
    // Half past one is skipped in London on that day: the change is the border.
    assert.deepEqual(at(summary.body, 'data.rates.today'), [
      {
        valid_from: '2026-03-29T00:00:00+00:00',
        valid_to: '2026-03-29T02:00:00+01:00',
        tariff: {cost: 0.3, confidence: 1},
      },
      {
        valid_from: '2026-03-29T02:00:00+01:00',
        valid_to: '2026-03-29T07:00:00+01:00',
        tariff: {cost: 0.1, confidence: 1},
      },
      {
        valid_from: '2026-03-29T07:00:00+01:00',
        valid_to: '2026-03-30T00:00:00+01:00',
        tariff: {cost: 0.3, confidence: 1},
      },
    ]);
  });
});
