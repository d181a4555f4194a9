import {Fraction, total} from '../world/fraction.js';
import {leastConfidence, pricesOf} from './prices.js';
import type {Location, MeterRecord, SimulatorContext} from '../world/store.js';
import {tariffOf} from '../world/tariff-state.js';

/** What metered energy costs, or earns. */
export interface Cost {
  readonly from: number;
  readonly to: number;
  readonly wattHours: Fraction;
  /** Major units, exact. */
  readonly value: Fraction;
  readonly confidence: number;
}

const PER_KWH = Fraction.of(1000);

/** What a customer generates costs nothing, unless there is a tariff for it. */
const isFree = (location: Location, {tariff_rate: direction}: MeterRecord) =>
  direction === 'LOCAL' && !tariffOf(location, {type: 'COMMODITY', direction});

/** Energy is taken as spread evenly over its period: each price gets the share of its time. */
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

/** The part of a record that lies within a period, or undefined where none does. */
export function clip(record: MeterRecord, start: number, end: number): MeterRecord | undefined {
  const from = Math.max(record.from, start);
  const to = Math.min(record.to, end);
  if (to <= from) return undefined;
  const share = Fraction.of(to - from).over(Fraction.of(record.to - record.from));
  return {...record, from, to, wattHours: record.wattHours.times(share)};
}

/** Several costs as one. */
export const sumOf = (costs: readonly Cost[]) => ({
  wattHours: total(costs.map(({wattHours}) => wattHours)),
  value: total(costs.map(({value}) => value)),
  confidence: leastConfidence(costs),
});
