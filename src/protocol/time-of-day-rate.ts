import * as z from './schema.js';
import {currencyCode, enteredPrice, listOf, provider, timeOfDay} from './fields.js';
import {pageType} from './page-type.js';

/**
 * A price for a part of every day in local time, `HH:mm:ss`. A period may cross midnight; one whose
 * end is its start covers the whole day. `cost` is in major units per kWh.
 */
export interface Period {
  valid_from: string;
  valid_to: string;
  cost: number;
}

const MIDNIGHT = '00:00:00';
const period = z.closedObject({valid_from: timeOfDay, valid_to: timeOfDay, cost: enteredPrice});

/**
 * Restores the periods as the customer entered them. The service splits a period that crosses
 * midnight in two, and represents a page without an answer as one whole day at no cost.
 */
function restorePeriods(hours: Period[]): Period[] {
  if (hours.every(({cost, valid_from, valid_to}) => !cost && valid_from === valid_to)) return [];
  const evening = hours.find(p => p.valid_to === MIDNIGHT && p.valid_from !== MIDNIGHT);
  const morning = hours.find(p => p.valid_from === MIDNIGHT && p.valid_to !== MIDNIGHT);
  if (!evening || !morning || evening.cost !== morning.cost) return [...hours];
  const night = {...evening, valid_to: morning.valid_to};
  return hours.filter(p => p !== morning).map(p => (p === evening ? night : p));
}

/** The periods of a form; none if the customer has entered none. */
export const enteredPeriods = z.pipe(listOf(period), z.transform(restorePeriods));

/**
 * Prices by time of day; the periods cover the 24 hours once.
 *
 * Source: zero/connect/manual-tariff-capture. The split at midnight is inferred from the vendor's
 * Anode client, which joins such periods.
 */
export const timeOfDayRatePage = pageType<{hours: Period[]}>()({
  kind: 'time-of-day-rate',
  data: z.object({currency_code: currencyCode, provider, hours: enteredPeriods}),
  actions: [],
});
