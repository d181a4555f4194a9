import type {RateEntry} from '../../protocol/rates.js';
import {DAY_MS, MINUTE_MS} from '../../ui/time.js';
import {
  pricesOfDay,
  toPriceSpans,
  timeSpan,
  type ShownDays,
  type CalendarDay,
  type PriceSpan,
  type TimeSpan,
} from '../../ui/prices/rates.js';

/** The wall-clock time of a place at a moment, as if in UTC. */
type WallClock = (moment: number) => number;

/** The prices of a place by its own calendar, in any time zone of the viewer. */
export interface Calendar {
  readonly days: ShownDays;
  /** The moment when tomorrow begins. */
  readonly midnight: number;
  /** The span from one moment to another, with wall-clock times. */
  readonly timeSpan: (from: number, to: number) => TimeSpan;
}

/**
 * The prices of today and tomorrow at a moment in a time zone of the tz database. The rates may
 * have any offset.
 */
export function calendarOf(rates: readonly RateEntry[], timeZone: string, now: number): Calendar {
  const wallAt = wallClock(timeZone);
  const spans = toPriceSpans(rates, moment => wallAt(Date.parse(moment)));
  const start = Math.floor(wallAt(now) / DAY_MS) * DAY_MS;
  const [today, tomorrow] = [dayFrom(start, wallAt), dayFrom(start + DAY_MS, wallAt)];
  const pricesIn = (day: CalendarDay) => pricesOfDay(within(day, spans), day);
  return {
    days: {today: pricesIn(today), tomorrow: pricesIn(tomorrow)},
    midnight: today.to,
    timeSpan: (from, to) => timeSpan(from, to, wallAt(from), wallAt(to)),
  };
}

function wallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en', {timeZone, timeZoneName: 'longOffset'});
  return moment => {
    const parts = format.formatToParts(moment);
    const offset = parts.find(({type}) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '', hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
    return moment + Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  };
}

/** The day of the calendar that starts at a midnight; it has 23 or 25 hours if the clocks change. */
function dayFrom(start: number, wallAt: WallClock): CalendarDay {
  const [end, momentOf] = [start + DAY_MS, (wall: number) => firstMoment(wall, wallAt)];
  return {start, end, from: momentOf(start), to: momentOf(end), momentOf};
}

/** When clocks show a time: the first moment if they show it twice, the next one if never. */
function firstMoment(wall: number, wallAt: WallClock): number {
  const moments = [wall - DAY_MS, wall + DAY_MS].map(near => wall - (wallAt(near) - near));
  return Math.min(...moments.filter(moment => wallAt(moment) >= wall));
}

/** The parts of prices within a day. */
const within = (day: TimeSpan, spans: readonly PriceSpan[]): PriceSpan[] =>
  spans
    .filter(({from, to}) => from < day.to && to > day.from)
    .map(span => ({
      ...span,
      ...(span.from < day.from && {from: day.from, start: day.start}),
      ...(span.to > day.to && {to: day.to, end: day.end}),
    }));
