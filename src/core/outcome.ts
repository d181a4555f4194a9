import type {Page} from '../protocol/routes.js';
import type {Outcome} from '../protocol/session-complete.js';

/** What was done on a page last; an answer is no action. */
export interface LastAction {
  readonly kind: Page['kind'];
  readonly action: string;
}

/** What leaves a session as it stands. */
const LEAVING = new Set(['BACK', 'CLOSE', 'DENY']);

/** Actions behind which the host's own address is the end, and no provider's login. */
const ENDING = new Set([...LEAVING, 'SAVE', 'DISCONNECT']);

/**
 * What a session made of the tariff.
 * @param stored what the service had stored by itself
 */
export function outcomeOf(last: LastAction | undefined, stored: Outcome | undefined): Outcome {
  if (last?.action === 'DISCONNECT') return 'disconnected';
  if (last && LEAVING.has(last.action)) return stored ?? 'closed';
  return stored ?? (last?.kind === 'connection-pending' ? 'pending' : 'saved');
}

/** Whether what comes next may be the end of the session under the name of a redirect. */
export const isEnding = (last: LastAction | undefined): boolean =>
  last !== undefined && ENDING.has(last.action);
