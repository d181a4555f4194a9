import {withLocation} from './locations.js';
import {aboutPrices} from './rates.js';
import {placeOf} from '../world/countries.js';
import {Fraction} from '../world/fraction.js';
import {pricedTariff, pricesOf, type Price} from '../market/prices.js';
import {periodOf, readDirection} from './query.js';
import {stableId} from '../world/random.js';
import type {Tariff} from '../world/store.js';

const difference = (of: number, ...parts: readonly number[]) =>
  parts.reduce((left, part) => left.minus(Fraction.of(part)), Fraction.of(of)).toNumber(5);

/** What a price is made of: `fixed` is the price itself where no market is followed. */
function showParts({cost, fee, market, confidence}: Price, {surcharge}: Tariff): object {
  const aggregate = difference(cost, fee);
  const fixed = market === undefined ? aggregate : (surcharge?.fixed ?? 0);
  return {
    commodity: {
      market: market ?? 0,
      fixed,
      percentage: difference(aggregate, market ?? 0, fixed),
      tier: 0,
      aggregate,
    },
    non_commodity: {fixed: fee, tier: 0},
    total: cost,
    confidence,
  };
}

/** `GET /tariffs/audit/{id}`: how prices came about. */
export const showAudit = withLocation(({world, query, apiVersion}, location) => {
  const direction = readDirection(query.get('direction'), apiVersion);
  const period = periodOf(query, world.now());
  const tariff = pricedTariff(world, location, direction);
  const prices = pricesOf(world, location, direction, period);
  const {country, region} = placeOf(location.postal_address);
  const market = tariff.region ?? region ?? country.regions[0];
  const {write} = period;
  return Response.json({
    ...aboutPrices(world, location, ['tra', 'tariff_rate_audit']),
    direction,
    request: {direction, start_time: write(period.start), end_time: write(period.end)},
    market_sources: prices.some(price => price.market !== undefined)
      ? [stableId('mrs', market)]
      : [],
    carbon_sources: [stableId('reg', country.code)],
    data: prices.map(price => ({
      valid_from: write(price.from),
      valid_to: write(price.to),
      tariff_rate: showParts(price, tariff),
    })),
  });
});
