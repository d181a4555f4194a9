export {FlatpeakApi, type FlatpeakApiOptions} from './api.js';
export {ApiError, type ApiErrorType} from './api-error.js';
export type {
  ConnectToken,
  ConnectTokenRequest,
  ExchangedToken,
  LocationStatus,
} from './api-schemas.js';
export {memoryStore} from './memory-store.js';
export type {ConnectedTariff, FlatpeakServerOptions, OnConnected} from './options.js';
export type {CustomerOf} from './policy.js';
export {createFlatpeakServer, type FlatpeakServer} from './server.js';
export type {
  Claim,
  ClaimAnswer,
  Connection,
  MintedToken,
  Outcome,
  Store,
  TariffKind,
} from './store.js';
export type {Fetch} from './transport.js';
