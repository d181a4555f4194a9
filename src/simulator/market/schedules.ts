import {Fraction, total} from '../world/fraction.js';
import type {Price} from './prices.js';
import {choose, runsOf, type Segment} from './slots.js';

/** When devices use energy, or give it back, so that it costs least or earns most. */

/** A part of a plan: a price and the power that is used at it, in watts. */
export interface Use extends Price {
  readonly power: number;
}

const HOUR = 3_600_000;

/** Where one period begins or ends within another. */
const edgesWithin = ({from, to}: Price, uses: readonly Use[]) =>
  uses.flatMap(use => [use.from, use.to]).filter(edge => edge > from && edge < to);

/** Prices, cut where the power that is left for a device changes. */
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

/** Watts times milliseconds; a plan is made to the second, in whole periods of a price. */
const speed = ({power}: Use) => power;
const STEP = 1000;

const needOf = (wattHours: Fraction) => wattHours.toNumber(6) * HOUR;

/** The best parts of what is usable, as far as they are needed. */
export const plan = (uses: readonly Use[], segment: Segment, wattHours: Fraction): Use[] =>
  choose(uses, segment, needOf(wattHours), {speed, step: STEP});

/** The same energy without a plan: as soon as possible, at whatever it costs. */
export function asSoonAsPossible(uses: readonly Use[], planned: readonly Use[]): Use[] {
  const energy = planned.reduce((sum, {from, to, power}) => sum + (to - from) * power, 0);
  const inOrder = uses.map((use, i) => ({...use, cost: i, paid: use.cost}));
  return choose(inOrder, 'LOW', energy, {speed}).map(({paid, ...use}) => ({...use, cost: paid}));
}

/** What is paid or earned, in major units. */
export const costOfUses = (uses: readonly Use[]): Fraction =>
  total(
    uses.map(({from, to, power, cost}) => {
      const wattHours = Fraction.of(power)
        .times(Fraction.of(to - from))
        .over(Fraction.of(HOUR));
      return wattHours.over(Fraction.of(1000)).times(Fraction.of(cost));
    }),
  );

/** Parts of the same power that follow one another, as one. */
export const periodsOf = (uses: readonly Use[]) =>
  runsOf(uses, (a, b) => a.power === b.power).map(run => ({
    from: run[0]?.from ?? 0,
    to: run.at(-1)?.to ?? 0,
    power: run[0]?.power ?? 0,
  }));
