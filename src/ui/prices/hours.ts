import {DAY_MS, QUARTER_HOUR_MS} from '../time.js';

/**
 * A daily period in wall-clock times of the wire (`HH:mm:ss`, which sort as text). It ends before
 * it starts if it spans midnight, and at its start if it is the whole day.
 */
export interface Period {
  readonly valid_from: string;
  readonly valid_to: string;
}

/** A part of the day that no period covers, or more than one. */
export interface CoverageFault extends Period {
  readonly kind: 'gap' | 'overlap';
}

/** Milliseconds since midnight. */
export const msSinceMidnight = (time: string): number => Date.parse(`1970-01-01T${time}Z`);

/** Midnight at the end of the day is `00:00:00`, as at its start. */
const timeOf = (ms: number): string => new Date(ms).toISOString().slice(11, 19);

/** The times of day that can be chosen. */
export const QUARTER_HOURS: readonly string[] = Array.from({length: 96}, (_, index) =>
  timeOf(index * QUARTER_HOUR_MS),
);

/** Its start and its end. */
export const edgesOf = ({valid_from, valid_to}: Period): string[] => [valid_from, valid_to];

/** Milliseconds from the start to the end. */
export const durationMs = ({valid_from, valid_to}: Period): number =>
  (msSinceMidnight(valid_to) - msSinceMidnight(valid_from) + DAY_MS) % DAY_MS || DAY_MS;

const covers = ({valid_from: from, valid_to: to}: Period, time: string): boolean =>
  from < to ? from <= time && time < to : from <= time || time < to;

/** The gaps and overlaps of periods that should cover the day exactly once, in the order of the day. */
export function findFaults(periods: readonly Period[]): CoverageFault[] {
  const edges = [...new Set(periods.flatMap(edgesOf))].sort();
  return edges.flatMap((valid_from, index): CoverageFault[] => {
    const count = periods.filter(period => covers(period, valid_from)).length;
    const valid_to = edges[(index + 1) % edges.length] ?? valid_from;
    return count === 1 ? [] : [{kind: count ? 'overlap' : 'gap', valid_from, valid_to}];
  });
}

const longest = <S extends Period>(a: S, b: S): S => (durationMs(a) < durationMs(b) ? b : a);

/**
 * The place for another period beside at least one: the largest gap, or else the second half of
 * the longest period (`of`), which then has to end where the new one starts.
 */
export function roomForPeriod<S extends Period>(periods: readonly S[]): {room: Period; of?: S} {
  const gaps = findFaults(periods).filter(({kind}) => kind === 'gap');
  if (gaps.length > 0) return {room: gaps.reduce(longest)};
  const of = periods.reduce(longest);
  const middle = msSinceMidnight(of.valid_from) + durationMs(of) / 2;
  const valid_from = timeOf(Math.round(middle / QUARTER_HOUR_MS) * QUARTER_HOUR_MS);
  return {room: {valid_from, valid_to: of.valid_to}, of};
}

/** The periods in the order of their starts. */
export const sortByStart = <S extends Period>(periods: readonly S[]): S[] =>
  [...periods].sort((a, b) => a.valid_from.localeCompare(b.valid_from));
