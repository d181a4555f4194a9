export {ConnectClient, CONNECT_URL, type ConnectClientOptions, type Turn} from './client.js';
export {ConnectError, type ConnectErrorKind, type PageProblem} from './errors.js';
export {askHost} from './backend/request.js';
export type {Outcome} from '../protocol/session-complete.js';
export {fetchPricesFrom, readPrices, type PricesRequest} from './backend/prices.js';
export {fetchTokenFrom, type TokenRequest} from './backend/token.js';
export {
  judgeAddress,
  TOKEN_PARAMETER,
  withoutToken,
  withToken,
  type AddressRules,
} from './redirect-policy.js';
export {
  ConnectSession,
  type ConnectResult,
  type ConnectSessionOptions,
  type ConnectState,
} from './session.js';
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
export type {AnswerOf, DataOf, ApiVersion, Direction, Kind, Page} from '../protocol/routes.js';
