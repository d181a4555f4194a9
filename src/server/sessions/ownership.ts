import {Problem} from '../http/errors.js';
import type {SessionStore} from '../store/store.js';

/**
 * Lets only locations of this customer pass: those that one of their sessions brought.
 * @throws Problem `location_not_yours`, also where nobody has it: that is no one's business
 */
export async function requireLocation(
  customer: string,
  locationId: string,
  store: SessionStore,
): Promise<void> {
  const own = await store.connections(customer);
  if (!own.some(connection => connection.locationId === locationId)) {
    throw new Problem('location_not_yours');
  }
}

/**
 * The location that was asked for, or the one that this customer connected last.
 * @throws Problem `location_not_yours` or `no_location`
 */
export async function locationOf(
  customer: string,
  asked: string | null | undefined,
  store: SessionStore,
): Promise<string> {
  if (asked) {
    await requireLocation(customer, asked, store);
    return asked;
  }
  const connections = await store.connections(customer);
  const latest = connections.find(({outcome}) => outcome === 'saved');
  if (!latest) throw new Problem('no_location');
  return latest.locationId;
}
