export {FlatpeakApi, type FlatpeakApiOptions} from './api/client.js';
export type {
  Costs,
  CostsQuery,
  CumulativeRecords,
  InstantCost,
  InstantCostQuery,
  Interval,
  IntervalCostsQuery,
  MeterBatch,
  MeterRecord,
} from './api/costs.js';
export {ApiError, type ApiErrorType} from './api/error.js';
export type {EventsQuery, FlatpeakEvent} from './api/events.js';
export type {List, Page} from './api/lists.js';
export type {
  Location,
  LocationRequest,
  LocationsQuery,
  LocationStatus,
  TariffStatus,
} from './api/locations.js';
export type {Rates, RatesQuery, Slots, ThresholdSlotsQuery, TimeSlotsQuery} from './api/prices.js';
export type {Energy, Power, Schedule, ScheduleRequest} from './api/schedules.js';
export type {
  ConnectToken,
  ConnectTokenRequest,
  ExchangedToken,
  SessionChoices,
} from './api/connect-tokens.js';
export type {CatchUpOptions, CaughtUp} from './events/handle-event.js';
export {memoryStore} from './store/memory/store.js';
export type {
  ConnectedTariff,
  ConnectUrl,
  FlatpeakServerOptions,
  OnConnected,
  OnError,
  OnEvent,
  ReceivedEvent,
  WebhookOptions,
} from './options.js';
export type {CustomerOf} from './http/request.js';
export {createFlatpeakServer, type FlatpeakServer} from './server.js';
export {
  signatureVerifier,
  signWebhook,
  type SignatureVerifierOptions,
  type SigningOptions,
} from './webhooks/signature.js';
export type {SqlClient} from './store/sql/client.js';
export {sqlStore} from './store/sql/store.js';
export type {
  Claim,
  ClaimAnswer,
  Connection,
  EventClaim,
  EventClaimAnswer,
  EventStore,
  MintedToken,
  Outcome,
  SessionStore,
  Store,
  StoredConnection,
  StoredEvent,
  TariffKind,
} from './store/store.js';
export type {Fetch} from './api/transport.js';
export type {VersionName} from './api/versions/index.js';
export {
  sharedSecretVerifier,
  type SharedSecretOptions,
  type WebhookDelivery,
  type WebhookVerifier,
} from './webhooks/verifier.js';
