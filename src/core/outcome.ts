import type {Kind} from '../protocol/routes.js';
import type {Outcome} from '../protocol/session-complete.js';

/** What the last action of a session made of the tariff. */
export function outcomeOf(last: {kind: Kind; action: string} | undefined): Outcome {
  if (last?.action === 'DISCONNECT') return 'disconnected';
  return last?.kind === 'connection-pending' ? 'pending' : 'saved';
}
