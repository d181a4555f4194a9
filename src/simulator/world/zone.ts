/** Moments are milliseconds since 1970, wall times are `HH:mm:ss`, zones are IANA names. */

/** `YYYY-MM-DD`. */
export type CalendarDay = string;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

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

/** How far a zone's clocks are ahead of UTC at a moment, in minutes. */
export function offsetAt(moment: number, timeZone: string): number {
  const read: Record<string, number> = {};
  for (const {type, value} of formatOf(timeZone).formatToParts(moment)) read[type] = Number(value);
  const {year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0} = read;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - Math.floor(moment / 1000) * 1000) / MINUTE);
}

/** RFC 3339 with a fixed offset in minutes, to the second: `2024-06-15T03:12:00+02:00`. */
export function formatWithOffset(moment: number, offset: number): string {
  const wall = new Date(moment + offset * MINUTE).toISOString().slice(0, 19);
  const distance = Math.abs(offset);
  const hours = String(Math.floor(distance / 60)).padStart(2, '0');
  const minutes = String(distance % 60).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** RFC 3339 with the zone's own offset at that moment. */
export const formatIn = (moment: number, timeZone: string) =>
  formatWithOffset(moment, offsetAt(moment, timeZone));

/** What the clocks show, in hours of the day: 13.5 is half past one. */
export function wallHour(moment: number, timeZone: string): number {
  const wall = moment + offsetAt(moment, timeZone) * MINUTE;
  return (((wall % DAY) + DAY) % DAY) / (60 * MINUTE);
}

/** The calendar day in a zone. */
export const dayOf = (moment: number, timeZone: string): CalendarDay =>
  new Date(moment + offsetAt(moment, timeZone) * MINUTE).toISOString().slice(0, 10);

/** The day that many days later, or earlier. */
export const addDays = (day: CalendarDay, days: number): CalendarDay =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/**
 * The moment at which a zone's clocks show that time: the first, where they show it twice;
 * the moment of the change, where they skip it.
 */
export function momentOf(day: CalendarDay, time: string, timeZone: string): number {
  const wall = Date.parse(`${day}T${time}Z`);
  const before = offsetAt(wall - DAY, timeZone);
  const after = offsetAt(wall + DAY, timeZone);
  const first = wall - before * MINUTE;
  const last = wall - after * MINUTE;
  if (offsetAt(first, timeZone) === before) return first;
  if (offsetAt(last, timeZone) === after) return last;
  let [early, late] = [last, first];
  while (late - early > MINUTE) {
    const middle = Math.floor((early + late) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle, timeZone) === before) early = middle;
    else late = middle;
  }
  return late;
}

/** When a day begins and ends; 23 or 25 hours apart where the clocks change. */
export const boundsOf = (day: CalendarDay, timeZone: string): [start: number, end: number] => [
  momentOf(day, '00:00:00', timeZone),
  momentOf(addDays(day, 1), '00:00:00', timeZone),
];
