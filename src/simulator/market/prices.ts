import {placeOf} from '../world/countries.js';
import {Refusal} from '../world/errors.js';
import {Fraction} from '../world/fraction.js';
import {lastKnownDay, ratesOf, type Span} from './rates.js';
import type {SimulatorContext} from '../world/context.js';
import type {Location, Tariff, TariffDirection} from '../world/store.js';
import {statusOf, tariffOf} from '../world/tariff-state.js';
import {addDays, dayOf} from '../world/zone.js';

/** The price of energy at a location during a span. Major units per kWh. */
export interface Price extends Span {
  /** From 0 to 1; 1 is certain. */
  readonly confidence: number;
  /** The grid fee that the price includes. */
  readonly fee: number;
}

/** Confidence of a price that is published, not published yet, or extrapolated for a failed tariff. */
const CONFIDENCE = {known: 1, estimated: 0.8, extrapolated: 0.5} as const;

/**
 * The tariff that prices the energy of a location.
 * @throws Refusal `no_tariff_connected`, `pending_connect`, `no_price_data`
 */
export function pricedTariff(
  {now}: SimulatorContext,
  location: Location,
  direction: TariffDirection,
): Tariff {
  const tariff = tariffOf(location, {type: 'COMMODITY', direction});
  if (!tariff) throw new Refusal('no_tariff_connected');
  if (statusOf(tariff, now()) === 'PENDING') throw new Refusal('pending_connect');
  if (tariff.pricesUnavailable) throw new Refusal('no_price_data');
  return tariff;
}

const sum = (a: number, b: number) => Fraction.of(a).plus(Fraction.of(b)).toNumber(5);

/** Adds the grid fees and splits the spans wherever price or fee changes. */
const withFees = (prices: readonly Price[], fees: readonly Span[]): Price[] =>
  prices.flatMap(price =>
    fees
      .filter(fee => fee.from < price.to && fee.to > price.from)
      .map(fee => ({
        ...price,
        from: Math.max(price.from, fee.from),
        to: Math.min(price.to, fee.to),
        cost: sum(price.cost, fee.cost),
        fee: fee.cost,
      })),
  );

/** The grid fees; they apply to imports only, and not while their tariff has failed. */
function feesOf(location: Location, direction: TariffDirection, now: number): Tariff | undefined {
  const fees = tariffOf(location, {type: 'NON_COMMODITY', direction});
  return fees && direction === 'IMPORT' && statusOf(fees, now) === 'CONNECTED' ? fees : undefined;
}

/**
 * The prices of a location that overlap a period, in order and without gaps. They are not clipped:
 * the first may begin before the period and the last may end after it.
 * @throws Refusal as `pricedTariff`
 */
export function pricesOf(
  context: SimulatorContext,
  location: Location,
  direction: TariffDirection,
  {start, end}: {readonly start: number; readonly end: number},
): Price[] {
  const tariff = pricedTariff(context, location, direction);
  const place = placeOf(location.postal_address);
  const fees = feesOf(location, direction, context.now());
  const known = lastKnownDay(tariff, place, context.now());
  const prices: Price[] = [];
  const last = dayOf(end, place.timeZone);
  for (let day = dayOf(start, place.timeZone); day <= last; day = addDays(day, 1)) {
    const fresh = day <= known ? CONFIDENCE.known : CONFIDENCE.estimated;
    const confidence = tariff.status === 'ERROR' ? CONFIDENCE.extrapolated : fresh;
    const plain = ratesOf(tariff, place, day, context.seed).map(span => ({
      ...span,
      confidence,
      fee: 0,
    }));
    prices.push(...(fees ? withFees(plain, ratesOf(fees, place, day, context.seed)) : plain));
  }
  return prices.filter(({from, to}) => to > start && from < end);
}

/** Clips prices to a period. */
export const clipTo = <One extends Span>(
  prices: readonly One[],
  {start, end}: {readonly start: number; readonly end: number},
): One[] =>
  prices.map(price => ({
    ...price,
    from: Math.max(price.from, start),
    to: Math.min(price.to, end),
  }));

/** The confidence of a result that is derived from several prices. */
export const leastConfidence = (prices: readonly Pick<Price, 'confidence'>[]) =>
  Math.min(1, ...prices.map(({confidence}) => confidence));
