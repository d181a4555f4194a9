import type {Page} from '../protocol/routes.js';
import type {Outcome} from '../protocol/session-complete.js';

/** The last action on a page; an answer is not an action. */
export interface LastAction {
  readonly kind: Page['kind'];
  readonly action: string;
}

/** Actions that leave a session without changing what is stored. */
const EXIT_ACTIONS = new Set(['BACK', 'CLOSE', 'DENY']);

/** Actions after which a redirect may be the end of the session instead of a provider's login. */
const ENDING_ACTIONS = new Set([...EXIT_ACTIONS, 'SAVE', 'DISCONNECT']);

/**
 * The outcome of a session that has ended.
 * @param stored the outcome that the service stored without a SAVE
 */
export function outcomeOf(last: LastAction | undefined, stored: Outcome | undefined): Outcome {
  if (last?.action === 'DISCONNECT') return 'disconnected';
  if (last && EXIT_ACTIONS.has(last.action)) return stored ?? 'closed';
  return stored ?? (last?.kind === 'connection-pending' ? 'pending' : 'saved');
}

/** Whether a redirect that follows this action may be the end of the session. */
export const isEnding = (last: LastAction | undefined): boolean =>
  last !== undefined && ENDING_ACTIONS.has(last.action);
