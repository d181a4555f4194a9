import type {RateEntry} from '../../protocol/rates.js';
import {offsetsOf} from '../../protocol/time-zone.js';
import {DAY_MS} from '../../ui/time.js';
import {namesOfOffsets, writtenClock, type Clock} from '../../ui/prices/clock.js';
import {
  pricesOfDay,
  toPriceSpans,
  timeSpan,
  type ShownDays,
  type CalendarDay,
  type PriceSpan,
  type TimeSpan,
} from '../../ui/prices/rates.js';

/** The prices of a place by its own calendar, in any time zone of the viewer. */
export interface Calendar {
  readonly days: ShownDays;
  /** The moment when tomorrow begins. */
  readonly midnight: number;
  /** The location's clock. */
  readonly wallAt: Clock;
  /** The span from one moment to another, with wall-clock times. */
  readonly timeSpan: (from: number, to: number) => TimeSpan;
}

/**
 * The prices of today and tomorrow at a moment in a time zone of the tz database. The rates may
 * have any offset; if the platform does not know the zone, their offsets are those of the clock.
 */
export function calendarOf(rates: readonly RateEntry[], timeZone: string, now: number): Calendar {
  const offsetAt = offsetsOf(timeZone);
  const wallAt = offsetAt ? (moment: number) => moment + offsetAt(moment) : writtenClock(rates);
  const spans = toPriceSpans(rates, wallAt);
  const start = Math.floor(wallAt(now) / DAY_MS) * DAY_MS;
  const [today, tomorrow] = [dayFrom(start, wallAt), dayFrom(start + DAY_MS, wallAt)];
  const pricesIn = (day: CalendarDay) => pricesOfDay(within(day, spans, wallAt), day);
  return {
    days: {
      ...{today: pricesIn(today), tomorrow: pricesIn(tomorrow)},
      offsets: offsetAt ? undefined : namesOfOffsets(rates),
    },
    midnight: today.to,
    wallAt,
    timeSpan: (from, to) => timeSpan(from, to, wallAt),
  };
}

/** The day of the calendar that starts at a midnight; it has 23 or 25 hours if the clocks change. */
function dayFrom(start: number, wallAt: Clock): CalendarDay {
  const [end, momentOf] = [start + DAY_MS, (wall: number) => firstMoment(wall, wallAt)];
  return {start, end, from: momentOf(start), to: momentOf(end), momentOf};
}

/** When clocks show a time: the first moment if they show it twice, the next one if never. */
function firstMoment(wall: number, wallAt: Clock): number {
  const moments = [wall - DAY_MS, wall + DAY_MS].map(near => wall - (wallAt(near) - near));
  return Math.min(...moments.filter(moment => wallAt(moment) >= wall));
}

/** The parts of prices within a day. */
const within = (day: TimeSpan, spans: readonly PriceSpan[], wallAt: Clock): PriceSpan[] =>
  spans
    .filter(({from, to}) => from < day.to && to > day.from)
    .map(span => {
      const [from, to] = [Math.max(span.from, day.from), Math.min(span.to, day.to)];
      return from === span.from && to === span.to ? span : {...span, ...timeSpan(from, to, wallAt)};
    });
