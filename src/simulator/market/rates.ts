import type {Period} from '../../protocol/time-of-day-rate.js';
import {stepsOfDay, type PriceSteps} from './price-steps.js';
import type {Place} from '../world/countries.js';
import {randomOf} from '../world/random.js';
import type {Draft, Structure} from '../world/store.js';
import {DAY_MS} from '../world/time.js';
import {
  addDays,
  boundsOf,
  dayOf,
  formatIn,
  momentOf,
  wallHour,
  type CalendarDay,
} from '../world/zone.js';

/** A price between two times (ms since the epoch), in major units per kWh. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
  /** The market price in it, if it follows a market. */
  readonly market?: number;
}

/** The service uses up to five decimals. */
const round = (cost: number) => Math.round(cost * 1e5) / 1e5;

/** A bell curve of height 1 around an hour of the day; hours wrap around midnight. */
function hill(hour: number, top: number, width: number): number {
  const distance = Math.min(Math.abs(hour - top), 24 - Math.abs(hour - top));
  return Math.exp(-((distance / width) ** 2));
}

/** 1 at midsummer, 0 at midwinter, on the northern hemisphere. */
function summer(day: CalendarDay): number {
  const date = new Date(`${day}T00:00:00Z`);
  const dayOfYear = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS;
  return 0.5 + 0.5 * Math.cos(((dayOfYear - 172) / 365) * 2 * Math.PI);
}

const isWeekend = (day: CalendarDay) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/**
 * The day-ahead market: cheap nights, a morning and an evening peak, and a dip at noon
 * that goes below zero when there is much sun and little demand.
 * @param steps how finely the day is divided; undefined for the market periods of the country
 * @returns one span for each step; fewer or more on the days of a clock change
 */
export function marketDay(
  seed: number,
  place: Place,
  region: string,
  day: CalendarDay,
  steps?: PriceSteps,
): Span[] {
  const {country, timeZone} = place;
  const ofDay = randomOf(seed, region, day);
  const level = 0.75 + 0.5 * ofDay();
  const evening = 17.5 + 2 * ofDay();
  const sun = (0.15 + 0.85 * summer(day)) * (0.25 + 0.9 * ofDay()) * (isWeekend(day) ? 1.35 : 1);
  const noise = randomOf(seed, region, day, 'noise');

  return stepsOfDay(day, timeZone, steps, country.pricePeriodMinutes).map(({from, to}) => {
    const hour = wallHour(from, timeZone);
    const shape =
      1 +
      0.35 * hill(hour, 8, 1.6) +
      0.8 * hill(hour, evening, 2) -
      0.35 * hill(hour, 3.5, 3) -
      1.05 * sun * hill(hour, 13, 2.6);
    const jitter = 0.06 * (noise() - 0.5);
    return {from, to, cost: round(country.averagePrice * level * (shape + jitter))};
  });
}

const MIDNIGHT = '00:00:00';

/** Splits the periods that cross midnight: a night becomes an evening and a morning. */
export function splitAtMidnight(hours: readonly Period[]): Period[] {
  return hours.flatMap(period =>
    period.valid_from < period.valid_to || period.valid_to === MIDNIGHT
      ? [period]
      : [
          {...period, valid_to: MIDNIGHT},
          {...period, valid_from: MIDNIGHT},
        ],
  );
}

function hoursDay(hours: readonly Period[], {timeZone}: Place, day: CalendarDay): Span[] {
  const [start, end] = boundsOf(day, timeZone);
  return splitAtMidnight(hours)
    .map(({valid_from, valid_to, cost}) => ({
      from: valid_from === MIDNIGHT ? start : momentOf(day, valid_from, timeZone),
      to: valid_to === MIDNIGHT ? end : momentOf(day, valid_to, timeZone),
      cost,
    }))
    .filter(({from, to}) => from < to)
    .sort((a, b) => a.from - b.from);
}

/** Adds the fixed part, then the percentage of the sum. */
const withSurcharge = (span: Span, {fixed, percentage} = {fixed: 0, percentage: 0}): Span => ({
  ...span,
  market: span.cost,
  cost: round((span.cost + fixed) * (1 + percentage / 100)),
});

type DayOf = (draft: Draft, place: Place, day: CalendarDay, seed: number) => Span[];

const marketed: DayOf = (draft, place, day, seed) =>
  marketDay(
    seed,
    place,
    draft.region ?? place.region ?? place.country.regions[0],
    day,
    draft.priceSteps,
  ).map(span => withSurcharge(span, draft.surcharge));

const flat: DayOf = ({cost = 0}, {timeZone}, day) => {
  const [from, to] = boundsOf(day, timeZone);
  return [{from, to, cost}];
};

/** Prices that the market does not set, divided only where a test asks for steps. */
const divided =
  (dayOf: DayOf): DayOf =>
  (draft, place, day, seed) => {
    const spans = dayOf(draft, place, day, seed);
    const {priceSteps} = draft;
    if (priceSteps === undefined) return spans;
    const steps = stepsOfDay(day, place.timeZone, priceSteps, 60);
    return spans.flatMap(span =>
      steps
        .filter(step => step.from < span.to && step.to > span.from)
        .map(step => ({
          ...span,
          from: Math.max(step.from, span.from),
          to: Math.min(step.to, span.to),
        })),
    );
  };

const DAYS: Record<Structure, DayOf> = {
  FIXED: divided(flat),
  STATIC: divided(flat),
  TIME_OF_DAY: divided(({hours = []}, place, day) => hoursDay(hours, place, day)),
  MARKET: marketed,
  DYNAMIC: marketed,
};

/** The prices of a tariff on a local calendar day, in order and without gaps. */
export const ratesOf: DayOf = (draft, place, day, seed) =>
  DAYS[draft.structure ?? 'FIXED'](draft, place, day, seed);

/** The local hour at which the market prices of the next day are published. */
const PUBLICATION_HOUR = 13;

const HAS_PUBLISHED_PRICES: ReadonlySet<Structure | undefined> = new Set(['MARKET', 'DYNAMIC']);

/** The last day whose prices are known. */
export function lastKnownDay(draft: Draft, {timeZone}: Place, now: number): CalendarDay {
  const published =
    !HAS_PUBLISHED_PRICES.has(draft.structure) || wallHour(now, timeZone) >= PUBLICATION_HOUR;
  return addDays(dayOf(now, timeZone), published ? 1 : 0);
}

/** The `rates` of a summary page: yesterday, today and tomorrow. */
export function summaryRates(draft: Draft, place: Place, now: number, seed: number) {
  const today = dayOf(now, place.timeZone);
  const entries = (day: CalendarDay) =>
    ratesOf(draft, place, day, seed).map(({from, to, cost}) => ({
      valid_from: formatIn(from, place.timeZone),
      valid_to: formatIn(to, place.timeZone),
      tariff: {cost, confidence: 1},
    }));
  const tomorrow = addDays(today, 1);
  return {
    yesterday: entries(addDays(today, -1)),
    today: entries(today),
    tomorrow: tomorrow <= lastKnownDay(draft, place, now) ? entries(tomorrow) : [],
  };
}
