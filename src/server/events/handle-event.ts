import {isAlert} from './alerts.js';
import type {FlatpeakEvent} from '../api/schemas/events.js';
import type {Services} from '../services.js';
import {HttpError} from '../http/errors.js';
import {completeFromEvent} from '../sessions/complete-from-event.js';
import type {StoredEvent} from '../store/store.js';

/**
 * Lifetime of a claim: longer than the 10 seconds that Flatpeak waits for a response, shorter than
 * the 30 until it repeats the delivery. If a process dies, the second delivery can claim the
 * event; the third would come an hour later.
 */
const EVENT_LEASE_MS = 20_000;

/**
 * Stores an event and calls `onEvent`, unless that has been done already. A webhook's event first
 * completes the session that it reports; what `catchUp` reads, its sweep has completed.
 * @returns `busy` if another request is handling the event
 * @throws HttpError `event_not_handled` if `onEvent` failed; the call can be repeated
 */
export async function handleEvent(
  event: FlatpeakEvent,
  services: Services,
  source: 'webhook' | 'catch-up',
): Promise<'handled' | 'done' | 'busy'> {
  const {store, now, onEvent, onError, finishedWork} = services;
  const stored = toStoredEvent(event, now());
  const result = await store.claimEvent(stored, EVENT_LEASE_MS);
  if (result.state !== 'claimed') return result.state;
  const {locationId} = stored;
  const key = `event ${event.id}`;
  try {
    if (!finishedWork.has(key)) {
      if (source === 'webhook') await completeFromEvent(event, services);
      const customers = locationId === undefined ? [] : await store.customersAt(locationId);
      await onEvent({...event, locationId, customers});
    }
    await finishedWork.finish(key, () => store.finishEvent(result.claim), onError);
    return 'handled';
  } catch (error) {
    onError(error);
    await store.releaseEvent(result.claim);
    throw new HttpError('event_not_handled');
  }
}

function toStoredEvent({id, type, time_created, data}: FlatpeakEvent, now: number): StoredEvent {
  return {
    id,
    type,
    // If the service's clock is ahead, the event must still be older than what the customer does next.
    created: Math.min(Date.parse(time_created), now),
    // For events about a location itself, `data` is the location.
    locationId: textOf(data['location_id']) ?? (isLocation(data) ? textOf(data['id']) : undefined),
    tariffId: textOf(data['tariff_id']),
    alert: isAlert(type),
  };
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const isLocation = (data: FlatpeakEvent['data']) => data['object'] === 'location';
