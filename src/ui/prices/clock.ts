import type {RateEntry} from '../../protocol/rates.js';
import {HOUR_MS, MINUTE_MS} from '../time.js';

/** The wall-clock time of a place at a moment, as if in UTC. Both are in ms. */
export type Clock = (moment: number) => number;

/** Of two times that look the same because the clocks went back, which one it is. */
export type Occurrence = 'first' | 'second';

/** By how much clocks are changed. */
const SHIFTS_MS = [30 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS];

/** Which of two times with the same name a moment is; undefined if the clocks show its time once. */
export function occurrenceAt(moment: number, wallAt: Clock): Occurrence | undefined {
  const wall = wallAt(moment);
  if (SHIFTS_MS.some(shift => wallAt(moment + shift) === wall)) return 'first';
  return SHIFTS_MS.some(shift => wallAt(moment - shift) === wall) ? 'second' : undefined;
}

/** The offset from UTC in ms of a timestamp of RFC 3339. */
const offsetOf = (timestamp: string): number =>
  Date.parse(`${timestamp.slice(0, 19)}Z`) - Date.parse(timestamp);

/** The clock of the place in whose local time rates are written. */
export function writtenClock(rates: readonly RateEntry[]): Clock {
  const changes: {from: number; offset: number}[] = [];
  const note = (from: number, offset: number) => {
    if (changes.at(-1)?.offset !== offset) changes.push({from, offset});
  };
  for (const {valid_from, valid_to} of rates) {
    const [from, to] = [Date.parse(valid_from), Date.parse(valid_to)];
    note(from, offsetOf(valid_from));
    // The clocks change within a long price, and at the end of a short one.
    if (to - from > HOUR_MS) note(to - 1, offsetOf(valid_to));
  }
  return moment => {
    const {offset = 0} = changes.findLast(({from}) => from <= moment) ?? changes[0] ?? {};
    return moment + offset;
  };
}

/** The offsets of timestamps, such as `UTC+02:00`. */
export function namesOfOffsets(rates: readonly RateEntry[]): string {
  const names = rates.map(
    ({valid_from}) => `UTC${valid_from.replace(/^.{10,}?(?:Z|([+-].{5}))$/, '$1')}`,
  );
  return [...new Set(names)].join(' / ');
}
