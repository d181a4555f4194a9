import {DAY_MS, MINUTE_MS} from './time.js';

/** A moment in ms since the epoch, with the offset from UTC in ms that it is written with. */
export interface WrittenMoment {
  readonly at: number;
  readonly offset: number;
}

const TIME =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(\.\d{1,3})?\d*)? ?(?:Z|([+-][01]\d)(?::?([0-5]\d))?)?$/i;

/**
 * Reads a date and a time: RFC 3339, also without seconds, with a space for the `T`, and `24:00`.
 * Without a zone it is UTC, as the service's own times are.
 * @returns undefined if it cannot be read
 */
export function readMoment(wire: unknown): WrittenMoment | undefined {
  const match = typeof wire === 'string' ? TIME.exec(wire) : null;
  if (!match) return undefined;
  const [, day = '', time, seconds = '00', fraction = '', hours = '+00', minutes = '00'] = match;
  const wall = Date.parse(`${day}T${time}:${seconds}${fraction}Z`);
  // Every month has its first 28 days.
  const isSomeDay = day.slice(8) <= '28' || isDate(day);
  if (Number.isNaN(wall) || !isSomeDay) return undefined;
  const sign = hours.startsWith('-') ? -1 : 1;
  const offset = sign * (Math.abs(Number(hours)) * 60 + Number(minutes)) * MINUTE_MS;
  return {at: wall - offset, offset};
}

/** Whether the calendar has a date (`YYYY-MM-DD`): not every engine refuses 30 February. */
export function isDate(date: string): boolean {
  const midnight = new Date(`${date}T00:00:00Z`);
  return midnight.getUTCDate() === Number(date.slice(8));
}

/** The local midnight after a moment, as its offset has it. */
export const midnightAfter = ({at, offset}: WrittenMoment): number =>
  (Math.floor((at + offset) / DAY_MS) + 1) * DAY_MS - offset;

/** Writes a moment as RFC 3339 with an offset from UTC in ms. */
export function writeMoment(at: number, offset: number): string {
  const text = toText(at + offset);
  const wall = text.slice(0, text.endsWith('.000Z') ? -5 : -1);
  if (offset === 0) return `${wall}Z`;
  return wall + (offset < 0 ? '-' : '+') + toText(Math.abs(offset)).slice(11, 16);
}

const toText = (ms: number): string => new Date(ms).toISOString();
