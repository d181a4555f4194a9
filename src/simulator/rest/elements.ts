import {accepted, listOf, notFound, type Call, type Handler} from './call.js';
import {TYPES} from './tokens.js';
import {placeOf} from '../world/countries.js';
import {Refusal} from '../world/errors.js';
import {locationEvent} from '../webhooks/events.js';
import {Fraction} from '../world/fraction.js';
import {readDirection} from './query.js';
import type {SimulatorContext} from '../world/context.js';
import type {Location, Structure, Tariff} from '../world/store.js';
import {moment} from '../world/wire-format.js';

/** A contract date that nobody knows or that does not exist; the API always has one. */
const NO_DATE = '0001-01-01T00:00:00Z';

const LINKED: ReadonlySet<string | undefined> = new Set(['DIRECT', 'LIBRARY']);

const NO_RATE = {fixed: 0, to_kwh: null, surcharge_fixed: null, surcharge_percentage: null};

interface Hours {
  readonly valid_from: string;
  readonly valid_to: string;
  readonly rate: readonly object[];
}

const allDay = (rate: object): Hours[] => [
  {valid_from: '00:00:00', valid_to: '00:00:00', rate: [{...NO_RATE, ...rate}]},
];

/** The hours of each structure; a changing price cannot be written as a schedule. */
const HOURS: Record<Structure, (tariff: Tariff) => Hours[] | undefined> = {
  FIXED: ({cost = 0}) => allDay({fixed: cost}),
  STATIC: ({cost = 0}) => allDay({fixed: cost}),
  TIME_OF_DAY: ({hours = []}) =>
    hours.map(({valid_from, valid_to, cost}) => ({
      valid_from,
      valid_to,
      rate: [{...NO_RATE, fixed: cost}],
    })),
  MARKET: ({surcharge = {fixed: 0, percentage: 0}}) =>
    allDay({
      surcharge_fixed: surcharge.fixed,
      // Here 18.5 % is 0.185.
      surcharge_percentage: Fraction.of(surcharge.percentage).over(Fraction.of(100)).toNumber(8),
    }),
  DYNAMIC: () => undefined,
};

export function showElement(
  {accountId}: SimulatorContext,
  location: Location,
  tariff: Tariff,
): object {
  const hours = HOURS[tariff.structure ?? 'FIXED'](tariff);
  return {
    id: tariff.id,
    object: 'tariff',
    location_id: location.id,
    live_mode: location.live_mode,
    is_linked: LINKED.has(tariff.connectionType),
    connection_type: tariff.connectionType ?? 'MANUAL',
    direction: tariff.direction,
    type: tariff.type,
    status: tariff.status === 'ERROR' ? 'ERROR' : 'CONNECTED',
    timezone: placeOf(location.postal_address).timeZone,
    display_name: tariff.name ?? '',
    provider_id: tariff.provider?.id ?? '',
    market_rates: tariff.structure === 'MARKET',
    contract_start_date: tariff.contract_start_date ?? NO_DATE,
    contract_end_date: tariff.contract_end_date ?? NO_DATE,
    ...(hours ? {schedule: [{months: ['All'], days_and_hours: [{days: ['All'], hours}]}]} : {}),
    time_created: moment(tariff.savedAt),
    account_id: accountId,
  };
}

/** `GET /tariffs/elements`: the tariffs of a location. */
export const listElements: Handler = ({world, query, apiVersion, live_mode}) => {
  const location_id = query.get('location_id');
  if (!location_id) throw new Refusal('location_id_missing');
  const location = world.store.locations.get(location_id);
  if (location?.live_mode !== live_mode) return notFound();
  const type = query.get('type');
  if (type !== null && !TYPES.has(type)) throw new Refusal('tariff_type_invalid');
  const direction = query.has('direction')
    ? readDirection(query.get('direction'), apiVersion)
    : undefined;
  const elements = location.tariffs
    .filter(tariff => type === null || tariff.type === type)
    .filter(tariff => direction === undefined || tariff.direction === direction)
    .map(tariff => ({id: tariff.id, created: tariff.savedAt, tariff}));
  return listOf('/tariffs/elements', elements, query, ({tariff}) =>
    showElement(world, location, tariff),
  );
};

const withElement =
  (handler: (call: Call, location: Location, tariff: Tariff) => Response): Handler =>
  call => {
    const {world, id, live_mode} = call;
    for (const location of world.store.locations.values()) {
      const tariff = location.tariffs.find(one => one.id === id);
      if (tariff && location.live_mode === live_mode) return handler(call, location, tariff);
    }
    return notFound();
  };

/** `GET /tariffs/elements/{id}` */
export const retrieveElement = withElement(({world}, location, tariff) =>
  Response.json(showElement(world, location, tariff)),
);

/** `DELETE /tariffs/elements/{id}`: disconnects a tariff. */
export const deleteElement = withElement(({world}, location, tariff) => {
  location.tariffs = location.tariffs.filter(one => one !== tariff);
  locationEvent(world, 'update', location);
  return accepted();
});
