import {withLocation} from './locations.js';
import {placeOf} from '../world/countries.js';
import {pricesOf} from '../market/prices.js';
import {periodOf, readDirection, readFlag} from './query.js';
import {freshId, randomOf} from '../world/random.js';
import type {SimulatorContext} from '../world/context.js';
import type {Location} from '../world/store.js';
import {boundsOf, dayOf} from '../world/zone.js';
import {moment} from '../world/wire-format.js';

/** When prices are worth asking for again: tomorrow, local time. */
export function nextUpdate({now}: SimulatorContext, {postal_address}: Location): number {
  const {timeZone} = placeOf(postal_address);
  const [, tomorrow] = boundsOf(dayOf(now(), timeZone), timeZone);
  return tomorrow;
}

/** What every answer about prices begins with. */
export function aboutPrices(
  world: SimulatorContext,
  location: Location,
  [prefix, object]: readonly [prefix: string, object: string],
) {
  const {country, timeZone} = placeOf(location.postal_address);
  return {
    id: freshId(prefix),
    object,
    live_mode: location.live_mode,
    location_id: location.id,
    location_timezone: timeZone,
    currency_code: country.currency,
    time_created: moment(world.now()),
    account_id: world.accountId,
  };
}

/** `GET /tariffs/rates/{id}`: prices between two moments. */
export const showRates = withLocation(({world, query, apiVersion}, location) => {
  const direction = readDirection(query.get('direction'), apiVersion);
  const period = periodOf(query, world.now());
  const include_tariff = readFlag(query, 'include_tariff', true);
  const include_carbon = readFlag(query, 'include_carbon', false);
  const prices = pricesOf(world, location, direction, period);
  const carbon = randomOf(world.seed, 'carbon', location.id, period.start);
  const {write} = period;
  return Response.json({
    ...aboutPrices(world, location, ['rts', 'tariff_rate']),
    direction,
    last_updated: write(world.now()),
    next_update: write(nextUpdate(world, location)),
    request: {
      include_tariff,
      include_carbon,
      direction,
      start_time: write(period.start),
      end_time: write(period.end),
    },
    data: prices.map(({from, to, cost, confidence}) => ({
      valid_from: write(from),
      valid_to: write(to),
      ...(include_tariff ? {tariff: {rate: cost, confidence}} : {}),
      ...(include_carbon
        ? {carbon: {intensity: Math.round(60 + 240 * carbon()), relative: 0.5, confidence: 0.9}}
        : {}),
    })),
  });
});
