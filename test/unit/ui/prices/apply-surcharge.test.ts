import assert from 'node:assert/strict';
import {it} from 'node:test';
import {applySurcharge} from '../../../../src/ui/prices/apply-surcharge.js';

for (const [market, fixed, percentage, price] of [
  [10, 0, 0, 10],
  [10, 1, 20, 13.2],
  [10, 0.345, 18.5, 12.258825],
  [10, -2.5, 0, 7.5],
  [10, -12, 19, -2.38],
  [10, 0.1, 0.0001, 10.1000101],
  [10, 0, 0.005, 10.0005],
  [10, 0, -100, 0],
  [10, 0.001, 12.3456, 11.235683456],
  [1, 0.00001, 19, 1.1900119],
] as const) {
  it(`(${market} + ${fixed}) and ${percentage} % on it are ${price}, to the last decimal`, () => {
    assert.equal(applySurcharge(market, fixed, percentage), price);
  });
}

it('every fee and percentage is worked out as by hand', () => {
  for (let fee = -3000; fee <= 3000; fee += 7) {
    for (const percent of [0, 5, 18.5, 20, 25, 33.3333]) {
      // In whole thousandths and ten-thousandths there are no binary fractions.
      const exact = (10_000 + fee) * (1_000_000 + Math.round(percent * 10_000));
      assert.equal(applySurcharge(10, fee / 1000, percent), exact / 1e9, `${fee} ${percent}`);
    }
  }
});
