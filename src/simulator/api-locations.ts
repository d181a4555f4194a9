import * as z from 'zod/mini';
import {
  accepted,
  conflict,
  isTaken,
  listOf,
  moment,
  notFound,
  postalAddress,
  type Call,
  type Handler,
} from './api-call.js';
import {statusOf, tariffOf} from './completion.js';
import {readJson} from './connect.js';
import {countryOf, placeOf} from './countries.js';
import {Refusal} from './errors.js';
import {providerEntry} from './pages.js';
import {freshId} from './random.js';
import {NO_ADDRESS} from './session.js';
import type {Location, Tariff, World} from './store.js';

/** The kinds of tariff that a location can have, as the API names them. */
const ELEMENTS = {
  commodity_import: {type: 'COMMODITY', direction: 'IMPORT'},
  commodity_export: {type: 'COMMODITY', direction: 'EXPORT'},
  non_commodity_import: {type: 'NON_COMMODITY', direction: 'IMPORT'},
} as const;

/** Kinds that nobody can connect yet. */
const UNSUPPORTED = ['non_commodity_export', 'local'] as const;

/** The API knows no pending state: until the provider has been read, nothing is connected. */
const apiStatus = (tariff: Tariff | undefined, now: number) => {
  const status = tariff ? statusOf(tariff, now) : 'NOT_CONNECTED';
  return status === 'PENDING' ? 'NOT_CONNECTED' : status;
};

function byElement<Value>(
  location: Location,
  show: (tariff: Tariff | undefined) => Value,
  unsupported: Value,
): Record<string, Value> {
  return Object.fromEntries([
    ...Object.entries(ELEMENTS).map(([name, kind]) => [name, show(tariffOf(location, kind))]),
    ...UNSUPPORTED.map(name => [name, unsupported]),
  ]) as Record<string, Value>;
}

function showLocation(world: World, location: Location): object {
  const {country, timeZone} = placeOf(location.postal_address);
  return {
    id: location.id,
    object: 'location',
    reference_id: location.reference_id,
    customer_id: location.customer_id,
    live_mode: location.live_mode,
    timezone: timeZone,
    currency_code: country.currency,
    postal_address: location.postal_address,
    geo_location: country.position,
    tariff_status: byElement(location, tariff => apiStatus(tariff, world.now()), 'NOT_SUPPORTED'),
    tariff_elements: location.tariffs.map(({id}) => id),
    time_created: moment(location.created),
    account_id: world.accountId,
  };
}

function showElement(world: World, tariff: Tariff | undefined): object {
  const status = apiStatus(tariff, world.now());
  if (!tariff) return {status};
  // The year 1 is the API's word for a contract without an end.
  const end = tariff.contract_end_date;
  return {
    status,
    connection_type: tariff.way ?? '',
    provider: providerEntry(tariff.provider, world),
    tariff: {
      id: tariff.id,
      display_name: tariff.name ?? '',
      structure_type: tariff.structure ?? '',
      ...(end ? {contract_end_date: end} : {}),
    },
  };
}

const locationRequest = z.object({
  reference_id: z.nullish(z.string()),
  customer_id: z.nullish(z.string()),
  postal_address: z.nullish(postalAddress),
});

const locationOf = ({world, id, live_mode}: Call) => {
  const location = world.store.locations.get(id);
  return location?.live_mode === live_mode ? location : undefined;
};

/** A handler for the location that the path names. */
export const withLocation =
  (handler: (call: Call, location: Location) => Response | Promise<Response>): Handler =>
  call => {
    const location = locationOf(call);
    return location ? handler(call, location) : notFound();
  };

export const listLocations: Handler = ({world, query, live_mode}) =>
  listOf(
    '/locations',
    [...world.store.locations.values()].filter(
      location =>
        location.live_mode === live_mode &&
        location.reference_id === (query.get('reference_id') ?? location.reference_id) &&
        location.customer_id === (query.get('customer_id') ?? location.customer_id),
    ),
    query,
    location => showLocation(world, location),
  );

/** Refuses a location of an unknown customer or in an unknown country. */
function checkLocation({store}: World, {customer_id, postal_address}: Location): void {
  if (customer_id && !store.customers.has(customer_id)) throw new Refusal('customer_not_found');
  const {country_code} = postal_address;
  if (country_code && !countryOf(country_code)) throw new Refusal('country_code_invalid');
}

export const createLocation: Handler = async call => {
  const {world, request, live_mode} = call;
  const asked = await readJson(request, locationRequest);
  const reference_id = asked.reference_id ?? '';
  if (isTaken(world.store.locations.values(), reference_id, call)) return conflict();
  const location: Location = {
    id: freshId('loc'),
    reference_id,
    customer_id: asked.customer_id ?? '',
    live_mode,
    postal_address: asked.postal_address ?? NO_ADDRESS,
    tariffs: [],
    created: world.now(),
  };
  checkLocation(world, location);
  world.store.locations.set(location.id, location);
  return Response.json(showLocation(world, location), {status: 201});
};

export const updateLocation = withLocation(async (call, location) => {
  const {world, request} = call;
  const asked = await readJson(request, locationRequest);
  const reference_id = asked.reference_id ?? location.reference_id;
  if (isTaken(world.store.locations.values(), reference_id, call)) return conflict();
  const changed: Location = {
    ...location,
    reference_id,
    customer_id: asked.customer_id ?? location.customer_id,
    postal_address: asked.postal_address ?? location.postal_address,
  };
  checkLocation(world, changed);
  world.store.locations.set(location.id, changed);
  return Response.json(showLocation(world, changed));
});

export const retrieveLocation = withLocation(({world}, location) =>
  Response.json(showLocation(world, location)),
);

export const deleteLocation = withLocation(({world}, {id}) => {
  world.store.locations.delete(id);
  return accepted();
});

export const showStatus = withLocation(({world}, location) =>
  Response.json({
    id: location.id,
    object: 'location_status',
    live_mode: location.live_mode,
    tariff_status: byElement(location, tariff => showElement(world, tariff), {
      status: 'NOT_SUPPORTED',
    }),
    time_created: moment(location.created),
    account_id: world.accountId,
  }),
);
