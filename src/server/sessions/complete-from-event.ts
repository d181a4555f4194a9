import * as z from 'zod/mini';
import {hashToken} from '../../protocol/token-hash.js';
import type {FlatpeakApi} from '../api/client.js';
import type {FlatpeakEvent} from '../api/schemas/events.js';
import {inParallel} from '../parallel.js';
import type {Services} from '../services.js';
import type {StoredToken} from '../store/store.js';
import {completeSession, MAX_PARALLEL_EXCHANGES} from './complete-session.js';

/** Events that may mean that a session is finished. The documentation has two names for the first. */
const COMPLETION_TYPES: ReadonlySet<string> = new Set([
  'connect_session.complete',
  'connect.session.complete',
  'location.create',
  'location.update',
]);

/** How many sessions one event can have asked about. */
const MAX_CANDIDATES = 10;
/** Flatpeak waits ten seconds for the response to a webhook, which includes the call of `onEvent`. */
const MAX_WAIT_MS = 4000;

const text = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(500))), undefined);

/** Where events of the API versions hold the token, the location and the customer. */
const hints = z.object({
  id: text,
  connect_token: text,
  location_id: text,
  customer_id: text,
  customer_reference_id: text,
});

/**
 * Completes the session that an event reports as finished. An event is a hint: the service is asked
 * about each session that it may concern. Returns after four seconds at the latest, while the
 * completion goes on. Never rejects: what fails here is left to the sweep.
 */
export async function completeFromEvent(event: FlatpeakEvent, services: Services): Promise<void> {
  if (!COMPLETION_TYPES.has(event.type)) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeLimit = new Promise<void>(resolve => {
    timer = setTimeout(resolve, MAX_WAIT_MS);
  });
  const completion = completeCandidates(event, services).catch(services.onError);
  await Promise.race([completion, timeLimit]);
  clearTimeout(timer);
}

async function completeCandidates(event: FlatpeakEvent, services: Services): Promise<void> {
  const candidates = await findCandidates(event, services);
  await inParallel(candidates, MAX_PARALLEL_EXCHANGES, async token => {
    const options = {completedBy: 'webhook', waits: false} as const;
    await completeSession(token, services, options).catch(services.onError);
  });
}

/**
 * The session with the token that the event names; otherwise the open sessions of the location's
 * customers; for a location that is not known yet those of the customer in its object; without all
 * of these the newest open ones for a new location.
 */
async function findCandidates(
  {type, data}: FlatpeakEvent,
  {store, api}: Services,
): Promise<StoredToken[]> {
  const event = hints.parse(data);
  for (const name of [event.connect_token, event.id]) {
    const token = name === undefined ? undefined : await store.findToken(await hashToken(name));
    if (token) return [token];
  }
  const locationId = event.location_id ?? (type.startsWith('location.') ? event.id : undefined);
  if (locationId !== undefined) {
    const atLocation = await store.openTokensAt(locationId, MAX_CANDIDATES);
    if (atLocation.length > 0) return atLocation;
    // A location of known customers without an open session: prices change all the time.
    if ((await store.customersAt(locationId)).length > 0) return [];
  }
  const customer = event.customer_reference_id ?? (await readReference(event.customer_id, api));
  if (customer !== undefined) return store.openTokens(customer, MAX_CANDIDATES);
  const newest = await store.newestOpenTokens(MAX_CANDIDATES);
  return newest.filter(token => token.locationId === undefined);
}

/** The site's id of one of Flatpeak's customers; undefined if it cannot be read. */
const readReference = async (customerId: string | undefined, api: FlatpeakApi) =>
  customerId === undefined
    ? undefined
    : api.customer(customerId).then(
        ({reference_id}) => reference_id || undefined,
        () => undefined,
      );
