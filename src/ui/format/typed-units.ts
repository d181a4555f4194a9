import {priceUnit} from './money.js';

/**
 * Names of a hundredth of a currency in customers' languages, besides the symbol that we write; for
 * other currencies a hundredth is not understood.
 */
const MINOR_NAMES: Readonly<Record<string, string>> = {
  GBP: 'p pence penny',
  USD: '¢ c ct cts cent cents',
  CAD: '¢ c ct cts cent cents',
  AUD: '¢ c ct cts cent cents',
  NZD: '¢ c ct cts cent cents',
  EUR: '¢ c ct cts cent cents c€ €c snt sentti senttiä cts. centime centimes céntimo céntimos cêntimo cêntimos centesimo centesimi eurocent سنت',
  CHF: 'rp rappen ct cts centime centimes centesimi',
  SEK: 'öre ore',
  NOK: 'øre ore öre',
  DKK: 'øre ore öre',
  PLN: 'gr grosz grosze groszy',
  CZK: 'h hal haléř haléře haléřů',
};

/** Names of currencies that `Intl` does not have: without the country, or without accents. */
const MAJOR_NAMES: Readonly<Record<string, string>> = {
  GBP: 'pound pounds',
  USD: 'us$ dollar dollars',
  CAD: 'c$ dollar dollars',
  AUD: 'au$ dollar dollars',
  NZD: 'nz$ dollar dollars',
  CHF: 'fr sfr franken francs franchi',
  SEK: 'kronor krona',
  NOK: 'kroner krone',
  DKK: 'kroner krone',
  PLN: 'zl złoty złote złotych',
  CZK: 'kc korun koruna koruny',
};

/** A hundredth. */
const MINOR_EXPONENT = 2;

/** Where the unit is that of a kWh: `/kWh`, `per kWh`, `je Kilowattstunde`. */
const PER_KWH =
  /(?:\/|(?:^| )(?:per|pr|pro|je|par|por|le|el|il|al|za|na|à|a|لكل)\.?)? ?(?:kwh|kilowatt[- \p{L}]*)$/u;

const plainWord = (word: string): string =>
  word.normalize('NFKC').toLowerCase().trim().replace(PER_KWH, '').replace(/\.$/, '').trim();

const DISPLAYS = ['narrowSymbol', 'symbol', 'code', 'name'] as const;

/** Amounts that cover the plural forms of names. */
const AMOUNTS = [1, 2, 5, 0.5];

/** The names of a currency in a language and in English, in plain form. */
const majorNames = (currency: string, lang: string): string[] =>
  [lang, 'en'].flatMap(language =>
    DISPLAYS.flatMap(currencyDisplay => {
      const format = new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        currencyDisplay,
      });
      return AMOUNTS.flatMap(amount =>
        format
          .formatToParts(amount)
          .flatMap(({type, value}) => (type === 'currency' ? plainWord(value) : [])),
      );
    }),
  );

/**
 * By how many places the decimal point of a typed price moves to be in the unit of its field.
 * @param words around the number; none mean the unit of the field
 * @returns undefined if a word is no unit of the currency, or two contradict each other
 */
export function shiftToQuoted(
  words: readonly string[],
  currency: string,
  lang: string,
): number | undefined {
  const {name, exponent} = priceUnit(currency, lang);
  const quoted = plainWord(name);
  const minor = (MINOR_NAMES[currency] ?? '').split(' ');
  const major = (MAJOR_NAMES[currency] ?? '').split(' ');
  const shifts = words
    .map(plainWord)
    .filter(Boolean)
    .map(word => {
      if (word === quoted) return 0;
      if (minor.includes(word)) return exponent - MINOR_EXPONENT;
      const isMajor = major.includes(word) || majorNames(currency, lang).includes(word);
      return isMajor ? exponent : undefined;
    });
  const [shift] = shifts.length > 0 ? shifts : [0];
  return shifts.every(other => other === shift) ? shift : undefined;
}

/** The names of a percent in a language. */
const percentNames = (lang: string): readonly string[] => {
  const format = new Intl.NumberFormat(lang, {style: 'unit', unit: 'percent', unitDisplay: 'long'});
  return AMOUNTS.flatMap(amount =>
    format
      .formatToParts(amount)
      .flatMap(({type, value}) => (type === 'unit' ? plainWord(value) : [])),
  );
};

/** Whether words around a number say that it is a percentage, or nothing. */
export const isPercentage = (words: readonly string[], lang: string): boolean =>
  words.every(word => word === '%' || percentNames(lang).includes(plainWord(word)));
