import {DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS} from './time.js';

/** Moments are in ms since the epoch, wall times are `HH:mm:ss`, zones are IANA names. */

/** `YYYY-MM-DD`. */
export type CalendarDay = string;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** The UTC offset of a zone at a moment, in minutes. */
export function offsetAt(moment: number, timeZone: string): number {
  const read: Record<string, number> = {};
  for (const {type, value} of formatOf(timeZone).formatToParts(moment)) read[type] = Number(value);
  const {year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0} = read;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - Math.floor(moment / SECOND_MS) * SECOND_MS) / MINUTE_MS);
}

/** RFC 3339 with a fixed offset in minutes, to the second: `2024-06-15T03:12:00+02:00`. */
export function formatWithOffset(moment: number, offset: number): string {
  const wall = new Date(moment + offset * MINUTE_MS).toISOString().slice(0, 19);
  const distance = Math.abs(offset);
  const hours = String(Math.floor(distance / 60)).padStart(2, '0');
  const minutes = String(distance % 60).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** RFC 3339 with the zone's own offset at that moment. */
export const formatIn = (moment: number, timeZone: string) =>
  formatWithOffset(moment, offsetAt(moment, timeZone));

/** The local time as hours of the day: 13.5 is 13:30. */
export function wallHour(moment: number, timeZone: string): number {
  const wall = moment + offsetAt(moment, timeZone) * MINUTE_MS;
  return (((wall % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS;
}

/** The calendar day in a zone. */
export const dayOf = (moment: number, timeZone: string): CalendarDay =>
  new Date(moment + offsetAt(moment, timeZone) * MINUTE_MS).toISOString().slice(0, 10);

/** The day `days` later; negative for earlier. */
export const addDays = (day: CalendarDay, days: number): CalendarDay =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * The moment of a local time: the first one if the time occurs twice, the moment of the clock change
 * if it is skipped.
 */
export function momentOf(day: CalendarDay, time: string, timeZone: string): number {
  const wall = Date.parse(`${day}T${time}Z`);
  const before = offsetAt(wall - DAY_MS, timeZone);
  const after = offsetAt(wall + DAY_MS, timeZone);
  const first = wall - before * MINUTE_MS;
  const last = wall - after * MINUTE_MS;
  if (offsetAt(first, timeZone) === before) return first;
  if (offsetAt(last, timeZone) === after) return last;
  let [early, late] = [last, first];
  while (late - early > MINUTE_MS) {
    const middle = Math.floor((early + late) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(middle, timeZone) === before) early = middle;
    else late = middle;
  }
  return late;
}

/** The start and end of a day; 23 or 25 hours apart on the days of a clock change. */
export const boundsOf = (day: CalendarDay, timeZone: string): [start: number, end: number] => [
  momentOf(day, '00:00:00', timeZone),
  momentOf(addDays(day, 1), '00:00:00', timeZone),
];
