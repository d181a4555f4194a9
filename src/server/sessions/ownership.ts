import {HttpError} from '../http/errors.js';
import type {LocationVersion} from '../cache/cached-api.js';
import type {SessionStore, StoredConnection} from '../store/store.js';

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
): Promise<LocationVersion> {
  const connections = await store.connections(customer);
  const connection = requested
    ? connections.find(({locationId}) => locationId === requested)
    : connections.find(({outcome}) => outcome === 'saved');
  if (!connection) throw new HttpError(requested ? 'location_not_yours' : 'no_location');
  return versionOf(connection.locationId, connections);
}

/** The location as the customer's sessions left it. */
export const versionOf = (
  id: string,
  connections: readonly StoredConnection[],
): LocationVersion => ({
  id,
  version: connections
    .filter(({locationId}) => locationId === id)
    .map(({outcome, completed}) => `${outcome} ${completed}`)
    .join(),
});
