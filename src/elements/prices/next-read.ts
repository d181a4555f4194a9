import type {LocationPrices} from '../../core/index.js';
import {HOUR_MS, QUARTER_HOUR_MS} from '../../ui/time.js';
import {calendarOf} from './calendar.js';
import {nextRefreshAt} from './price-view.js';

/** Minimum interval between reads, whatever the prices ask for: the limit of the service. */
const MIN_READ_INTERVAL_MS = QUARTER_HOUR_MS;
/** Tomorrow's prices are published between noon and 11 pm of the location; in ms before midnight. */
const PUBLICATION_BEGIN_MS = 12 * HOUR_MS;
const PUBLICATION_END_MS = HOUR_MS;
/** A market's day may end before the location's; with fewer hours, tomorrow is not published. */
const MIN_TOMORROW_MS = 12 * HOUR_MS;

/**
 * When to read prices again that were read at a moment: when they change or run out, and as long as
 * they are late.
 */
export function nextReadAt(prices: LocationPrices, now: number): number {
  const next = isLate(prices, now) ? now : nextRefreshAt(prices, now);
  return Math.max(next, now + MIN_READ_INTERVAL_MS);
}

/** Whether today's prices are missing, or tomorrow's should be there and are not. */
function isLate({data, location_timezone, next_update}: LocationPrices, now: number): boolean {
  const {days, midnight} = calendarOf(data, location_timezone, now);
  const {today, tomorrow} = days;
  if (!today) return true;
  if ((tomorrow?.spans.at(-1)?.to ?? 0) >= midnight + MIN_TOMORROW_MS) return false;
  const update = Date.parse(next_update);
  const isToday = update >= today.from && update < midnight;
  const dueAt = isToday ? update : midnight - PUBLICATION_BEGIN_MS;
  return dueAt <= now && now < midnight - PUBLICATION_END_MS;
}
