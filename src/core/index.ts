export {ConnectClient, CONNECT_URL, type ConnectClientOptions, type Turn} from './client.js';
export {ConnectError, type ConnectErrorKind, type PageProblem} from './errors.js';
export {askHost} from './host.js';
export type {Outcome} from '../protocol/session-complete.js';
export {fetchTokenFrom, type TokenRequest} from './token.js';
export {
  judgeAddress,
  TOKEN_PARAMETER,
  withoutToken,
  withToken,
  type AddressRules,
} from './redirect.js';
export {
  ConnectSession,
  type ConnectResult,
  type ConnectSessionOptions,
  type ConnectState,
} from './session.js';
export type {AnswerOf, DataOf, Dialect, Direction, Kind, Page} from '../protocol/routes.js';
