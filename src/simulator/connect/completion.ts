import {customerEvent, locationEvent, sessionEvent} from '../webhooks/events.js';
import {freshId} from '../world/random.js';
import type {Location, Session, PageKind, Tariff, SimulatorContext} from '../world/store.js';
import {statusOf, tariffOf} from '../world/tariff-state.js';

function customerFor(context: SimulatorContext, session: Session): string {
  const {store, now} = context;
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
  customerEvent(context, 'create', customer);
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
function locationFor(context: SimulatorContext, session: Session): Location {
  const {locations} = context.store;
  const known = locations.get(session.location_id) ?? referredTo([...locations.values()], session);
  if (known) {
    session.location_id = known.id;
    return known;
  }
  const location: Location = {
    id: freshId('loc'),
    reference_id: session.location_reference_id,
    customer_id: customerFor(context, session),
    live_mode: session.live_mode,
    postal_address: session.address,
    tariffs: [],
    created: context.now(),
  };
  context.store.locations.set(location.id, location);
  session.location_id = location.id;
  return location;
}

/** Keeps a session's tariff, in place of an older one of its type and direction. */
export function keep(
  context: SimulatorContext,
  session: Session,
  status: 'CONNECTED' | 'PENDING',
): void {
  const known = context.store.locations.size;
  const location = locationFor(context, session);
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
      pricesUnavailable: false,
      saved: context.now(),
    },
  ];
  session.outcome = 'SAVE';
  const isNew = context.store.locations.size > known;
  locationEvent(context, isNew ? 'create' : 'update', location);
}

/** Ends a session as it stands. */
export function close(context: SimulatorContext, session: Session): PageKind {
  session.closed = true;
  sessionEvent(context, session);
  return 'session-complete';
}

/** Ends a session and keeps its tariff. */
export function save(
  context: SimulatorContext,
  session: Session,
  status: 'CONNECTED' | 'PENDING',
): PageKind {
  keep(context, session, status);
  return close(context, session);
}

/** Removes the tariff of a type and direction from a session's location, if there is one. */
export function disconnectTariff(
  context: SimulatorContext,
  session: Session,
  which: Pick<Tariff, 'type' | 'direction'>,
): void {
  const location = context.store.locations.get(session.location_id);
  const removed = tariffOf(location, which);
  if (location && removed) {
    location.tariffs = location.tariffs.filter(tariff => tariff !== removed);
    locationEvent(context, 'update', location);
  }
  session.outcome = 'DISCONNECT';
}

/** Ends a session and removes the tariff that it is about. */
export function disconnect(context: SimulatorContext, session: Session): PageKind {
  disconnectTariff(context, session, session);
  return close(context, session);
}

const STEPS: Record<Tariff['status'], PageKind> = {
  CONNECTED: 'tariff-summary',
  PENDING: 'connection-pending',
  ERROR: 'connection-failed',
};

/** The last step of the way: one API version shows all tariffs of the location together. */
export const summaryOf = ({apiVersion}: Session, step: PageKind = 'tariff-summary'): PageKind =>
  step === 'tariff-summary' && apiVersion === 'busbar' ? 'tariff-list' : step;

/**
 * The first page of a session. A location that has a tariff of the session's type and
 * direction is shown; otherwise the address is asked for, unless it is known.
 */
export function opening(context: SimulatorContext, session: Session): PageKind {
  const location = context.store.locations.get(session.location_id);
  const tariff = tariffOf(location, session);
  if (tariff && !session.options.edit) {
    session.draft = {...tariff};
    return summaryOf(session, STEPS[statusOf(tariff, context.now())]);
  }
  const {country_code, city} = session.address;
  return country_code && city ? 'provider-select' : 'postal-address';
}
