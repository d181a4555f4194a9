import {customerEvent, locationEvent, sessionEvent} from '../webhooks/events.js';
import {freshId} from '../world/random.js';
import type {SimulatorContext} from '../world/context.js';
import type {Draft, Location, Session, StepKind, Tariff} from '../world/store.js';
import {tariffOf} from '../world/tariff-state.js';

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

const withReference = (
  locations: readonly Location[],
  {location_reference_id, live_mode}: Session,
): Location | undefined =>
  location_reference_id
    ? locations.find(
        location =>
          location.reference_id === location_reference_id && location.live_mode === live_mode,
      )
    : undefined;

/** The session's location: its own, the one with its reference, or a new one. */
export function locationFor(context: SimulatorContext, session: Session): Location {
  const {locations} = context.store;
  const known =
    locations.get(session.location_id) ?? withReference([...locations.values()], session);
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

/** Adds a tariff to a location; it replaces one of the same type and direction. */
export function storeTariff(
  context: SimulatorContext,
  location: Location,
  terms: Draft & Pick<Tariff, 'type' | 'direction' | 'status'>,
): Tariff {
  const replaced = tariffOf(location, terms);
  const stored: Tariff = {
    ...terms,
    id: replaced?.id ?? freshId('trf'),
    reconnect_required: false,
    pricesUnavailable: false,
    savedAt: context.now(),
  };
  location.tariffs = [...location.tariffs.filter(tariff => tariff !== replaced), stored];
  return stored;
}

/** Saves the draft of a session as a tariff of its location. */
export function saveTariff(
  context: SimulatorContext,
  session: Session,
  status: 'CONNECTED' | 'PENDING',
): void {
  const known = context.store.locations.size;
  const location = locationFor(context, session);
  const {priceSteps, draft, direction, type} = session;
  location.postal_address = session.address;
  storeTariff(context, location, {
    ...(priceSteps && {priceSteps}),
    ...draft,
    ...{direction, type, status},
  });
  session.outcome = 'SAVE';
  const isNew = context.store.locations.size > known;
  locationEvent(context, isNew ? 'create' : 'update', location);
}

/** Ends a session as it is. */
export function closeSession(context: SimulatorContext, session: Session): StepKind {
  session.closed = true;
  sessionEvent(context, session);
  return 'session-complete';
}

/** Saves the draft as a tariff and ends the session. */
export function saveAndClose(
  context: SimulatorContext,
  session: Session,
  status: 'CONNECTED' | 'PENDING',
): StepKind {
  saveTariff(context, session, status);
  return closeSession(context, session);
}

/** Removes the tariff of a type and direction from the session's location, if it has one. */
export function disconnectTariff(
  context: SimulatorContext,
  session: Session,
  target: Pick<Tariff, 'type' | 'direction'>,
): void {
  const location = context.store.locations.get(session.location_id);
  const removed = tariffOf(location, target);
  if (location && removed) {
    location.tariffs = location.tariffs.filter(tariff => tariff !== removed);
    locationEvent(context, 'update', location);
  }
  session.outcome = 'DISCONNECT';
}

/** Removes the tariff of the session and ends it. */
export function disconnectAndClose(context: SimulatorContext, session: Session): StepKind {
  disconnectTariff(context, session, session);
  return closeSession(context, session);
}
