import type {Span} from './rates.js';

/** Some time, its mean price in major units a kWh, and whether that is certain. */
export type Cheapest = Pick<Span, 'from' | 'to' | 'cost' | 'isEstimate'>;

/** A time that begins now is told by the quarter hour, as people set timers. */
const QUARTER = 900_000;

/** Sums of binary fractions differ in digits that no price has. */
const PRECISION = 1e7;

export interface Wanted {
  readonly length: number;
  /** From when on. */
  readonly now: number;
  /** Energy goes out: the best paid is wanted, not the cheapest. */
  readonly isPaid?: boolean;
}

/**
 * The cheapest stretch of a length that begins from a moment on, the earliest of equals; nothing
 * where known prices cover no such stretch without a gap. Lengths and moments are in milliseconds.
 */
export function cheapestOf(
  spans: readonly Span[],
  {length, now, isPaid = false}: Wanted,
): Cheapest | undefined {
  if (!(length > 0)) return undefined;
  // A mean price is lowest, or highest, where the stretch begins or ends together with some price.
  const found = [
    Math.ceil(now / QUARTER) * QUARTER,
    ...spans.flatMap(({from, to}) => [from, to - length]),
  ]
    .filter(begin => begin >= now)
    .sort((a, b) => a - b)
    .flatMap(begin => meanOf(spans, begin, begin + length) ?? []);
  return found.toSorted((a, b) => (isPaid ? b.cost - a.cost : a.cost - b.cost))[0];
}

/** The mean price of some time, where each moment of it has one price. */
function meanOf(spans: readonly Span[], from: number, to: number): Cheapest | undefined {
  const parts = spans.filter(span => span.from < to && span.to > from);
  let [covered, total] = [0, 0];
  for (const part of parts) {
    const length = Math.min(part.to, to) - Math.max(part.from, from);
    covered += length;
    total += length * part.cost;
  }
  if (covered !== to - from) return undefined;
  const cost = Math.round((total / covered) * PRECISION) / PRECISION;
  return {from, to, cost, isEstimate: parts.some(({isEstimate}) => isEstimate)};
}
