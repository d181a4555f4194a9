import type {ConnectState} from '../../core/index.js';
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

/** The state of a widget on screen. */
export function openState(
  session: ConnectState | undefined,
  login: LoginStatus | undefined,
): FlowState {
  if (!session || !(session.page || session.status === 'failed'))
    return {status: 'opening', session};
  if (login) return {status: 'awaiting-login', session, login};
  if (session.status === 'complete') return {status: 'ended', session};
  return {status: 'open', session};
}
