import {Fraction, total} from '../world/fraction.js';
import type {Span} from './rates.js';

/** The most expensive or the cheapest part of the day. */
export const SEGMENTS = ['HIGH', 'LOW'] as const;

export type Segment = (typeof SEGMENTS)[number];

const ORDER: Record<Segment, (a: Span, b: Span) => number> = {
  LOW: (a, b) => a.cost - b.cost || a.from - b.from,
  HIGH: (a, b) => b.cost - a.cost || a.from - b.from,
};

const byTime = (a: Span, b: Span) => a.from - b.from;

/**
 * The cheapest or most expensive parts of a period, in order.
 * @param spans in order and without overlaps
 * @param need the amount to cover
 * @param speed the amount per millisecond; default 1, so that `need` is a duration in ms
 * @param step the unit (ms) to which the last part is rounded up
 */
export function choose<One extends Span>(
  spans: readonly One[],
  segment: Segment,
  need: number,
  {speed = () => 1, step = 1}: {speed?: (span: One) => number; step?: number} = {},
): One[] {
  const chosen: One[] = [];
  let left = need;
  for (const span of [...spans].sort(ORDER[segment])) {
    if (left <= 0) break;
    const perMillisecond = speed(span);
    if (perMillisecond <= 0) continue;
    const wanted = Math.ceil(left / perMillisecond / step) * step;
    const length = Math.min(wanted, span.to - span.from);
    // A partly used span is used at its end if the span after it is chosen.
    const joins = length < span.to - span.from && chosen.some(({from}) => from === span.to);
    chosen.push(joins ? {...span, from: span.to - length} : {...span, to: span.from + length});
    left -= length * perMillisecond;
  }
  return chosen.sort(byTime);
}

/** Groups of consecutive spans without gaps that satisfy `belong`. */
export function runsOf<One extends Span>(
  spans: readonly One[],
  belong: (a: One, b: One) => boolean = () => true,
): One[][] {
  const runs: One[][] = [];
  for (const span of spans) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && before.to === span.from && belong(before, span)) run.push(span);
    else runs.push([span]);
  }
  return runs;
}

const lengthOf = ({from, to}: Span) => Fraction.of(to - from);

/** The mean price of spans, weighted by duration; five decimals. */
export function meanCost(spans: readonly Span[]): number {
  const sum = total(spans.map(span => Fraction.of(span.cost).times(lengthOf(span))));
  return sum.over(total(spans.map(lengthOf))).toNumber(5);
}

/** The price of a relative threshold: 1 is the highest of the period, 0.01 the lowest. */
export function thresholdOf(spans: readonly Span[], relative: number): number {
  const costs = spans.map(({cost}) => cost);
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  const share = Fraction.of(relative).minus(Fraction.of(0.01)).over(Fraction.of(0.99));
  return Fraction.of(low)
    .plus(Fraction.of(high).minus(Fraction.of(low)).times(share))
    .toNumber(10);
}

const WITHIN: Record<Segment, (cost: number, threshold: number) => boolean> = {
  LOW: (cost, threshold) => cost <= threshold,
  HIGH: (cost, threshold) => cost >= threshold,
};

/** The spans at or below a threshold (LOW), or at or above it (HIGH). */
export const withinThreshold = <One extends Span>(
  spans: readonly One[],
  segment: Segment,
  threshold: number,
): One[] => spans.filter(({cost}) => WITHIN[segment](cost, threshold));
