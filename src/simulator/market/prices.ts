import {placeOf} from '../world/countries.js';
import {Refusal} from '../world/errors.js';
import {Fraction} from '../world/fraction.js';
import {lastKnownDay, ratesOf, type Span} from './rates.js';
import type {Location, Tariff, TariffDirection, SimulatorContext} from '../world/store.js';
import {statusOf, tariffOf} from '../world/tariff-state.js';
import {addDays, dayOf} from '../world/zone.js';

/** What energy costs at a location, from one moment to another. Major units a kWh. */
export interface Price extends Span {
  /** 1 is certain. */
  readonly confidence: number;
  /** The part of it that is a grid fee. */
  readonly fee: number;
}

/** How sure a price is: published, not published yet, or guessed because the tariff has failed. */
const CONFIDENCE = {known: 1, estimated: 0.8, extrapolated: 0.5} as const;

/**
 * A tariff that there are prices for.
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

/** Grid fees on top, cut where either of the two changes. */
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

/** Grid fees are billed for what is taken from the grid; those that fail are left out. */
function feesOf(location: Location, direction: TariffDirection, now: number): Tariff | undefined {
  const fees = tariffOf(location, {type: 'NON_COMMODITY', direction});
  return fees && direction === 'IMPORT' && statusOf(fees, now) === 'CONNECTED' ? fees : undefined;
}

/**
 * The prices of a location that are valid at any time of a period, whole, in order and without
 * gaps: the first may begin before it and the last may end after it.
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

/** Prices cut to a period. */
export const cutTo = <One extends Span>(
  prices: readonly One[],
  {start, end}: {readonly start: number; readonly end: number},
): One[] =>
  prices.map(price => ({
    ...price,
    from: Math.max(price.from, start),
    to: Math.min(price.to, end),
  }));

/** How sure a result is that rests on several prices. */
export const leastConfidence = (prices: readonly Pick<Price, 'confidence'>[]) =>
  Math.min(1, ...prices.map(({confidence}) => confidence));
