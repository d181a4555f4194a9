import {isAlert} from './alerts.js';
import type {FlatpeakEvent} from '../api/events.js';
import type {Services} from '../services.js';
import {Problem} from '../http/errors.js';
import type {StoredEvent} from '../store/store.js';

/**
 * How long an event is claimed, in milliseconds: longer than the ten seconds that Flatpeak waits
 * for an answer, shorter than the thirty until it sends again. What a process that died was at is
 * then free for the second delivery; the third comes after an hour.
 */
const LEASE = 20_000;

/** How far back events are looked for, in milliseconds: well after the last attempt to deliver. */
const LOOK_BACK = 3 * 86_400_000;

/** Events of one page; the most that the service gives. */
const PAGE = 100;

/**
 * Stores an event and tells the host, unless that is done already.
 * @returns what became of it; `busy` where somebody else is at it
 * @throws Problem `event_not_handled`; a repeat may work
 */
export async function handleEvent(
  event: FlatpeakEvent,
  {store, now, onEvent, onError}: Services,
): Promise<'handled' | 'done' | 'busy'> {
  const stored = storedOf(event, now());
  const answer = await store.claimEvent(stored, now(), now() + LEASE);
  if (answer.state !== 'claimed') return answer.state;
  const {locationId} = stored;
  try {
    const customers = locationId === undefined ? [] : await store.customersAt(locationId);
    await onEvent({...event, locationId, customers});
    await store.finishEvent(answer.claim);
    return 'handled';
  } catch (error) {
    onError(error);
    await store.releaseEvent(answer.claim);
    throw new Problem('event_not_handled');
  }
}

function storedOf({id, type, time_created, data}: FlatpeakEvent, now: number): StoredEvent {
  return {
    id,
    type,
    // A clock that is ahead must not make an event last beyond what the customer does about it.
    created: Math.min(Date.parse(time_created), now),
    // Where a location itself was changed, the event holds the whole of it.
    locationId: textOf(data['location_id']) ?? (isLocation(data) ? textOf(data['id']) : undefined),
    tariffId: textOf(data['tariff_id']),
    alert: isAlert(type),
  };
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const isLocation = (data: FlatpeakEvent['data']) => data['object'] === 'location';

export interface CatchUpOptions {
  /** From which moment on, milliseconds since 1970; default three days ago. The service keeps 90 days. */
  since?: number;
}

/** How many events were handled now, and how many still could not be. */
export interface CaughtUp {
  readonly handled: number;
  readonly failed: number;
}

/**
 * Reads the events of the last days and handles, oldest first, those that never arrived: for a
 * server that was down for longer than Flatpeak tries to deliver, or has no webhook at all.
 * @throws ApiError
 */
export async function catchUp(
  services: Services,
  {since = services.now() - LOOK_BACK}: CatchUpOptions = {},
): Promise<CaughtUp> {
  let [handled, failed] = [0, 0];
  for (const event of await eventsSince(since, services)) {
    // One that fails must not keep the others waiting.
    const outcome = await handleEvent(event, services).catch(() => 'failed');
    if (outcome === 'handled') handled++;
    if (outcome === 'failed') failed++;
  }
  return {handled, failed};
}

/** The oldest first. */
async function eventsSince(since: number, {api}: Services): Promise<FlatpeakEvent[]> {
  const events: FlatpeakEvent[] = [];
  let after: string | undefined;
  do {
    const {data, has_more} = await api.events({
      limit: PAGE,
      ...(after !== undefined && {starting_after: after}),
    });
    const recent = data.filter(({time_created}) => Date.parse(time_created) >= since);
    events.push(...recent);
    // The list is newest first: beyond a page with older ones there are only older ones. A page that
    // comes again has nothing beyond it.
    const last = data.at(-1)?.id;
    after = has_more && recent.length === data.length && last !== after ? last : undefined;
  } while (after !== undefined);
  return events.sort((a, b) => Date.parse(a.time_created) - Date.parse(b.time_created));
}
