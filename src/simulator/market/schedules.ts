import {Fraction, total} from '../world/fraction.js';
import {HOUR_MS, SECOND_MS} from '../world/time.js';
import type {Price} from './prices.js';
import {choose, runsOf, type Segment} from './slots.js';

/** Plans when devices consume or feed in energy at the best prices. */

/** A part of a plan: a price and the power used while it applies, in watts. */
export interface Use extends Price {
  readonly power: number;
}

/** The starts and ends of uses within a period. */
const edgesWithin = ({from, to}: Price, uses: readonly Use[]) =>
  uses.flatMap(use => [use.from, use.to]).filter(edge => edge > from && edge < to);

/** The power that is left for a device, split wherever it or the price changes. */
export function availablePower(
  prices: readonly Price[],
  others: readonly Use[],
  {limit, own}: {readonly limit: number; readonly own: number},
): Use[] {
  return prices.flatMap(price => {
    const edges = [...new Set([price.from, ...edgesWithin(price, others), price.to])];
    edges.sort((a, b) => a - b);
    return edges.slice(1).map((to, i) => {
      const from = edges[i] ?? price.from;
      const taken = others
        .filter(use => use.from < to && use.to > from)
        .reduce((sum, {power}) => sum + power, 0);
      return {...price, from, to, power: Math.max(Math.min(own, limit - taken), 0)};
    });
  });
}

/** Energy is in watts times milliseconds here; plans are exact to the second. */
const speed = ({power}: Use) => power;
const STEP_MS = SECOND_MS;

const needOf = (wattHours: Fraction) => wattHours.toNumber(6) * HOUR_MS;

/** The best-priced parts of the available power, as far as needed. */
export const plan = (uses: readonly Use[], segment: Segment, wattHours: Fraction): Use[] =>
  choose(uses, segment, needOf(wattHours), {speed, step: STEP_MS});

/** The same energy without a plan: as soon as possible, at any price. */
export function asSoonAsPossible(uses: readonly Use[], planned: readonly Use[]): Use[] {
  const energy = planned.reduce((sum, {from, to, power}) => sum + (to - from) * power, 0);
  const inOrder = uses.map((use, i) => ({...use, cost: i, paid: use.cost}));
  return choose(inOrder, 'LOW', energy, {speed}).map(({paid, ...use}) => ({...use, cost: paid}));
}

/** The cost or the earnings, in major units. */
export const costOfUses = (uses: readonly Use[]): Fraction =>
  total(
    uses.map(({from, to, power, cost}) => {
      const wattHours = Fraction.of(power)
        .times(Fraction.of(to - from))
        .over(Fraction.of(HOUR_MS));
      return wattHours.over(Fraction.of(1000)).times(Fraction.of(cost));
    }),
  );

/** Merges consecutive parts of the same power. */
export const periodsOf = (uses: readonly Use[]) =>
  runsOf(uses, (a, b) => a.power === b.power).map(run => ({
    from: run[0]?.from ?? 0,
    to: run.at(-1)?.to ?? 0,
    power: run[0]?.power ?? 0,
  }));
