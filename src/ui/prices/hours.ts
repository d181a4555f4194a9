/** Stretches of the day by the clock on the wall. Times are the wire's, `HH:mm:ss`, and sort as text. */

/** Ends before it starts where it goes over midnight, and when it starts where it is the whole day. */
export interface Stretch {
  readonly valid_from: string;
  readonly valid_to: string;
}

/** A stretch that no period covers, or more than one. */
export interface Fault extends Stretch {
  readonly kind: 'gap' | 'overlap';
}

const QUARTER = 900_000;
export const DAY = 96 * QUARTER;

/** Milliseconds since midnight. */
export const msOf = (time: string): number => Date.parse(`1970-01-01T${time}Z`);

/** Midnight at the end of the day is the one at its start. */
const timeOf = (ms: number): string => new Date(ms).toISOString().slice(11, 19);

/** Every time that can be chosen. */
export const QUARTERS: readonly string[] = Array.from({length: 96}, (_, index) =>
  timeOf(index * QUARTER),
);

/** When it starts and ends. */
export const edgesOf = ({valid_from, valid_to}: Stretch): string[] => [valid_from, valid_to];

/** Milliseconds from the start to the end. */
export const lengthOf = ({valid_from, valid_to}: Stretch): number =>
  (msOf(valid_to) - msOf(valid_from) + DAY) % DAY || DAY;

const covers = ({valid_from: from, valid_to: to}: Stretch, time: string): boolean =>
  from < to ? from <= time && time < to : from <= time || time < to;

/** What keeps the periods from covering the day once, in the order of the day. */
export function faultsIn(periods: readonly Stretch[]): Fault[] {
  const edges = [...new Set(periods.flatMap(edgesOf))].sort();
  return edges.flatMap((valid_from, index): Fault[] => {
    const count = periods.filter(period => covers(period, valid_from)).length;
    const valid_to = edges[(index + 1) % edges.length] ?? valid_from;
    return count === 1 ? [] : [{kind: count ? 'overlap' : 'gap', valid_from, valid_to}];
  });
}

const longest = <S extends Stretch>(a: S, b: S): S => (lengthOf(a) < lengthOf(b) ? b : a);

/**
 * Where one more period goes, next to at least one: into the largest gap, else into the second
 * half of the longest period, which then has to end where the new one starts.
 */
export function roomIn<S extends Stretch>(periods: readonly S[]): {room: Stretch; of?: S} {
  const gaps = faultsIn(periods).filter(({kind}) => kind === 'gap');
  if (gaps.length > 0) return {room: gaps.reduce(longest)};
  const of = periods.reduce(longest);
  const middle = msOf(of.valid_from) + lengthOf(of) / 2;
  const valid_from = timeOf(Math.round(middle / QUARTER) * QUARTER);
  return {room: {valid_from, valid_to: of.valid_to}, of};
}

/** By the start of each. */
export const inOrder = <S extends Stretch>(periods: readonly S[]): S[] =>
  [...periods].sort((a, b) => a.valid_from.localeCompare(b.valid_from));
