import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createSimulator, type PriceSteps} from '../../../../src/simulator/index.js';
import {
  at,
  DAY_AND_NIGHT,
  listAt,
  setUp,
  textAt,
  type Json,
} from '../../../support/simulator/client.js';

const minutesOf = (entries: Json[]) =>
  entries.map(
    entry =>
      (Date.parse(textAt(entry, 'valid_to')) - Date.parse(textAt(entry, 'valid_from'))) / 60_000,
  );

const TODAY = 'start_time=2026-06-13T00:00:00%2B01:00&end_time=2026-06-14T00:00:00%2B01:00';

const COUNTS: readonly [steps: PriceSteps, count: number, minutes: readonly number[]][] = [
  ['five-minutes', 288, [5]],
  ['quarter-hours', 96, [15]],
  ['half-hours', 48, [30]],
  ['hours', 24, [60]],
  ['mixed-steps', 6 + 12 * 4 + 6 * 2, [60, 15, 30]],
];

describe('the steps of prices', () => {
  for (const [price_steps, count, minutes] of COUNTS) {
    it(`${price_steps}, on a summary and then in the REST API`, async () => {
      const {standing, restore, turn, locationOf, api} = setUp();
      const token = await standing('tariff-summary', {price_steps});
      const entries = listAt((await restore(token)).body, 'data.rates.today');
      assert.equal(entries.length, count);
      assert.deepEqual([...new Set(minutesOf(entries))], minutes);
      await turn(token, 'summary_tou_confirm', {action: 'SAVE'});
      const id = await locationOf(token);
      const {body} = await api('GET', `/tariffs/rates/${id}?${TODAY}`);
      assert.deepEqual(minutesOf(listAt(body, 'data')), minutesOf(entries));
    });
  }

  it('are changed for a location that is connected already', async () => {
    const {connectedHours, command, api} = setUp();
    const id = await connectedHours(DAY_AND_NIGHT);
    const usual = listAt((await api('GET', `/tariffs/rates/${id}?${TODAY}`)).body, 'data');
    assert.equal(usual.length, 3);
    await command(`/locations/${id}`, {price_steps: 'quarter-hours'});
    const entries = listAt((await api('GET', `/tariffs/rates/${id}?${TODAY}`)).body, 'data');
    assert.equal(entries.length, 96);
    assert.equal(at(entries[27] ?? null, 'tariff.rate'), 0.1);
    assert.equal(at(entries[28] ?? null, 'tariff.rate'), 0.3);
  });

  it('are those of an option for every new tariff', async () => {
    const {standing, restore} = setUp({priceSteps: 'five-minutes'});
    const {body} = await restore(await standing('tariff-summary', {country: 'FR'}));
    assert.equal(listAt(body, 'data.rates.today').length, 288);
    assert.throws(
      () => createSimulator({priceSteps: 'quarterhours' as 'quarter-hours'}),
      /Did you mean "quarter-hours"\?/,
    );
  });

  it('leave no gap on the days of a clock change', async () => {
    for (const [start, hours] of [
      ['2026-03-29T12:00:00Z', 23],
      ['2026-10-25T12:00:00Z', 25],
    ] as const) {
      const {clock, standing, restore} = setUp();
      clock.now = Date.parse(start);
      const token = await standing('tariff-summary', {country: 'DE', price_steps: 'mixed-steps'});
      const entries = listAt((await restore(token)).body, 'data.rates.today');
      const total = minutesOf(entries).reduce((sum, minutes) => sum + minutes, 0);
      assert.equal(total, hours * 60);
      for (const [i, entry] of entries.slice(1).entries())
        assert.equal(
          Date.parse(textAt(entry, 'valid_from')),
          Date.parse(textAt(entries[i] ?? null, 'valid_to')),
        );
    }
  });
});
