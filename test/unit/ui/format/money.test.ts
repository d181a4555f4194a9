import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  priceUnit,
  quotedPrice,
  shiftDecimalPoint,
  toMajor,
  toQuoted,
} from '../../../../src/ui/format/money.js';

const LANGUAGES = 'ar cs da de en es fi fr it nb nl pl pt sv'.split(' ');

test('moving the decimal point never passes through a binary fraction', () => {
  assert.equal(shiftDecimalPoint('12.34', -2), '0.1234');
  assert.equal(shiftDecimalPoint('0.1234', 2), '12.34');
  assert.equal(shiftDecimalPoint('-5', -2), '-0.05');
  assert.equal(shiftDecimalPoint('0.00001', 2), '0.001');
  assert.equal(shiftDecimalPoint('1200', -2), '12');
  assert.equal(shiftDecimalPoint('7', 3), '7000');
});

test('every price of five decimals comes back as it was typed', () => {
  const unit = priceUnit('GBP', 'en');
  for (let n = -99_999; n <= 99_999; n += 7) {
    const price = shiftDecimalPoint(String(n), -3);
    assert.equal(toQuoted(toMajor(price, unit), unit), price);
  }
});

test('pence and cents are typed where people quote them, and whole units elsewhere', () => {
  assert.deepEqual(priceUnit('GBP', 'en'), {name: 'p', exponent: 2, decimals: 3});
  assert.deepEqual(priceUnit('SEK', 'sv'), {name: 'öre', exponent: 2, decimals: 3});
  assert.deepEqual(priceUnit('PLN', 'pl'), {name: 'zł', exponent: 0, decimals: 5});
  assert.equal(toMajor('12.34', priceUnit('GBP', 'en')), 0.1234);
  assert.equal(toMajor('1.01', priceUnit('PLN', 'pl')), 1.01);
});

test("a price is read in its language's way", () => {
  assert.equal(quotedPrice(0.2412, 'GBP', 'en'), '24.12');
  assert.equal(quotedPrice(0.2412, 'EUR', 'de'), '24,12');
  assert.equal(quotedPrice(-0.05, 'EUR', 'en'), '−5.00');
  assert.equal(quotedPrice(1.2, 'PLN', 'pl'), '1,20');
});

test('no price is a negative zero, in any language', () => {
  for (const lang of [...LANGUAGES, 'ar-EG', 'fa', 'he'])
    for (const currency of ['EUR', 'GBP', 'PLN', 'JPY'])
      for (const cost of [-0, -0.00003, -0.000001])
        assert.equal(quotedPrice(cost, currency, lang), quotedPrice(0, currency, lang), lang);
  assert.equal(quotedPrice(-0.00003, 'EUR', 'de'), '0,00');
  assert.equal(quotedPrice(-0.00005, 'EUR', 'de'), '−0,01');
});

test('a euro is quoted as bills are in the language: in hundredths, or whole', () => {
  assert.deepEqual([priceUnit('EUR', 'de-AT').name, priceUnit('EUR', 'de').exponent], ['ct', 2]);
  assert.deepEqual([priceUnit('EUR', 'fr').name, priceUnit('EUR', 'fr').exponent], ['€', 0]);
  assert.equal(quotedPrice(0.1943, 'EUR', 'fr'), '0,1943');
});
