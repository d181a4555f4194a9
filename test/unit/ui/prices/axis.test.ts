import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {priceAxis} from '../../../../src/ui/prices/axis.js';

describe('the lines of a price axis', () => {
  for (const [low, high, values, decimals] of [
    [0, 37, [0, 20], 0],
    [0, 25.83, [0, 10, 20], 0],
    [0, 30, [0, 10, 20, 30], 0],
    [-7, 19.83, [0, 10], 0],
    [-30, -1, [-30, -20, -10], 0],
    [0, 0.35, [0, 0.2], 1],
    [0, 0.29, [0, 0.1, 0.2], 1],
    [0, 0.03, [0, 0.01, 0.02, 0.03], 2],
    [0, 0.000_04, [0, 0.000_02, 0.000_04], 5],
    [0, 1, [0, 0.5, 1], 1],
    [0, 3e11, [0, 1e11, 2e11, 3e11], 0],
  ] as const)
    it(`are ${values.join(', ')} from ${low} to ${high}`, () =>
      assert.deepEqual(priceAxis(low, high), {values, decimals}));

  it('are few and within the prices, whatever these are', () => {
    for (let high = 0.001; high < 1e6; high *= 1.37)
      for (const share of [0, 0.1, 0.5, 2]) {
        const low = -high * share;
        const {values} = priceAxis(low, high);
        assert.ok(values.length >= 1 && values.length <= 4, `${low} ${high}: ${values.join()}`);
        assert.ok(values.every(value => value >= low && value <= high));
        assert.ok(values.includes(0));
      }
  });
});
