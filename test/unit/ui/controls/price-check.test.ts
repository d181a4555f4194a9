import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {en} from '../../../../src/messages/en.js';
import {fr} from '../../../../src/messages/fr.js';
import {Translator} from '../../../../src/messages/translator.js';
import {doubtOf} from '../../../../src/ui/controls/price-check.js';

const english = new Translator('en-GB', en);
const french = new Translator('fr', fr);

describe('the doubt about a price', () => {
  for (const [cost, currency] of [
    [0.245, 'GBP'],
    [0.01, 'GBP'],
    [1, 'GBP'],
    [0.039, 'EUR'],
    [1.45, 'EUR'],
    [0.12, 'SEK'],
    [6.2, 'CZK'],
    [36, 'HUF'],
    [31, 'JPY'],
    [0, 'GBP'],
    [-0.05, 'GBP'],
    [-0.0001, 'EUR'],
    [123_456, 'XTS'],
  ] as const)
    it(`is none about ${cost} ${currency}`, () => {
      assert.equal(doubtOf(cost, currency, english), undefined);
    });

  for (const [cost, currency, translator, meant, isConfirmable] of [
    [0.00245, 'GBP', english, '24.5', true],
    [0.00245, 'EUR', english, '24.5', true],
    [0.0245, 'SEK', english, '245', true],
    [24.5, 'GBP', english, '24.5', false],
    [24.5, 'EUR', french, '0,245', false],
    [12.5, 'EUR', french, '0,125', true],
    [1.5, 'GBP', english, undefined, true],
    [62, 'PLN', english, '0.62', false],
    [-24.5, 'GBP', english, '-24.5', false],
  ] as const)
    it(`is that ${cost} ${currency} may be ${meant ?? 'right after all'}`, () => {
      const doubt = doubtOf(cost, currency, translator);
      assert.deepEqual(
        [doubt?.meant, doubt?.isConfirmable],
        [meant, isConfirmable],
        doubt?.message,
      );
    });

  it('says what would be stored', () => {
    assert.equal(doubtOf(1.5, 'GBP', english)?.message, '£1.50/kWh? That’s unusually high.');
    assert.match(String(doubtOf(0.0009, 'GBP', english)?.message), /^Only 0\.09 p\/kWh\?/);
  });

  it('begins earlier about what is added to a price, and never from below', () => {
    assert.equal(doubtOf(0.0001, 'GBP', english, 'surcharge'), undefined);
    assert.equal(doubtOf(-0.02, 'EUR', english, 'surcharge'), undefined);
    assert.equal(doubtOf(1.2, 'EUR', french, 'surcharge')?.meant, '0,012');
  });
});
