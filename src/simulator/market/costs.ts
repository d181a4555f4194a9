import {Fraction, total} from '../world/fraction.js';
import {leastConfidence, pricesOf} from './prices.js';
import type {SimulatorContext} from '../world/context.js';
import type {Location, MeterRecord} from '../world/store.js';
import {tariffOf} from '../world/tariff-state.js';

/** The cost of metered energy; earnings for exports. */
export interface Cost {
  readonly from: number;
  readonly to: number;
  readonly wattHours: Fraction;
  /** In major units, exact. */
  readonly value: Fraction;
  readonly confidence: number;
}

const PER_KWH = Fraction.of(1000);

/** The customer's own generation is free unless it has a tariff. */
const isFree = (location: Location, {tariff_rate: direction}: MeterRecord) =>
  direction === 'LOCAL' && !tariffOf(location, {type: 'COMMODITY', direction});

/** Assumes that energy is spread evenly over its period: each price applies to its share of the time. */
export function costOf(context: SimulatorContext, location: Location, record: MeterRecord): Cost {
  const {from, to, wattHours, tariff_rate, confidence} = record;
  if (isFree(location, record)) return {from, to, wattHours, value: Fraction.ZERO, confidence};
  const prices = pricesOf(context, location, tariff_rate, {start: from, end: to});
  const length = Fraction.of(to - from);
  const weighted = prices.map(price => {
    const share = Math.min(price.to, to) - Math.max(price.from, from);
    return Fraction.of(price.cost).times(Fraction.of(share));
  });
  return {
    from,
    to,
    wattHours,
    value: total(weighted).over(length).times(wattHours).over(PER_KWH),
    confidence: Math.min(confidence, leastConfidence(prices)),
  };
}

/** The part of a record within a period; undefined if there is none. */
export function clip(record: MeterRecord, start: number, end: number): MeterRecord | undefined {
  const from = Math.max(record.from, start);
  const to = Math.min(record.to, end);
  if (to <= from) return undefined;
  const share = Fraction.of(to - from).over(Fraction.of(record.to - record.from));
  return {...record, from, to, wattHours: record.wattHours.times(share)};
}

/** The sum of several costs. */
export const sumOf = (costs: readonly Cost[]) => ({
  wattHours: total(costs.map(({wattHours}) => wattHours)),
  value: total(costs.map(({value}) => value)),
  confidence: leastConfidence(costs),
});
