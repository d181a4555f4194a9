import {keysOf} from '../world/table.js';
import {MINUTE_MS} from '../world/time.js';
import {boundsOf, wallHour, type CalendarDay} from '../world/zone.js';

/** The length of a price in minutes, by the local hour at which it begins. */
const MINUTES = {
  'five-minutes': () => 5,
  'quarter-hours': () => 15,
  'half-hours': () => 30,
  hours: () => 60,
  /** Whole hours at night, quarter-hours by day, half-hours in the evening. */
  'mixed-steps': (hour: number) => (hour < 6 ? 60 : hour < 18 ? 15 : 30),
} as const satisfies Record<string, (hour: number) => number>;

/** How finely prices are divided. */
export type PriceSteps = keyof typeof MINUTES;

export const PRICE_STEPS = keysOf(MINUTES);

/** A part of a day, in ms since the epoch. */
interface Step {
  readonly from: number;
  readonly to: number;
}

/**
 * The steps of a local day, in order and without gaps.
 * @param steps undefined for steps of `usualMinutes`
 */
export function stepsOfDay(
  day: CalendarDay,
  timeZone: string,
  steps: PriceSteps | undefined,
  usualMinutes: number,
): Step[] {
  const minutesAt = steps === undefined ? () => usualMinutes : MINUTES[steps];
  const [start, end] = boundsOf(day, timeZone);
  const found: Step[] = [];
  for (let from = start; from < end;) {
    const to = Math.min(from + minutesAt(wallHour(from, timeZone)) * MINUTE_MS, end);
    found.push({from, to});
    from = to;
  }
  return found;
}
