import * as z from 'zod/mini';
import {
  accepted,
  conflict,
  isTaken,
  listOf,
  notFound,
  postalAddress,
  type Call,
  type Handler,
} from './call.js';
import {readJson} from '../connect/connect.js';
import {countryOf} from '../world/countries.js';
import {Refusal} from '../world/errors.js';
import {locationEvent} from '../webhooks/events.js';
import {mapTariffElements, showLocation} from '../world/objects.js';
import {providerEntry} from '../world/objects.js';
import {freshId} from '../world/random.js';
import {EMPTY_ADDRESS} from '../world/session.js';
import type {SimulatorContext} from '../world/context.js';
import type {Location, Tariff} from '../world/store.js';
import {apiStatus} from '../world/tariff-state.js';
import {moment} from '../world/wire-format.js';

function showStatusOf(world: SimulatorContext, tariff: Tariff | undefined): object {
  const status = apiStatus(tariff, world.now());
  if (!tariff) return {status};
  // The year 1 is the API's word for a contract without an end.
  const end = tariff.contract_end_date;
  return {
    status,
    connection_type: tariff.connectionType ?? '',
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

/** A location of the kind of data that the bearer opens. */
export const locationOf = ({world, live_mode}: Call, id: string) => {
  const location = world.store.locations.get(id);
  return location?.live_mode === live_mode ? location : undefined;
};

/** A handler for the location that the path names. */
export const withLocation =
  (handler: (call: Call, location: Location) => Response | Promise<Response>): Handler =>
  call => {
    const location = locationOf(call, call.id);
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
function checkLocation({store}: SimulatorContext, {customer_id, postal_address}: Location): void {
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
    postal_address: asked.postal_address ?? EMPTY_ADDRESS,
    tariffs: [],
    created: world.now(),
  };
  checkLocation(world, location);
  world.store.locations.set(location.id, location);
  locationEvent(world, 'create', location);
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
  locationEvent(world, 'update', changed);
  return Response.json(showLocation(world, changed));
});

export const retrieveLocation = withLocation(({world}, location) =>
  Response.json(showLocation(world, location)),
);

export const deleteLocation = withLocation(({world}, location) => {
  world.store.locations.delete(location.id);
  locationEvent(world, 'delete', location);
  return accepted();
});

export const showStatus = withLocation(({world}, location) =>
  Response.json({
    id: location.id,
    object: 'location_status',
    live_mode: location.live_mode,
    tariff_status: mapTariffElements(location, tariff => showStatusOf(world, tariff), {
      status: 'NOT_SUPPORTED',
    }),
    time_created: moment(location.created),
    account_id: world.accountId,
  }),
);
