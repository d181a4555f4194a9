import {readMoment} from './moment.js';
import {DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS} from './time.js';
import {offsetsOf, type OffsetAt} from './time-zone.js';

/** Years outside mean that the contract does not end: see `contractEnd`. */
const [FIRST_MOMENT, LAST_MOMENT] = [0, Date.UTC(9999, 0)];

/** What is known of the local time of a home. */
export interface LocalTime {
  /** A time zone of the tz database, if its name was received. */
  readonly timeZone?: unknown;
  /** Timestamps in local time; what is none is ignored. */
  readonly timestamps?: readonly unknown[];
  /** The offsets at another place, where the customer probably is. */
  readonly nearby?: OffsetAt;
}

/** Whether a wall-clock time is midnight, or the last second before it. */
const isDayEdge = (wall: number): boolean => (wall + SECOND_MS) % DAY_MS <= SECOND_MS;

/** Whether a text has no time, or one that is midnight where its offset is: then it names a day. */
export function isDayOnly(text: unknown): boolean {
  const moment = readMoment(text);
  if (!moment || moment.at < FIRST_MOMENT || moment.at >= LAST_MOMENT) return true;
  return isDayEdge(moment.at + moment.offset);
}

/**
 * The day of a contract, such as its last one. It is the date in the text. If another client has
 * written local midnight in UTC, it is the local date: `2026-06-14T22:00:00Z` is 15 June where
 * clocks are two hours ahead of UTC.
 * @returns the text, or `YYYY-MM-DD`
 */
export function localDay<T>(text: T, {timeZone, timestamps = [], nearby}: LocalTime): T | string {
  const moment = readMoment(text);
  if (!moment || isDayOnly(text)) return text;
  const zone = typeof timeZone === 'string' ? offsetsOf(timeZone) : undefined;
  const written = timestamps.flatMap(timestamp => readMoment(timestamp)?.offset ?? []);
  const offsets = zone
    ? [zone(moment.at)]
    : [
        ...written,
        // The contract may end in the other half of the year.
        ...written.flatMap(offset => [offset + HOUR_MS, offset - HOUR_MS]),
        ...(nearby ? [nearby(moment.at)] : []),
      ];
  const offset = offsets.find(candidate => isDayEdge(moment.at + candidate));
  return offset === undefined ? text : new Date(moment.at + offset).toISOString().slice(0, 10);
}

/** The offsets at the place of this device. */
export const deviceOffsets: OffsetAt = moment => new Date(moment).getTimezoneOffset() * -MINUTE_MS;
