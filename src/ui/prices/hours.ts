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

const MIDNIGHT = '00:00:00';

/** Milliseconds since midnight. */
export const msSinceMidnight = (time: string): number => Date.parse(`1970-01-01T${time}Z`);

/** Midnight at the end of the day is `00:00:00`, as at its start. */
const timeOf = (ms: number): string => new Date(ms).toISOString().slice(11, 19);

/** The times of day at whole steps from midnight. */
export const timesOfDay = (stepMs: number): string[] =>
  Array.from({length: DAY_MS / stepMs}, (_, index) => timeOf(index * stepMs));

/** Whether all times of periods are at whole steps from midnight. */
export const fitsStep = (periods: readonly Period[], stepMs: number): boolean =>
  periods.flatMap(edgesOf).every(time => msSinceMidnight(time) % stepMs === 0);

/** Its start and its end. */
export const edgesOf = ({valid_from, valid_to}: Period): string[] => [valid_from, valid_to];

/** Milliseconds from the start to the end. */
export const durationMs = ({valid_from, valid_to}: Period): number =>
  (msSinceMidnight(valid_to) - msSinceMidnight(valid_from) + DAY_MS) % DAY_MS || DAY_MS;

const covers = ({valid_from: from, valid_to: to}: Period, time: string): boolean =>
  from < to ? from <= time && time < to : from <= time || time < to;

/** The first period that covers a moment of the day, in ms since midnight. */
export const periodAt = <S extends Period>(periods: readonly S[], ms: number): S | undefined =>
  periods.find(period => covers(period, timeOf(Math.min(Math.max(0, ms), DAY_MS - 1))));

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

/** A time at which a period starts or ends, and how far it can be moved. */
export interface Boundary {
  readonly time: string;
  /** In ms since midnight of the day of `time`: before that day if negative. */
  readonly min: number;
  readonly max: number;
}

/**
 * The boundaries in the order of the day. One can be moved as far as those beside it, but a period
 * keeps at least one step.
 */
export function boundariesOf(periods: readonly Period[], stepMs: number): Boundary[] {
  const times = [...new Set(periods.flatMap(edgesOf))].sort();
  const roomBetween = (valid_from = '', valid_to = '') => {
    const isPeriod = periods.some(
      period => period.valid_from === valid_from && period.valid_to === valid_to,
    );
    return Math.max(0, durationMs({valid_from, valid_to}) - (isPeriod ? stepMs : 0));
  };
  if (times.length < 2) return [];
  return times.map((time, index) => {
    const at = msSinceMidnight(time);
    return {
      time,
      min: at - roomBetween(times.at(index - 1), time),
      max: at + roomBetween(time, times[(index + 1) % times.length]),
    };
  });
}

/** The time at a step, or at an end of the boundary's room, that is closest to a moment. */
export function closestTime(ms: number, {min, max}: Boundary, stepMs: number): string {
  const rounded = Math.round(ms / stepMs) * stepMs;
  return timeOf((Math.min(max, Math.max(min, rounded)) + DAY_MS) % DAY_MS);
}

/** A period whose start and end move from one time to another, if they are there. */
export const movePeriod = <S extends Period>(period: S, from: string, to: string): S => ({
  ...period,
  valid_from: period.valid_from === from ? to : period.valid_from,
  valid_to: period.valid_to === from ? to : period.valid_to,
});

/** The periods in the order of the day: the one over midnight is first. */
export const sortByDay = <S extends Period>(periods: readonly S[]): S[] => {
  const startOf = ({valid_from, valid_to}: S) =>
    valid_to <= valid_from && valid_to > MIDNIGHT ? '' : valid_from;
  return [...periods].sort((a, b) => startOf(a).localeCompare(startOf(b)));
};

/** The periods in the order of their starts. */
export const sortByStart = <S extends Period>(periods: readonly S[]): S[] =>
  [...periods].sort((a, b) => a.valid_from.localeCompare(b.valid_from));
