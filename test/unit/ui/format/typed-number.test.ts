import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {localDecimal} from '../../../../src/ui/format/money.js';
import {readTypedNumber} from '../../../../src/ui/format/typed-number.js';

/** The number and the words around it, or `a | b` if the text can mean both. */
function told(typed: string, lang = 'en'): string | undefined {
  const isPlausible = (decimal: string) => Number(decimal) <= 1500;
  const read = readTypedNumber(typed, lang, isPlausible);
  if (!read) return undefined;
  if ('readings' in read) return read.readings.join(' | ');
  return [read.decimal, ...read.words].join(' ');
}

const TYPED: readonly (readonly [typed: string, read: string | undefined])[] = [
  ['12.34', '12.34'],
  ['12,34', '12.34'],
  [' 12,34 ', '12.34'],
  ['12 , 34', '12.34'],
  ['12，34', '12.34'],
  ['１２．３４', '12.34'],
  ['12、34', '12.34'],
  ['٢٫٥', '2.5'],
  ['٢،٥', '2.5'],
  ['١٬٢٣٤٫٥', '1234.5'],
  ['۴۵', '45'],
  ['২৪.১২', '24.12'],
  ['६०९', '609'],
  ['𞥑𞥐,𞥙', '10.9'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['5,-', '5'],
  ['-0,50', '-0.5'],
  ['−3', '-3'],
  ['–3', '-3'],
  ['\u200e-3', '-3'],
  ['- 3', '-3'],
  ['+3', '3'],
  ['007', '7'],
  ['-0', '0'],
  ['1,234.5', '1234.5'],
  ['1.234,5', '1234.5'],
  ['1 234,5', '1234.5'],
  ['1\u00a0234,5', '1234.5'],
  ['1\u202f234,5', '1234.5'],
  ["1'234.5", '1234.5'],
  ['1’234.5', '1234.5'],
  ['1.234.567', '1234567'],
  ['1,234,567.8', '1234567.8'],
  ['12,34,567.8', '1234567.8'],
  ['1234.567', '1234.567'],
  ['1234,567', '1234.567'],
  ['0,245', '0.245'],
  ['24,123', '24.123'],
  ['12 p', '12 p'],
  ['24.5p', '24.5 p'],
  ['£0.245', '0.245 £'],
  ['-£0.05', '-0.05 £'],
  ['£-0.05', '-0.05 £'],
  ['£ 24.5 / kWh', '24.5 £ / kWh'],
  ['kr.5', '5 kr'],
  ['%19', '19 %'],
  ['٪١٩', '19 %'],
  ['1.2.3', undefined],
  ['1,2,3', undefined],
  ['1.234,567.8', undefined],
  ['1 2', undefined],
  ['12 345 6', undefined],
  ['24-26', undefined],
  ['.', undefined],
  ['-', undefined],
  ['', undefined],
  ['1e3', undefined],
  ['½', undefined],
  ['abc', undefined],
  ['Infinity', undefined],
];

for (const [typed, read] of TYPED)
  test(`“${typed}” is ${read ?? 'no number'}`, () => assert.equal(told(typed), read));

const BY_LANGUAGE: readonly (readonly [typed: string, lang: string, read: string])[] = [
  ['1.234', 'en', '1.234'],
  ['1,234', 'en', '1.234 | 1234'],
  ['2,345', 'en', '2.345'],
  ['1,234', 'de', '1.234'],
  ['1.234', 'de', '1.234 | 1234'],
  ['24.123', 'de', '24.123'],
  ['1.234', 'pl', '1.234'],
  ['1.234', 'fr', '1.234'],
  ['1.234', 'de-CH', '1.234'],
  ['1,234', 'de-CH', '1.234'],
];
for (const [typed, lang, read] of BY_LANGUAGE)
  test(`“${typed}” is ${read} in ${lang}`, () => assert.equal(told(typed, lang), read));

/** Ours, and others with digits, signs and separators of their own. */
const LANGUAGES = [
  ...['ar', 'cs', 'da', 'de', 'en', 'es', 'fi', 'fr', 'it', 'nb', 'nl', 'pl', 'pt', 'sv'],
  ...['ar-EG', 'ar-MA', 'bn', 'ckb', 'de-AT', 'de-CH', 'en-IN', 'en-ZA', 'es-MX', 'et', 'fa'],
  ...['fr-CH', 'he', 'hi', 'it-CH', 'lt', 'mr', 'my', 'ne', 'pt-BR', 'sl', 'ta', 'ur', 'zh'],
];

test('every number that we write in a language is read as it was', () => {
  const decimal = fc
    .tuple(fc.boolean(), fc.nat({max: 999_999}), fc.nat({max: 99_999}))
    .map(([isNegative, whole, fraction]) => {
      const text = `${whole}.${String(fraction).padStart(5, '0')}`.replace(/\.?0+$/, '');
      return isNegative && text !== '0' && Number(text) !== 0 ? `-${text}` : text || '0';
    });
  fc.assert(
    fc.property(fc.constantFrom(...LANGUAGES), decimal, (lang, text) => {
      assert.equal(told(localDecimal(text, lang), lang), String(Number(text)));
    }),
    {numRuns: 2000},
  );
});

test('every number in groups with a fraction is read as it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LANGUAGES),
      fc.integer({min: -99_999_999, max: 99_999_999}),
      (lang, cents) => {
        const format = new Intl.NumberFormat(lang, {minimumFractionDigits: 2});
        const typed = format.format(cents / 100);
        assert.equal(told(typed, lang), String(cents / 100 || 0), typed);
      },
    ),
    {numRuns: 2000},
  );
});
