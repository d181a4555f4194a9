export {ConnectClient, type ConnectClientOptions} from './client.js';
export {CONNECT_URL} from './connect-url.js';
export type {TurnClient, TurnResult} from './turn-client.js';
export {ConnectError, type ConnectErrorKind, type Rejection} from './errors.js';
export {requestBackend} from './backend/request.js';
export type {Outcome} from '../protocol/session-complete.js';
export {fetchPrices, pricesRequestUrl, readPrices, type PricesRequest} from './backend/prices.js';
export {fetchConnectToken, type TokenRequest} from './backend/token.js';
export {checkRedirectUrl, type RedirectPolicy} from './redirect-policy.js';
export {
  removeToken,
  TOKEN_PARAMETER,
  tokenOf,
  withoutToken,
  withToken,
} from '../protocol/token-url.js';
export {ConnectSession, type ConnectSessionOptions} from './session.js';
export type {ConnectResult, ConnectState} from './state.js';
export {completeTariffs, fetchTariffs} from './backend/tariffs.js';
export {
  isTariffKind,
  TARIFF_KINDS,
  type Tariff,
  type TariffAlert,
  type TariffKind,
  type TariffLocation,
  type TariffState,
} from '../protocol/tariffs.js';
export type {LocationPrices} from '../protocol/prices.js';
export type {ApiVersion, Journey} from '../protocol/api-versions.js';
export type {AnswerOf, DataOf, Direction, PageKind, Page} from '../protocol/routes.js';
