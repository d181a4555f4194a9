import type {FlatpeakEvent} from '../api/schemas/events.js';
import type {Services} from '../services.js';
import {sweepSessions} from '../sessions/sweep.js';
import {handleEvent} from './handle-event.js';

/** Three days: longer than Flatpeak tries to deliver an event. */
const DEFAULT_CATCH_UP_PERIOD_MS = 3 * 86_400_000;

/** The most that the service returns at once. */
const EVENTS_PAGE_SIZE = 100;

export interface CatchUpOptions {
  /** Start of the period, milliseconds since the epoch; default three days ago. The service keeps events for 90 days. */
  since?: number;
  /**
   * Ask less and less often about a session that stays open, and once more in the last hour before
   * its token expires; default false, which asks about every open session. `scheduleCatchUp` sets it.
   */
  backsOff?: boolean;
}

export interface CatchUpResult {
  /** How many events were handled by this call. */
  readonly handled: number;
  /** How many sessions were completed by this call. */
  readonly completed: number;
  /** How many events could not be handled, and sessions not be completed. */
  readonly failed: number;
}

/**
 * Completes the finished sessions that nobody has noticed, for the page may be closed and the
 * webhook lost. Then reads the recent events and handles those that were never delivered, the
 * oldest first: for a server that was down longer than Flatpeak repeats deliveries, or that has no
 * webhook.
 * @throws ApiError if the events cannot be read
 */
export async function catchUp(
  services: Services,
  {since = services.now() - DEFAULT_CATCH_UP_PERIOD_MS, backsOff = false}: CatchUpOptions = {},
): Promise<CatchUpResult> {
  const sweep = await sweepSessions(services, backsOff);
  let [handled, failed] = [0, sweep.failed];
  for (const event of await readEventsSince(since, services)) {
    // One failure must not stop the others.
    const result = await handleEvent(event, services, 'catch-up').catch(() => 'failed');
    if (result === 'handled') handled++;
    if (result === 'failed') failed++;
  }
  return {handled, completed: sweep.completed, failed};
}

/** The oldest first. */
async function readEventsSince(since: number, {api}: Services): Promise<FlatpeakEvent[]> {
  const events: FlatpeakEvent[] = [];
  let after: string | undefined;
  do {
    const {data, has_more} = await api.events({
      limit: EVENTS_PAGE_SIZE,
      ...(after !== undefined && {starting_after: after}),
    });
    const recent = data.filter(({time_created}) => Date.parse(time_created) >= since);
    events.push(...recent);
    // The list is newest first, so a page with older events is the last one to read. A page that
    // repeats ends the loop too.
    const last = data.at(-1)?.id;
    after = has_more && recent.length === data.length && last !== after ? last : undefined;
  } while (after !== undefined);
  return events.sort((a, b) => Date.parse(a.time_created) - Date.parse(b.time_created));
}
