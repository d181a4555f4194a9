import * as z from 'zod/mini';
import {currencyCode, number, provider, timeOfDay} from './fields.js';
import {pageType} from './page-type.js';

/**
 * A price for a stretch of every day, local wall clock, `HH:mm:ss`. A period may cross
 * midnight; one that ends when it starts is the whole day. `cost` is in major units a kWh.
 */
export interface Period {
  valid_from: string;
  valid_to: string;
  cost: number;
}

const MIDNIGHT = '00:00:00';
const period = z.object({valid_from: timeOfDay, valid_to: timeOfDay, cost: number});

/**
 * The service returns a night as two periods of one price, one that ends at midnight and
 * one that starts there, and an unanswered page as one whole day that costs nothing.
 * Joined and emptied here, so that a customer sees what was entered.
 */
function asEntered(hours: Period[]): Period[] {
  if (hours.every(({cost, valid_from, valid_to}) => !cost && valid_from === valid_to)) return [];
  const evening = hours.find(p => p.valid_to === MIDNIGHT && p.valid_from !== MIDNIGHT);
  const morning = hours.find(p => p.valid_from === MIDNIGHT && p.valid_to !== MIDNIGHT);
  if (!evening || !morning || evening.cost !== morning.cost) return [...hours];
  const night = {...evening, valid_to: morning.valid_to};
  return hours.filter(p => p !== morning).map(p => (p === evening ? night : p));
}

/** Prices that depend on the hour; together the periods cover the 24 hours once. */
export const timeOfDayRatePage = pageType<{hours: Period[]}>()({
  kind: 'time-of-day-rate',
  data: z.looseObject({
    currency_code: currencyCode,
    provider,
    hours: z.pipe(z.array(period), z.transform(asEntered)),
  }),
  actions: [],
});
