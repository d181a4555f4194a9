import assert from 'node:assert/strict';
import {test} from 'node:test';
import {formatPriceRange, formatRange, timeFormat} from '../../../../src/ui/format/range.js';

const NO_BREAK = '\u00a0';
const MINUTE_MS = 60_000;
const LANGUAGES = 'ar cs da de en en-GB es fi fr it nb nl pl pt sv'.split(' ');

test('both ends of a price range have the same decimals', () => {
  const range = (low: number, high: number, currency: string, lang: string) =>
    formatPriceRange(low, high, currency, lang).replaceAll(NO_BREAK, ' ');
  assert.equal(range(0.05, 0.1983, 'EUR', 'fr'), '0,0500 – 0,1983');
  assert.equal(range(0.0812, 0.34, 'GBP', 'en'), '8.12 – 34.00');
  assert.equal(range(0.1, 0.2, 'PLN', 'pl'), '0,10 – 0,20');
  assert.equal(range(0.1, 0.123_456, 'PLN', 'pl'), '0,1000 – 0,1235');
});

test('a negative end has a minus and no hyphen, in any language', () => {
  for (const lang of LANGUAGES) {
    const text = formatPriceRange(-0.07, 0.1983, 'EUR', lang);
    assert.match(text, /−/, lang);
    assert.doesNotMatch(text, /-/, lang);
  }
});

test('two prices that look the same are written once', () => {
  assert.equal(formatPriceRange(0.1, 0.100_001, 'GBP', 'en'), '10.00');
});

test('no line breaks a time, or a range of two, in any language', () => {
  for (const lang of LANGUAGES) {
    const time = timeFormat(lang);
    const text = formatRange(time(90 * MINUTE_MS), time(270 * MINUTE_MS));
    assert.doesNotMatch(text, /[^\S\u00a0]/, lang);
  }
  assert.equal(timeFormat('en-GB')(90 * MINUTE_MS), '01:30');
});
