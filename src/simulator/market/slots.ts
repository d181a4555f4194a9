import {Fraction, total} from '../world/fraction.js';
import type {Span} from './rates.js';

/** Which part of the day is wanted: the dearest or the cheapest. */
export const SEGMENTS = ['HIGH', 'LOW'] as const;

export type Segment = (typeof SEGMENTS)[number];

const ORDER: Record<Segment, (a: Span, b: Span) => number> = {
  LOW: (a, b) => a.cost - b.cost || a.from - b.from,
  HIGH: (a, b) => b.cost - a.cost || a.from - b.from,
};

const byTime = (a: Span, b: Span) => a.from - b.from;

/**
 * The cheapest or dearest parts of a period, in order.
 * @param spans in order and without overlaps
 * @param need how much is wanted
 * @param speed how much of it a millisecond gives; default 1, so that `need` is a time
 * @param step milliseconds to which the last part is rounded up
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
    // What is only partly needed joins the part that follows it, if that one is taken.
    const joins = length < span.to - span.from && chosen.some(({from}) => from === span.to);
    chosen.push(joins ? {...span, from: span.to - length} : {...span, to: span.from + length});
    left -= length * perMillisecond;
  }
  return chosen.sort(byTime);
}

/** Parts that follow one another without a gap, and belong together. */
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

/** The mean price of several parts, each as long as it is; five decimals. */
export function meanCost(spans: readonly Span[]): number {
  const sum = total(spans.map(span => Fraction.of(span.cost).times(lengthOf(span))));
  return sum.over(total(spans.map(lengthOf))).toNumber(5);
}

/**
 * The price that a relative threshold stands for: 1 is the highest of the period, 0.01 the
 * lowest.
 */
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

/** The parts up to a price, or from it on. */
export const within = <One extends Span>(
  spans: readonly One[],
  segment: Segment,
  threshold: number,
): One[] => spans.filter(({cost}) => WITHIN[segment](cost, threshold));
