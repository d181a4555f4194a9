import type {Page} from '../protocol/routes.js';
import type {Outcome} from '../protocol/session-complete.js';

/** The last action on a page; an answer is not an action. */
export interface LastAction {
  readonly kind: Page['kind'];
  readonly action: string;
}

/** Actions that leave a session without changing what is stored. */
const EXIT_ACTIONS = new Set(['BACK', 'CLOSE', 'DENY']);

/**
 * Actions after which a redirect is the end of the session instead of a provider's login, where the
 * callback URL is not known. BACK may lead to a login.
 */
const ENDING_ACTIONS = new Set(['CLOSE', 'DENY', 'SAVE', 'DISCONNECT']);

/**
 * The outcome of a session that has ended.
 * @param last the action that ended it
 * @param stored the outcome that the service stored without a SAVE
 * @param isWitnessed whether this conversation ended the session, rather than found it ended
 */
export function outcomeOf(
  last: LastAction | undefined,
  stored: Outcome | undefined,
  isWitnessed: boolean,
): Outcome {
  if (!isWitnessed) return 'unknown';
  if (last?.action === 'DISCONNECT') return 'disconnected';
  if (isExit(last)) return stored ?? 'closed';
  return stored ?? (last?.kind === 'connection-pending' ? 'pending' : 'saved');
}

/** Whether this action leaves a page without an answer to it. */
export const isExit = (last: LastAction | undefined): boolean =>
  last !== undefined && EXIT_ACTIONS.has(last.action);

/** Whether a redirect that follows this action is the end of the session. */
export const isEnding = (last: LastAction | undefined): boolean =>
  last !== undefined && ENDING_ACTIONS.has(last.action);
