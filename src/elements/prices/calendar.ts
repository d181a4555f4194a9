import type {RateEntry} from '../../protocol/rates.js';
import {
  DAY,
  dayIn,
  spansOf,
  stretchOf,
  type Days,
  type Frame,
  type Span,
  type Stretch,
} from '../../ui/prices/rates.js';

/** What the clocks of a place show at a moment, as if that were UTC. */
type WallClock = (moment: number) => number;

const MINUTE = 60_000;

/** The prices of a place by its own calendar, wherever the viewer is. */
export interface Calendar {
  readonly days: Days;
  /** The moment when tomorrow begins. */
  readonly midnight: number;
  /** What the clocks of the place show from one moment to another. */
  readonly stretch: (from: number, to: number) => Stretch;
}

/**
 * Today and tomorrow at a moment in a time zone (of the tz database), and the prices in them,
 * whatever offset these are written in.
 */
export function calendarOf(rates: readonly RateEntry[], timeZone: string, now: number): Calendar {
  const wallAt = wallClock(timeZone);
  const spans = spansOf(rates, moment => wallAt(Date.parse(moment)));
  const start = Math.floor(wallAt(now) / DAY) * DAY;
  const [today, tomorrow] = [dayFrom(start, wallAt), dayFrom(start + DAY, wallAt)];
  const pricesIn = (day: Frame) => dayIn(within(day, spans), day);
  return {
    days: {today: pricesIn(today), tomorrow: pricesIn(tomorrow)},
    midnight: today.to,
    stretch: (from, to) => stretchOf(from, to, wallAt(from), wallAt(to)),
  };
}

function wallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en', {timeZone, timeZoneName: 'longOffset'});
  return moment => {
    const parts = format.formatToParts(moment);
    const offset = parts.find(({type}) => type === 'timeZoneName')?.value ?? '';
    const [, sign = '', hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
    return moment + Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
  };
}

/** A day of the calendar, from the midnight before it; 23 or 25 hours where the clocks change. */
function dayFrom(start: number, wallAt: WallClock): Frame {
  const [end, momentOf] = [start + DAY, (wall: number) => firstMoment(wall, wallAt)];
  return {start, end, from: momentOf(start), to: momentOf(end), momentOf};
}

/** When clocks show a time: the first moment, where they show it twice; the next one, where never. */
function firstMoment(wall: number, wallAt: WallClock): number {
  const moments = [wall - DAY, wall + DAY].map(near => wall - (wallAt(near) - near));
  return Math.min(...moments.filter(moment => wallAt(moment) >= wall));
}

/** Prices cut to a day. */
const within = (day: Stretch, spans: readonly Span[]): Span[] =>
  spans
    .filter(({from, to}) => from < day.to && to > day.from)
    .map(span => ({
      ...span,
      ...(span.from < day.from && {from: day.from, start: day.start}),
      ...(span.to > day.to && {to: day.to, end: day.end}),
    }));
