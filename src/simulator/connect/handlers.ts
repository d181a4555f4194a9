import type {Draft, StepKind, Session} from '../world/store.js';
import {closeSession, disconnectAndClose} from './completion.js';
import type {Handler} from './steps/step.js';

/** Handlers, and parts of handlers, that several pages use. */

export const goTo =
  (kind: StepKind): Handler =>
  () =>
    kind;

export const stay: Handler = ({session}) => session.page ?? 'unknown';

export const close: Handler = ({context, session}) => closeSession(context, session);

export const disconnect: Handler = ({context, session}) => disconnectAndClose(context, session);

/** Merges changes into what the customer has entered so far. */
export function updateDraft(session: Session, ...changes: readonly Draft[]): void {
  session.draft = Object.assign({}, session.draft, ...changes) as Draft;
}
