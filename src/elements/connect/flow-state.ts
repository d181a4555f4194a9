import type {ConnectResult, ConnectState} from '../../core/index.js';
import type {LoginStatus} from './login/provider-login.js';

/** The state of a widget. `session` is undefined as long as there is no session. */
export type FlowState =
  /** Off screen. The session, if any, resumes when the widget opens again. */
  | {
      readonly status: 'closed';
      readonly session: ConnectState | undefined;
      /** The widget was open before a reload, and opens as soon as there is a token source. */
      readonly reopens: boolean;
    }
  /** On screen, before the first page. */
  | {readonly status: 'opening'; readonly session: ConnectState | undefined}
  | {readonly status: 'open'; readonly session: ConnectState}
  /** The customer is at a provider's login in another window. */
  | {readonly status: 'awaiting-login'; readonly session: ConnectState; readonly login: LoginStatus}
  | {readonly status: 'ended'; readonly session: Extract<ConnectState, {status: 'complete'}>};

/** The state of a session that does not exist yet. */
export const IDLE: ConnectState = {status: 'idle', step: 0};

/** The result of the session, once it is complete. */
export const resultOf = ({session}: FlowState): ConnectResult | undefined =>
  session?.status === 'complete' ? session.result : undefined;

export const isOpen = ({status}: FlowState): boolean => status !== 'closed';

/** Whether the widget opens as soon as there is a token source. */
export const reopens = (state: FlowState): boolean => state.status === 'closed' && state.reopens;

/** The next state of a widget: it is on screen or not as before, unless the changes say otherwise. */
export function nextState(
  before: FlowState,
  session: ConnectState | undefined,
  login: LoginStatus | undefined,
  changes: {readonly isOpen?: boolean; readonly reopens?: boolean} = {},
): FlowState {
  if (changes.isOpen ?? isOpen(before)) return openState(session, login);
  return {status: 'closed', session, reopens: changes.reopens ?? reopens(before)};
}

/** The state of a widget on screen. */
function openState(session: ConnectState | undefined, login: LoginStatus | undefined): FlowState {
  if (!session || !(session.page || session.status === 'failed'))
    return {status: 'opening', session};
  if (login) return {status: 'awaiting-login', session, login};
  if (session.status === 'complete') return {status: 'ended', session};
  return {status: 'open', session};
}
