import type {ApiVersion} from '../../protocol/api-versions.js';
import {Refusal} from '../world/errors.js';
import type {StepKind, Session} from '../world/store.js';
import {saveTariff} from './completion.js';
import {connectsTariff} from './flow.js';
import {close} from './handlers.js';
import {kindOf, routeOf} from './routes.js';
import {stepFor} from './steps/index.js';
import type {Actions, Handler, Turn} from './steps/step.js';

const goBack: Handler = turn => turn.session.history.pop() ?? close(turn);

/** The customer is on an earlier page of the history: BACK leads to the one before that. */
function forgetPagesSince({history}: Session, kind: StepKind): void {
  const at = history.lastIndexOf(kind);
  if (at >= 0) history.length = at;
}

const EXIT_ACTIONS: Actions = {BACK: goBack, CLOSE: close};

/** The actions of every page, except those that only lead to another site. */
const GLOBAL_ACTIONS: Readonly<Record<ApiVersion, Actions>> = {
  zero: {},
  anode: EXIT_ACTIONS,
  busbar: EXIT_ACTIONS,
};

/** The actions of a page, in the order in which it lists them. */
export function actionsOf(session: Session, kind: StepKind): Actions {
  const {actions = {}, isRedirect} = stepFor(session, kind);
  return {
    ...(typeof actions === 'function' ? actions(session) : actions),
    ...(isRedirect ? {} : globalActionsOf(session, kind)),
  };
}

/** The actions of every page, without a BACK that a test has taken from this one. */
function globalActionsOf({apiVersion, backOn}: Session, kind: StepKind): Actions {
  const {BACK, ...others} = GLOBAL_ACTIONS[apiVersion];
  const hasBack = BACK && (backOn?.includes(kind) ?? true);
  return hasBack ? {BACK, ...others} : others;
}

/** The route of a request; an action that every page has needs none. */
export function routeOfRequest(session: Session, route: string, action: string): string {
  const isGlobal = Object.hasOwn(GLOBAL_ACTIONS[session.apiVersion], action);
  return route === '' && isGlobal && session.page ? routeOf(session, session.page) : route;
}

/** Whether a page takes data, not only actions. */
export const canAnswer = (session: Session, kind: StepKind): boolean =>
  stepFor(session, kind).answer !== undefined;

/**
 * Applies an answer or an action and returns the page that follows.
 * @throws Refusal if the service rejects it; the session is unchanged then
 */
export function advance(turn: Turn, route: string, action: string | undefined): StepKind {
  const {session} = turn;
  const kind = kindOf(session, route);
  const currentRoute = session.page && routeOf(session, session.page);
  const wasShown = route === currentRoute || session.shownRoutes.has(route);
  if (!kind || session.closed || !wasShown) throw new Refusal('route_invalid');
  const {answer, unlistedActions} = stepFor(session, kind);
  const actions = {...unlistedActions, ...actionsOf(session, kind)};
  const acceptsNothing = !answer && Object.keys(actions).length === 0;
  if (acceptsNothing) throw new Refusal('route_invalid');
  if (action !== undefined) {
    const handler = new Map(Object.entries(actions)).get(action);
    if (action === 'BACK' && kind !== session.page) forgetPagesSince(session, kind);
    if (handler) return arrive(turn, kind, handler(turn), action === 'BACK');
    throw new Refusal('action_invalid', `This page does not support the action ${action}.`);
  }
  if (!answer) throw new Refusal('action_missing');
  return arrive(turn, kind, answer(turn));
}

/**
 * Records the page that the customer leaves, and auto-saves the tariff if the next one does. A login
 * is not recorded: BACK leads to the page before it.
 */
export function arrive(
  {context, session}: Omit<Turn, 'data'>,
  from: StepKind,
  to: StepKind,
  isBack = false,
): StepKind {
  if (isBack || to === from) return to;
  if (from !== session.page) forgetPagesSince(session, from);
  const {isRedirect, isLeftBehind} = stepFor(session, from);
  if (!isRedirect) {
    if (!isLeftBehind) session.history.push(from);
  } else if (session.history.at(-1) === to) session.history.pop();
  const {autoSave} = stepFor(session, to);
  if (autoSave && connectsTariff(session, from)) saveTariff(context, session, autoSave);
  return to;
}
