import {customerEvent, locationEvent, sessionEvent} from '../webhooks/events.js';
import {freshId} from '../world/random.js';
import type {Location, Session, Step, Tariff, World} from '../world/store.js';
import {statusOf, tariffOf} from '../world/tariff-state.js';

function customerFor(world: World, session: Session): string {
  const {store, now} = world;
  if (session.customer_id) return session.customer_id;
  const reference_id = session.customer_reference_id;
  if (!reference_id) return '';
  const known = [...store.customers.values()].find(
    customer => customer.reference_id === reference_id && customer.live_mode === session.live_mode,
  );
  if (known) return known.id;
  const {live_mode} = session;
  const customer = {id: freshId('cus'), reference_id, live_mode, created: now()};
  store.customers.set(customer.id, customer);
  customerEvent(world, 'create', customer);
  return customer.id;
}

const referredTo = (
  locations: readonly Location[],
  {location_reference_id, live_mode}: Session,
): Location | undefined =>
  location_reference_id
    ? locations.find(
        location =>
          location.reference_id === location_reference_id && location.live_mode === live_mode,
      )
    : undefined;

/** The session's location: the one it was made for, one of the same reference, or a new one. */
function locationFor(world: World, session: Session): Location {
  const {locations} = world.store;
  const known = locations.get(session.location_id) ?? referredTo([...locations.values()], session);
  if (known) {
    session.location_id = known.id;
    return known;
  }
  const location: Location = {
    id: freshId('loc'),
    reference_id: session.location_reference_id,
    customer_id: customerFor(world, session),
    live_mode: session.live_mode,
    postal_address: session.address,
    tariffs: [],
    created: world.now(),
  };
  world.store.locations.set(location.id, location);
  session.location_id = location.id;
  return location;
}

/** Keeps a session's tariff, in place of an older one of its type and direction. */
export function keep(world: World, session: Session, status: 'CONNECTED' | 'PENDING'): void {
  const known = world.store.locations.size;
  const location = locationFor(world, session);
  const replaced = tariffOf(location, session);
  location.postal_address = session.address;
  location.tariffs = [
    ...location.tariffs.filter(tariff => tariff !== replaced),
    {
      ...session.draft,
      id: replaced?.id ?? freshId('trf'),
      direction: session.direction,
      type: session.type,
      status,
      reconnect_required: false,
      priceless: false,
      saved: world.now(),
    },
  ];
  session.outcome = 'SAVE';
  const isNew = world.store.locations.size > known;
  locationEvent(world, isNew ? 'create' : 'update', location);
}

/** Ends a session as it stands. */
export function close(world: World, session: Session): Step {
  session.closed = true;
  sessionEvent(world, session);
  return 'session-complete';
}

/** Ends a session and keeps its tariff. */
export function save(world: World, session: Session, status: 'CONNECTED' | 'PENDING'): Step {
  keep(world, session, status);
  return close(world, session);
}

/** Removes the tariff of a type and direction from a session's location, if there is one. */
export function disconnectTariff(
  world: World,
  session: Session,
  which: Pick<Tariff, 'type' | 'direction'>,
): void {
  const location = world.store.locations.get(session.location_id);
  const removed = tariffOf(location, which);
  if (location && removed) {
    location.tariffs = location.tariffs.filter(tariff => tariff !== removed);
    locationEvent(world, 'update', location);
  }
  session.outcome = 'DISCONNECT';
}

/** Ends a session and removes the tariff that it is about. */
export function disconnect(world: World, session: Session): Step {
  disconnectTariff(world, session, session);
  return close(world, session);
}

const STEPS: Record<Tariff['status'], Step> = {
  CONNECTED: 'tariff-summary',
  PENDING: 'connection-pending',
  ERROR: 'connection-failed',
};

/** The last step of the way: one API version shows all tariffs of the location together. */
export const summaryOf = ({apiVersion}: Session, step: Step = 'tariff-summary'): Step =>
  step === 'tariff-summary' && apiVersion === 'busbar' ? 'tariff-list' : step;

/**
 * The first page of a session. A location that has a tariff of the session's type and
 * direction is shown; otherwise the address is asked for, unless it is known.
 */
export function opening(world: World, session: Session): Step {
  const location = world.store.locations.get(session.location_id);
  const tariff = tariffOf(location, session);
  if (tariff && !session.options.edit) {
    session.draft = {...tariff};
    return summaryOf(session, STEPS[statusOf(tariff, world.now())]);
  }
  const {country_code, city} = session.address;
  return country_code && city ? 'provider-select' : 'postal-address';
}
