import {priceFormat} from './money.js';

/** A text that no line breaks. */
const unbroken = (text: string): string => text.replace(/\s/g, '\u00a0');

/** Two ends of a range; no line breaks beside the dash. */
export const formatRange = (from: string, to: string): string => `${from}\u00a0–\u00a0${to}`;

/** A formatter of times of day, in ms as if in UTC: `01:30`, which no line breaks. */
export function timeFormat(lang: string): (wall: number) => string {
  const format = new Intl.DateTimeFormat(lang, {timeStyle: 'short', timeZone: 'UTC'});
  return wall => unbroken(format.format(wall));
}

/** Two prices without their unit, with equal decimals; one if they look the same. */
export function formatPriceRange(
  low: number,
  high: number,
  currency: string,
  lang: string,
): string {
  const [from, to] = [low, high].map(priceFormat(currency, lang, [low, high])) as [string, string];
  return from === to ? from : formatRange(from, to);
}
