import type {Translator} from '../../messages/translator.js';
import {
  decimalsOf,
  localDecimal,
  parseDecimal,
  toMajor,
  toQuoted,
  type PriceUnit,
} from '../format/money.js';

/** Largest plausible price of a kWh in major units; more is a mistaken unit. */
const MAX_ENTERED_PRICE = 1_000_000;

/** A price from the wire (major units) as the value of a field; 0 means that none was entered. */
export const quotedValue = (cost: number, unit: PriceUnit, lang: string): string =>
  cost === 0 ? '' : localDecimal(toQuoted(cost, unit), lang);

/**
 * Parses a price in quoted units.
 * @returns the price in major units, or an error message
 */
export function readPrice(typed: string, unit: PriceUnit, translator: Translator): number | string {
  if (!typed) return translator.text('error.required');
  const decimal = parseDecimal(typed);
  if (decimal === undefined)
    return translator.text('error.number', {example: localDecimal('12.34', translator.lang)});
  if (decimalsOf(decimal) > unit.decimals)
    return translator.text('error.decimals', {count: unit.decimals});
  const price = toMajor(decimal, unit);
  return Math.abs(price) > MAX_ENTERED_PRICE ? translator.text('error.too-large') : price;
}
