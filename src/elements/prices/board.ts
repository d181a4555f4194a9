import type {LocationPrices} from '../../core/index.js';
import {calendarOf} from './calendar.js';
import {cheapestOf, type Cheapest} from '../../ui/prices/cheapest.js';
import {joined, spansOf, type Days, type Stretch} from '../../ui/prices/rates.js';

const HOUR = 3_600_000;

/** What is to be shown of a location's prices at a moment. Moments are milliseconds since 1970. */
export interface PriceBoard {
  readonly days: Days;
  /** The one price of the days that are known, in major units a kWh; only where it never changes. */
  readonly flat: number | undefined;
  /** The cheapest time to come, or the best paid one. */
  readonly cheapest: (Cheapest & Stretch) | undefined;
  /** Energy goes out: a high price is a good one. */
  readonly isPaid: boolean;
  /** When tomorrow's prices are expected, where that is today. */
  readonly expected: number | undefined;
  /** When something of this changes, without any news. */
  readonly next: number;
}

/** What a host is told of prices: their currency, and when the first begins and the last one ends. */
export function summaryOf({currency_code: currency, data}: LocationPrices) {
  const spans = spansOf(data);
  const said = (moment: number | undefined) =>
    moment === undefined ? '' : new Date(moment).toISOString();
  return {currency, from: said(spans[0]?.from), to: said(spans.at(-1)?.to)};
}

/** When prices that were read at a moment are worth reading again. */
export function renewalOf(prices: LocationPrices, now: number): number {
  const {data, location_timezone: timeZone, next_update} = prices;
  const {midnight} = calendarOf([], timeZone, now);
  const end = spansOf(data).at(-1)?.to ?? now;
  return Math.min(...[midnight, end, Date.parse(next_update)].filter(moment => moment > now));
}

/** `hours` is how long the cheapest time is; none is looked for without it. */
export function priceBoard(
  {data, direction, location_timezone: timeZone, next_update}: LocationPrices,
  {hours = 0, now}: {hours?: number | undefined; now: number},
): PriceBoard {
  const {days, midnight, stretch} = calendarOf(data, timeZone, now);
  const spans = [days.today, days.tomorrow].flatMap(day => day?.spans ?? []);
  const flat = flatCost(days);
  const isPaid = direction === 'EXPORT';
  const length = flat === undefined ? Math.round(hours * HOUR) : 0;
  const found = cheapestOf(spans, {length, now, isPaid});
  const rest = spans.find(({to}) => to > now);
  const changes = [rest?.from ?? 0, rest?.to ?? 0, found?.from ?? 0, midnight];
  const update = Date.parse(next_update);
  return {
    ...{days, flat, isPaid},
    cheapest: found && {...found, ...stretch(found.from, found.to)},
    expected: now < update && update < midnight ? update : undefined,
    next: Math.min(...changes.filter(moment => moment > now)),
  };
}

/** The price of all that is known, where that is the whole day at least and has one price. */
function flatCost({today, tomorrow}: Days): number | undefined {
  if (!today) return undefined;
  const spans = [...today.spans, ...(tomorrow?.spans ?? [])];
  const [all, ...others] = joined(spans, ({cost}) => cost);
  const isWhole = all && others.length === 0 && all.from === today.from && all.to >= today.to;
  return isWhole ? all.cost : undefined;
}
