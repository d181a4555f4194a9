import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {Translator, type Messages} from '../../../../src/messages/translator.js';
import {
  quotedValue,
  readPercentage,
  readPrice,
  understoodPrice,
} from '../../../../src/ui/controls/price-field.js';
import {priceUnit, quotedPrice} from '../../../../src/ui/format/money.js';
import {unitLabel} from '../../../../src/ui/prices/price-now.js';

const LANGUAGES = 'ar cs da de en es fi fr it nb nl pl pt sv'.split(' ');
const CURRENCIES = 'GBP EUR USD AUD CHF SEK NOK DKK PLN CZK HUF JPY'.split(' ');

const translators = new Map<string, Translator>();
for (const lang of LANGUAGES) {
  const module = (await import(`../../../../src/messages/${lang}.js`)) as Record<string, Messages>;
  translators.set(lang, new Translator(lang, module[lang] as Messages));
}
const translator = (lang: string): Translator => {
  const found = translators.get(lang);
  assert.ok(found);
  return found;
};

/** The price in major units. */
const PRICES: readonly (readonly [typed: string, currency: string, lang: string, price: number])[] =
  [
    ['24.5p', 'GBP', 'en', 0.245],
    ['24.5 p', 'GBP', 'en', 0.245],
    ['24.5 P/kWh', 'GBP', 'en', 0.245],
    ['24.5 pence per kWh', 'GBP', 'en', 0.245],
    ['£0.245', 'GBP', 'en', 0.245],
    ['£ 0,245 / kWh', 'GBP', 'en', 0.245],
    ['0.245 GBP', 'GBP', 'en', 0.245],
    ['0.245 British pounds', 'GBP', 'en', 0.245],
    ['1,234.5', 'GBP', 'en', 12.345],
    ['24,123', 'GBP', 'en', 0.24123],
    ['1,234', 'GBP', 'en', 0.01234],
    ['1.234', 'EUR', 'de', 0.01234],
    ['1,234', 'EUR', 'en', 0.01234],
    ['1.234', 'EUR', 'nl', 1.234],
    ['-£0.05', 'GBP', 'en', -0.05],
    ['€24,5', 'EUR', 'de', 24.5],
    ['24,5 ct', 'EUR', 'de', 0.245],
    ['24,5 Cent/kWh', 'EUR', 'de', 0.245],
    ['24,5 ct je kWh', 'EUR', 'de', 0.245],
    ['24,5 ct kWh', 'EUR', 'de', 0.245],
    ['0,245 €', 'EUR', 'de', 0.245],
    ['0,245 Euro', 'EUR', 'de', 0.245],
    ['€ 0,245', 'EUR', 'nl', 0.245],
    ['24,5 cent', 'EUR', 'nl', 0.245],
    ['24,5 centimes', 'EUR', 'fr', 0.245],
    ['24,5 c€/kWh', 'EUR', 'fr', 0.245],
    ['0,245 €/kWh', 'EUR', 'fr', 0.245],
    ['0.245', 'EUR', 'fr', 0.245],
    ['24,5 snt/kWh', 'EUR', 'fi', 0.245],
    ['24,5 Rp.', 'CHF', 'de', 0.245],
    ['CHF 0.245', 'CHF', 'de', 0.245],
    ['245 öre', 'SEK', 'sv', 2.45],
    ['2,45 kr', 'SEK', 'sv', 2.45],
    ['2,45 kr.', 'DKK', 'da', 2.45],
    ['kr 2,45', 'NOK', 'nb', 2.45],
    ['1,05 zł', 'PLN', 'pl', 1.05],
    ['105 gr', 'PLN', 'pl', 1.05],
    ['6,2 Kč/kWh', 'CZK', 'cs', 6.2],
    ['24.5¢', 'USD', 'en', 0.245],
    ['$0.245', 'USD', 'en', 0.245],
    ['A$0.245', 'AUD', 'en', 0.245],
    ['٢٤٫٥', 'GBP', 'ar', 0.245],
    ['0.245 pounds', 'GBP', 'en', 0.245],
    ['24.5p per kilowatt hour', 'GBP', 'en', 0.245],
    ['24,5 Cent je Kilowattstunde', 'EUR', 'de', 0.245],
    ['24,—', 'EUR', 'de', 0.24],
    ['0,245 € le kWh', 'EUR', 'fr', 0.245],
    ['24,5 eurocent', 'EUR', 'nl', 0.245],
    ['٢٤٫٥ سنت', 'EUR', 'ar', 0.245],
    ['0.245 Fr.', 'CHF', 'de', 0.245],
    ['0.245 Franken', 'CHF', 'de', 0.245],
    ['1,245 kronor', 'SEK', 'sv', 1.245],
    ['1,24 kroner', 'NOK', 'nb', 1.24],
    ['2,45 kroner', 'DKK', 'da', 2.45],
    ['0,85 zl/kWh', 'PLN', 'pl', 0.85],
    ['0,85 złotych', 'PLN', 'pl', 0.85],
    ['6,5 Kc/kWh', 'CZK', 'cs', 6.5],
    ['6,5 korun', 'CZK', 'cs', 6.5],
    ['US$0.245', 'USD', 'en', 0.245],
    ['0.245 dollars', 'USD', 'en', 0.245],
  ];

describe('a price that a customer types', () => {
  for (const [typed, currency, lang, price] of PRICES)
    it(`is ${price} ${currency} for “${typed}” in ${lang}`, () => {
      assert.equal(readPrice(typed, currency, translator(lang)), price);
    });

  const REFUSED: readonly (readonly [
    typed: string,
    currency: string,
    lang: string,
    why: string,
  ])[] = [
    ['', 'GBP', 'en', 'Enter this to carry on.'],
    ['abc', 'GBP', 'en', 'Enter a number, like 24.5 p/kWh.'],
    ['$0.24', 'GBP', 'en', 'Enter a number, like 24.5 p/kWh.'],
    ['24.5 %', 'GBP', 'en', 'Enter a number, like 24.5 p/kWh.'],
    ['£0.245 p', 'GBP', 'en', 'Enter a number, like 24.5 p/kWh.'],
    ['24 to 26', 'GBP', 'en', 'Enter a number, like 24.5 p/kWh.'],
    ['abc', 'EUR', 'de', 'Geben Sie eine Zahl ein, zum Beispiel 24,5 ct/kWh.'],
    ['abc', 'EUR', 'fr', 'Saisissez un nombre, par exemple 0,245 €/kWh.'],
    ['1,234', 'JPY', 'en', 'Did you mean 1.234 or 1234? Enter one of them.'],
    ['1.234', 'HUF', 'de', 'Meinen Sie 1,234 oder 1234? Geben Sie eines davon ein.'],
    ['24.5678', 'GBP', 'en', 'Use no more than 3 decimal places.'],
  ];
  for (const [typed, currency, lang, why] of REFUSED)
    it(`is refused for “${typed}” in ${lang}, with what to type`, () => {
      assert.equal(readPrice(typed, currency, translator(lang)), why);
    });

  const UNDERSTOOD: readonly (readonly [
    typed: string,
    currency: string,
    lang: string,
    shown: string,
  ])[] = [
    ['24.5', 'GBP', 'en', ''],
    ['24,5', 'GBP', 'en', ''],
    ['-0,5', 'GBP', 'en', ''],
    ['', 'GBP', 'en', ''],
    ['abc', 'GBP', 'en', ''],
    ['£0.245', 'GBP', 'en', '= 24.5 p/kWh'],
    ['24.5p', 'GBP', 'en', '= 24.5 p/kWh'],
    ['1,234', 'GBP', 'en', '= 1.234 p/kWh'],
    ['1,234.5', 'GBP', 'en', '= 1234.5 p/kWh'],
    ['24,5 ct', 'EUR', 'fr', '= 0,245 €/kWh'],
  ];
  for (const [typed, currency, lang, shown] of UNDERSTOOD)
    it(`shows ${shown ? `“${shown}”` : 'nothing more'} for “${typed}” in ${lang}`, () => {
      assert.equal(understoodPrice(typed, currency, translator(lang)), shown);
    });

  it('may be the example of the message, in every language and currency', () => {
    for (const lang of LANGUAGES)
      for (const currency of CURRENCIES) {
        const message = readPrice('abc', currency, translator(lang));
        const [before, after] = translator(lang).text('error.number').split('{example}');
        const example = String(message).slice(before?.length, -(after?.length ?? 0) || undefined);
        assert.equal(typeof readPrice(example, currency, translator(lang)), 'number', example);
      }
  });

  const cost = fc.integer({min: -99_999, max: 199_999}).map(value => value / 100_000);

  it('is the same as the one that the field shows, in every language and currency', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom(...CURRENCIES),
        cost,
        (lang, currency, price) => {
          const shown = quotedValue(price, priceUnit(currency, lang), lang) || '0';
          const unit = unitLabel(currency, translator(lang));
          for (const typed of [shown, `${shown} ${unit}`, `\u00a0${shown}\u00a0${unit} `])
            assert.equal(readPrice(typed, currency, translator(lang)), price, typed);
        },
      ),
      {numRuns: 1000},
    );
  });

  it('is the same as the one in whole units that a bill shows', () => {
    const cents = fc.integer({min: -99, max: 199});
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom('GBP', 'EUR', 'CHF', 'SEK', 'PLN'),
        cents,
        (lang, currency, value) => {
          const format = new Intl.NumberFormat(lang, {style: 'currency', currency});
          const typed = format.format(value / 100);
          assert.equal(readPrice(typed, currency, translator(lang)), value / 100 || 0, typed);
        },
      ),
      {numRuns: 1000},
    );
  });

  it('is read back from what pages show, to the decimals that they show', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.constantFrom(...CURRENCIES),
        fc.integer({min: -199, max: 199}),
        (lang, currency, value) => {
          const shown = quotedPrice(value / 100, currency, lang);
          assert.equal(readPrice(shown, currency, translator(lang)), value / 100 || 0, shown);
        },
      ),
      {numRuns: 1000},
    );
  });
});

describe('a percentage that a customer types', () => {
  const PERCENTAGES: readonly (readonly [typed: string, lang: string, points: number | string])[] =
    [
      ['19', 'en', 19],
      ['19 %', 'de', 19],
      ['19%', 'en', 19],
      ['%19', 'en', 19],
      ['٪١٩', 'ar', 19],
      ['19 percent', 'en', 19],
      ['19 Prozent', 'de', 19],
      ['19 pour cent', 'fr', 19],
      ['19 por ciento', 'es', 19],
      ['19 procent', 'sv', 19],
      ['19 prosenttia', 'fi', 19],
      ['18,5 %', 'de', 18.5],
      ['1,234', 'en', 1.234],
      ['19 p', 'en', 'Enter a number, like 19%.'],
      ['viel', 'de', 'Geben Sie eine Zahl ein, zum Beispiel 19\u00a0%.'],
    ];
  for (const [typed, lang, points] of PERCENTAGES)
    it(`is ${points} for “${typed}” in ${lang}`, () => {
      assert.equal(readPercentage(typed, translator(lang)), points);
    });
});
