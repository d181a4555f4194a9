import {ApiError} from '../api/error.js';
import type {FlatpeakEvent} from '../api/schemas/events.js';
import {HttpError} from '../http/errors.js';
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
 * webhook. An event that cannot be read is left out, and reported to `onError`.
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
    const result = await handleEvent(event, services, 'catch-up').catch((error: unknown) => {
      // An HttpError was reported where it was thrown.
      if (!(error instanceof HttpError)) services.onError(error);
      return 'failed';
    });
    if (result === 'handled') handled++;
    if (result === 'failed') failed++;
  }
  return {handled, completed: sweep.completed, failed};
}

/** An event, and its time or that of an event beside it; undefined if none of them has one. */
interface TimedEvent {
  readonly event: FlatpeakEvent;
  readonly time: string | undefined;
}

/** The oldest first. */
async function readEventsSince(since: number, {api, onError}: Services): Promise<FlatpeakEvent[]> {
  const events: TimedEvent[] = [];
  const cursors = new Set<string>();
  let [after, unreadable]: [string | undefined, number] = [undefined, 0];
  do {
    const page = await api.events({
      limit: EVENTS_PAGE_SIZE,
      ...(after !== undefined && {starting_after: after}),
    });
    const timed = withTimes(page.data);
    const recent = timed.filter(({time}) => time === undefined || Date.parse(time) >= since);
    events.push(...recent);
    unreadable += page.unreadable;
    // The list is newest first, so a page with older events is the last one to read. A page that
    // repeats ends the loop too.
    const next = page.has_more && recent.length === timed.length ? page.last_id : undefined;
    after = next === undefined || cursors.has(next) ? undefined : next;
    if (after !== undefined) cursors.add(after);
  } while (after !== undefined);
  if (unreadable > 0) {
    const are = unreadable === 1 ? 'is 1 event' : `are ${unreadable} events`;
    onError(
      new ApiError(
        'protocol',
        `In Flatpeak's list there ${are} without a readable id and type. The others were handled.`,
      ),
    );
  }
  const momentOf = ({time}: TimedEvent) => (time === undefined ? Infinity : Date.parse(time));
  return events
    .reverse()
    .sort((a, b) => (momentOf(a) < momentOf(b) ? -1 : Number(momentOf(a) > momentOf(b))))
    .map(({event, time}) => ({...event, time_created: time}));
}

/**
 * An event without a time has that of the next older one, otherwise that of the next newer one: the
 * list is in the order of time.
 */
function withTimes(newestFirst: readonly FlatpeakEvent[]): TimedEvent[] {
  const oldest = newestFirst.findLast(({time_created}) => time_created !== undefined);
  let time = oldest?.time_created;
  return newestFirst
    .toReversed()
    .map(event => ({event, time: (time = event.time_created ?? time)}))
    .reverse();
}
