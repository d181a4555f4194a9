import type {Translator} from '../../messages/translator.js';
import {
  decimalsOf,
  localDecimal,
  parseDecimal,
  toMajor,
  toQuoted,
  type PriceUnit,
} from '../format/money.js';

/** The largest price of a kWh that can be meant, in major units; more is a mistaken unit. */
const MOST = 1_000_000;

/** A price of the wire (major units) as a field shows it; 0 is "not said yet". */
export const quotedValue = (cost: number, unit: PriceUnit, lang: string): string =>
  cost === 0 ? '' : localDecimal(toQuoted(cost, unit), lang);

/**
 * Reads what was typed as a price in quoted units.
 * @returns the price in major units, or the sentence that says what is wrong with it.
 */
export function readPrice(typed: string, unit: PriceUnit, words: Translator): number | string {
  if (!typed) return words.text('error.required');
  const decimal = parseDecimal(typed);
  if (decimal === undefined)
    return words.text('error.number', {example: localDecimal('12.34', words.lang)});
  if (decimalsOf(decimal) > unit.decimals)
    return words.text('error.decimals', {count: unit.decimals});
  const price = toMajor(decimal, unit);
  return Math.abs(price) > MOST ? words.text('error.too-large') : price;
}
