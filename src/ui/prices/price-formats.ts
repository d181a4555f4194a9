import type {MessageKey, Translator, Values} from '../../messages/translator.js';
import {priceFormat, priceUnit} from '../format/money.js';
import {formatRange, timeFormat} from '../format/range.js';
import type {Occurrence} from './clock.js';
import {hourFormat} from './hour-format.js';
import {unitLabel} from './price-now.js';
import type {PriceSpan, TimeSpan} from './rates.js';

/** Writes the prices and times of one chart. */
export type PriceFormats = ReturnType<typeof priceFormats>;

/**
 * Formats of prices and times. Times are the location's wall-clock times, as if in UTC.
 * @param costs prices that stand together, which get equal decimals
 */
export function priceFormats(translator: Translator, currency: string, costs: readonly number[]) {
  const {lang} = translator;
  const text = (key: MessageKey, values?: Values) => translator.text(key, values);
  const [formatTime, formatPrice] = [timeFormat(lang), priceFormat(currency, lang, costs)];
  const unit = unitLabel(currency, translator);
  const edge = (wall: number, occurrence: Occurrence | undefined) => {
    const time = formatTime(wall);
    return occurrence ? text(`prices.time.${occurrence}`, {time}) : time;
  };
  const edges = ({start, end, startOccurrence, endOccurrence}: TimeSpan) =>
    [
      // One remark is enough for both.
      edge(start, startOccurrence === endOccurrence ? undefined : startOccurrence),
      edge(end, endOccurrence),
    ] as const;
  const price = (cost: number) => (Number.isNaN(cost) ? text('prices.unknown') : formatPrice(cost));
  const priceWithUnit = (cost: number) =>
    Number.isNaN(cost) ? price(cost) : `${price(cost)}\u00a0${unit}`;
  return {
    ...{translator, text, unit, price, priceWithUnit},
    /** Decimal places from the major unit to the quoted one. */
    exponent: priceUnit(currency, lang).exponent,
    hour: hourFormat(lang),
    range: (low: number, high: number) => {
      const [from, to] = [price(low), price(high)];
      return from === to ? from : formatRange(from, to);
    },
    times: (span: TimeSpan) => formatRange(...edges(span)),
    /** A price and its time in a sentence. */
    reading: (span: PriceSpan) => {
      const [from, to] = edges(span);
      return text('prices.reading', {from, to, price: priceWithUnit(span.cost)});
    },
  };
}
