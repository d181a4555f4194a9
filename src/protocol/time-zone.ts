import {MINUTE_MS} from './time.js';

/** All time zones change their offset at a quarter of an hour. */
const QUARTER_HOUR_MS = 15 * MINUTE_MS;

/** The offset from UTC in ms at a moment. */
export type OffsetAt = (moment: number) => number;

/**
 * The offsets of a time zone of the tz database; undefined if the platform does not know the zone.
 */
export function offsetsOf(timeZone: string): OffsetAt | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en', {timeZone, timeZoneName: 'longOffset'});
  } catch {
    return undefined;
  }
  // A series asks for the same times again and again, and the format is slow.
  const known = new Map<number, number>();
  return moment => {
    const quarter = Math.floor(moment / QUARTER_HOUR_MS);
    const offset = known.get(quarter) ?? readOffset(format, moment);
    known.set(quarter, offset);
    return offset;
  };
}

function readOffset(format: Intl.DateTimeFormat, moment: number): number {
  const parts = format.formatToParts(moment);
  const name = parts.find(({type}) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '', hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}
