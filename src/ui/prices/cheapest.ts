import {QUARTER_HOUR_MS} from '../time.js';
import type {PriceSpan} from './rates.js';

/** A span of time with its mean price, in major units a kWh. */
export type CheapestSpan = Pick<PriceSpan, 'from' | 'to' | 'cost' | 'isEstimate'>;

/** Rounds off the digits in which sums of binary fractions differ. */
const PRECISION = 1e7;

export interface CheapestQuery {
  /** Duration in ms. */
  readonly length: number;
  /** The earliest start. */
  readonly now: number;
  /** Finds the best paid time for feeding in, not the cheapest. */
  readonly isExport?: boolean;
}

/**
 * The cheapest span of a length from a moment on; the earliest of equals. Undefined if the known
 * prices cover no such span without a gap. A span that begins now begins at a quarter of an hour,
 * as people set timers.
 */
export function findCheapest(
  spans: readonly PriceSpan[],
  {length, now, isExport = false}: CheapestQuery,
): CheapestSpan | undefined {
  if (!(length > 0)) return undefined;
  // The mean price is lowest, or highest, if the span starts or ends together with a price.
  const found = [
    Math.ceil(now / QUARTER_HOUR_MS) * QUARTER_HOUR_MS,
    ...spans.flatMap(({from, to}) => [from, to - length]),
  ]
    .filter(begin => begin >= now)
    .sort((a, b) => a - b)
    .flatMap(begin => meanPrice(spans, begin, begin + length) ?? []);
  return found.toSorted((a, b) => (isExport ? b.cost - a.cost : a.cost - b.cost))[0];
}

/** The mean price of a span of time; undefined unless each moment has exactly one price. */
function meanPrice(
  spans: readonly PriceSpan[],
  from: number,
  to: number,
): CheapestSpan | undefined {
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
