import type {Services} from './services.js';
import type {PruneResult} from './store/store.js';

const DAY_MS = 86_400_000;

/** How long data is kept, in days. */
export interface PruneOptions {
  /** Sessions, after their tokens have expired; default 30. */
  sessionDays?: number;
  /**
   * Events; default 90, which is how long the service itself lists them. An event that was deleted
   * is new to a `catchUp` that goes further back.
   */
  eventDays?: number;
}

/** @throws TypeError if a number of days is not valid */
export function prune(
  {store}: Services,
  {sessionDays = 30, eventDays = 90}: PruneOptions = {},
): Promise<PruneResult> {
  return store.prune({
    sessions: toPeriod('sessionDays', sessionDays),
    events: toPeriod('eventDays', eventDays),
  });
}

function toPeriod(name: string, days: number): number {
  if (Number.isFinite(days) && days >= 0) return days * DAY_MS;
  throw new TypeError(`The option ${name} is not a number of days.`);
}
