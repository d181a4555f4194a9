import {HttpError} from '../http/errors.js';
import type {SessionStore} from '../store/store.js';

/**
 * Checks that one of the customer's sessions connected a tariff at this location.
 * @throws HttpError `location_not_yours`, also for an unknown location, so as not to reveal which
 * locations exist
 */
export async function requireLocation(
  customer: string,
  locationId: string,
  store: SessionStore,
): Promise<void> {
  const connections = await store.connections(customer);
  if (!connections.some(connection => connection.locationId === locationId)) {
    throw new HttpError('location_not_yours');
  }
}

/**
 * The requested location, by default the one that the customer connected last.
 * @throws HttpError `location_not_yours` or `no_location`
 */
export async function resolveLocation(
  customer: string,
  requested: string | null | undefined,
  store: SessionStore,
): Promise<string> {
  if (requested) {
    await requireLocation(customer, requested, store);
    return requested;
  }
  const connections = await store.connections(customer);
  const latest = connections.find(({outcome}) => outcome === 'saved');
  if (!latest) throw new HttpError('no_location');
  return latest.locationId;
}
