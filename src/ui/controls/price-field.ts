import type {Translator} from '../../messages/translator.js';
import {
  decimalsOf,
  localDecimal,
  priceUnit,
  shiftDecimalPoint,
  toMajor,
  toQuoted,
  type PriceUnit,
} from '../format/money.js';
import {readTypedNumber} from '../format/typed-number.js';
import {isPercentage, shiftToQuoted} from '../format/typed-units.js';
import {unitLabel} from '../prices/price-now.js';
import {isUsual, typicalRange} from '../prices/typical-prices.js';

/** Largest plausible price of a kWh in major units; more is a mistaken unit. */
const MAX_ENTERED_PRICE = 1_000_000;

/** More than this is not meant by a percentage. */
const MAX_PLAUSIBLE_PERCENTAGE = 100;

/** Decimals of a percentage. */
const PERCENTAGE_DECIMALS = 4;

/** What a customer typed: decimal text in the unit of the field, or an error message. */
type Read =
  | {readonly decimal: string; /** It is the number as typed. */ readonly isEvident: boolean}
  | {readonly error: string};

interface Field {
  /** Whether a number without its sign can be meant; decides what `1,234` is. */
  readonly isPlausible: (size: number) => boolean;
  /** A number with the field's unit. */
  readonly example: string;
  /** As `shiftToQuoted`. */
  readonly shiftOf: (words: readonly string[]) => number | undefined;
}

/** A price from the wire (major units) as the value of a field; 0 means that none was entered. */
export const quotedValue = (cost: number, unit: PriceUnit, lang: string): string =>
  cost === 0 ? '' : localDecimal(toQuoted(cost, unit), lang);

/** A percentage from the wire as the value of a field; 0 means that none was entered. */
export const percentageValue = (percentage: number, lang: string): string =>
  quotedValue(percentage, {name: '', exponent: 0, decimals: PERCENTAGE_DECIMALS}, lang);

/** Reads a price in the unit of its field (see `priceUnit`), or in another that is named with it. */
export function readQuoted(typed: string, currency: string, translator: Translator): Read {
  const {lang} = translator;
  const {exponent} = priceUnit(currency, lang);
  const example = exponent ? '24.5' : currency === 'EUR' ? '0.245' : '1.5';
  return readTyped(typed, translator, {
    isPlausible: size => isUsual(size / 10 ** exponent, typicalRange(currency)),
    example: `${localDecimal(example, lang)} ${unitLabel(currency, translator)}`,
    shiftOf: words => shiftToQuoted(words, currency, lang),
  });
}

/** Reads a percentage, with or without its sign or its name. */
export const readPercentageText = (typed: string, translator: Translator): Read =>
  readTyped(typed, translator, {
    isPlausible: size => size <= MAX_PLAUSIBLE_PERCENTAGE,
    example: new Intl.NumberFormat(translator.lang, {style: 'percent'}).format(0.19),
    shiftOf: words => (isPercentage(words, translator.lang) ? 0 : undefined),
  });

function readTyped(typed: string, translator: Translator, field: Field): Read {
  const {lang} = translator;
  if (!typed) return {error: translator.text('error.required')};
  const read = readTypedNumber(typed, lang, decimal =>
    field.isPlausible(Math.abs(Number(decimal))),
  );
  if (read && 'readings' in read) {
    const [first, second] = read.readings.map(reading => localDecimal(reading, lang));
    return {error: translator.text('error.ambiguous', {first: first ?? '', second: second ?? ''})};
  }
  const shift = read && field.shiftOf(read.words);
  if (!read || shift === undefined)
    return {error: translator.text('error.number', {example: field.example})};
  return {decimal: shiftDecimalPoint(read.decimal, shift), isEvident: read.isEvident};
}

/**
 * Parses a price as customers type it.
 * @returns the price in major units, or an error message
 */
export function readPrice(
  typed: string,
  currency: string,
  translator: Translator,
): number | string {
  const unit = priceUnit(currency, translator.lang);
  const read = readQuoted(typed, currency, translator);
  return 'error' in read ? read.error : checkSize(read.decimal, unit, translator);
}

/**
 * Parses a percentage as customers type it.
 * @returns percent points, or an error message
 */
export function readPercentage(typed: string, translator: Translator): number | string {
  const read = readPercentageText(typed, translator);
  const unit = {name: '', exponent: 0, decimals: PERCENTAGE_DECIMALS};
  return 'error' in read ? read.error : checkSize(read.decimal, unit, translator);
}

/** The price that was understood, with its unit; empty if it is the number as typed. */
export function understoodPrice(typed: string, currency: string, translator: Translator): string {
  const read = readQuoted(typed.trim(), currency, translator);
  if ('error' in read || read.isEvident) return '';
  return `= ${localDecimal(read.decimal, translator.lang)} ${unitLabel(currency, translator)}`;
}

function checkSize(decimal: string, unit: PriceUnit, translator: Translator): number | string {
  if (decimalsOf(decimal) > unit.decimals)
    return translator.text('error.decimals', {count: unit.decimals});
  const value = toMajor(decimal, unit);
  return Math.abs(value) > MAX_ENTERED_PRICE ? translator.text('error.too-large') : value;
}
