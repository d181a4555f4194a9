import {moment} from './api-call.js';
import {withLocation} from './api-locations.js';
import {DIRECTIONS} from './api-tokens.js';
import {statusOf, tariffOf} from './completion.js';
import {placeOf} from './countries.js';
import {Refusal} from './errors.js';
import {freshId, randomOf} from './random.js';
import {lastKnownDay, ratesOf} from './rates.js';
import {addDays, boundsOf, dayOf, formatWithOffset} from './zone.js';

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|([+-])(\d\d):(\d\d))$/;
const LONGEST = 90 * 24 * 3_600_000;

/** A moment and how to write one back: answers use the offset of the question. */
function readMoment(value: string | null): {at: number; write: (at: number) => string} {
  // A plus sign in a query that nobody escaped arrives as a space.
  const given = (value ?? '').replace(' ', '+');
  const [match, , , zone, sign, hours, minutes] = RFC3339.exec(given) ?? [];
  const at = Date.parse(given);
  if (match === undefined || Number.isNaN(at)) throw new Refusal('time_invalid');
  if (zone === 'Z') return {at, write: moment};
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return {at, write: when => formatWithOffset(when, offset)};
}

/** `GET /tariffs/rates/{id}`: prices between two moments. */
export const showRates = withLocation(({world, query}, location) => {
  const direction = DIRECTIONS.get(query.get('direction') ?? 'IMPORT');
  if (!direction) throw new Refusal('tariff_direction_invalid');
  const end = readMoment(query.get('end_time'));
  const start = query.has('start_time') ? readMoment(query.get('start_time')).at : world.now();
  if (end.at <= start || end.at - start > LONGEST) throw new Refusal('time_invalid');
  const tariff = tariffOf(location, {type: 'COMMODITY', direction});
  if (!tariff) throw new Refusal('no_tariff_connected');
  if (statusOf(tariff, world.now()) === 'PENDING') throw new Refusal('pending_connect');

  const place = placeOf(location.postal_address);
  const known = lastKnownDay(tariff, place, world.now());
  const include_tariff = query.get('include_tariff') !== 'false';
  const include_carbon = query.get('include_carbon') === 'true';
  const carbon = randomOf(world.seed, 'carbon', location.id, start);
  const data: object[] = [];
  const last = dayOf(end.at, place.timeZone);
  for (let day = dayOf(start, place.timeZone); day <= last; day = addDays(day, 1)) {
    for (const {from, to, cost} of ratesOf(tariff, place, day, world.seed)) {
      if (to <= start || from >= end.at) continue;
      data.push({
        valid_from: end.write(from),
        valid_to: end.write(to),
        // Prices that are not published yet are estimates.
        ...(include_tariff ? {tariff: {rate: cost, confidence: day <= known ? 1 : 0.8}} : {}),
        ...(include_carbon
          ? {carbon: {intensity: Math.round(60 + 240 * carbon()), relative: 0.5, confidence: 0.9}}
          : {}),
      });
    }
  }
  const now = world.now();
  const [, tomorrow] = boundsOf(dayOf(now, place.timeZone), place.timeZone);
  return Response.json({
    id: freshId('rts'),
    object: 'tariff_rate',
    live_mode: location.live_mode,
    location_id: location.id,
    location_timezone: place.timeZone,
    currency_code: place.country.currency,
    direction,
    last_updated: moment(now),
    next_update: moment(tomorrow),
    request: {
      include_tariff,
      include_carbon,
      direction,
      start_time: end.write(start),
      end_time: end.write(end.at),
    },
    data,
    time_created: moment(now),
    account_id: world.accountId,
  });
});
