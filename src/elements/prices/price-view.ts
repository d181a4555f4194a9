import type {LocationPrices} from '../../core/index.js';
import {calendarOf} from './calendar.js';
import {HOUR_MS} from '../../ui/time.js';
import type {Clock} from '../../ui/prices/clock.js';
import {findCheapest, type CheapestSpan} from '../../ui/prices/cheapest.js';
import {mergeAdjacent, type ShownDays, type TimeSpan} from '../../ui/prices/rates.js';

/** A location's prices as they are shown at a moment. Moments are in ms since the epoch. */
export interface PriceView {
  readonly days: ShownDays;
  /** The price in major units a kWh, if it never changes in the known days. */
  readonly flatPrice: number | undefined;
  /** The cheapest time to come; for export, the best paid one. */
  readonly cheapest: (CheapestSpan & TimeSpan) | undefined;
  /** The prices are for feeding in, so a high one is good. */
  readonly isExport: boolean;
  /** When tomorrow's prices are expected, if that is today. */
  readonly tomorrowExpectedAt: number | undefined;
  /** The location's clock. */
  readonly wallAt: Clock;
  /** When this view changes, with the same prices. */
  readonly nextChangeAt: number;
}

/** The detail of `flatpeak-prices-loaded`. */
export function pricesLoadedDetail({currency_code: currency, data, unreadable}: LocationPrices) {
  const known = data.filter(({cost}) => !Number.isNaN(cost));
  const format = (timestamp: string | undefined) =>
    timestamp === undefined ? '' : new Date(timestamp).toISOString();
  const [first, last] = [known[0]?.valid_from, known.at(-1)?.valid_to];
  return {currency, from: format(first), to: format(last), unreadable};
}

/** When prices that were fetched at a moment should be fetched again. */
export function nextRefreshAt(prices: LocationPrices, now: number): number {
  const {data, location_timezone: timeZone, next_update} = prices;
  const {midnight} = calendarOf(data, timeZone, now);
  const end = Date.parse(data.findLast(({cost}) => !Number.isNaN(cost))?.valid_to ?? '');
  return Math.min(...[midnight, end, Date.parse(next_update)].filter(moment => moment > now));
}

/** @param options `hours` is the length of the cheapest time; without it there is none */
export function priceView(
  {data, direction, location_timezone: timeZone, next_update}: LocationPrices,
  {hours = 0, now}: {hours?: number | undefined; now: number},
): PriceView {
  const {days, midnight, timeSpan, wallAt} = calendarOf(data, timeZone, now);
  const spans = [days.today, days.tomorrow].flatMap(day => day?.spans ?? []);
  const flatPrice = findFlatPrice(days);
  const isExport = direction === 'EXPORT';
  const length = flatPrice === undefined ? Math.round(hours * HOUR_MS) : 0;
  const found = findCheapest(spans, {length, now, isExport});
  const currentOrNext = spans.find(({to}) => to > now);
  const changes = [currentOrNext?.from ?? 0, currentOrNext?.to ?? 0, found?.from ?? 0, midnight];
  const update = Date.parse(next_update);
  return {
    ...{days, flatPrice, isExport, wallAt},
    cheapest: found && {...found, ...timeSpan(found.from, found.to)},
    tomorrowExpectedAt: now < update && update < midnight ? update : undefined,
    nextChangeAt: Math.min(...changes.filter(moment => moment > now)),
  };
}

/** The single price of the known days, if they cover at least today. */
function findFlatPrice({today, tomorrow}: ShownDays): number | undefined {
  if (!today) return undefined;
  const spans = [...today.spans, ...(tomorrow?.spans ?? [])];
  const [all, ...others] = mergeAdjacent(spans, ({cost}) => cost);
  const isWhole = all && others.length === 0 && all.from === today.from && all.to >= today.to;
  return isWhole ? all.cost : undefined;
}
