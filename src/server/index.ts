export {FlatpeakApi, type FlatpeakApiOptions} from './api/client.js';
export {ApiError, type ApiErrorType} from './api/error.js';
export type {
  ConnectToken,
  ConnectTokenRequest,
  ExchangedToken,
  SessionOptions,
} from './api/schemas/connect-tokens.js';
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
} from './api/schemas/costs.js';
export type {EventsQuery, FlatpeakEvent} from './api/schemas/events.js';
export type {List, ListQuery} from './api/schemas/lists.js';
export type {
  Location,
  LocationRequest,
  LocationsQuery,
  LocationStatus,
  TariffStatus,
} from './api/schemas/locations.js';
export type {
  Rates,
  RatesQuery,
  Slots,
  ThresholdSlotsQuery,
  TimeSlotsQuery,
} from './api/schemas/prices.js';
export type {Energy, Power, Schedule, ScheduleRequest} from './api/schemas/schedules.js';
export type {Fetch} from './api/transport.js';
export type {SupportedApiVersion} from './api/versions/index.js';
export type {Customer} from './api/schemas/customers.js';
export type {CatchUpOptions, CatchUpResult} from './events/catch-up.js';
export type {GetCustomerId} from './http/auth.js';
export type {
  CompletedBy,
  ConnectedTariff,
  ConnectUrl,
  FlatpeakServerOptions,
  OnConnected,
  OnError,
  OnEvent,
  ReceivedEvent,
  WebhookReceiverOptions,
} from './options.js';
export type {PruneOptions} from './retention.js';
export {createFlatpeakServer, type FlatpeakServer} from './server.js';
export {memoryStore, type MemoryStoreOptions} from './store/memory/store.js';
export type {SqlClient} from './store/sql/client.js';
export {sqlStore} from './store/sql/store.js';
export type {
  Connection,
  ConnectionOutcome,
  EventClaim,
  EventClaimResult,
  EventStore,
  MintedToken,
  PruneResult,
  RetentionPeriods,
  RetentionStore,
  SessionClaim,
  SessionClaimResult,
  SessionStore,
  Store,
  StoredConnection,
  StoredEvent,
  StoredToken,
  TariffCategory,
} from './store/store.js';
export {sharedSecretVerifier, type SharedSecretVerifierOptions} from './webhooks/shared-secret.js';
export {
  signatureVerifier,
  signWebhook,
  type SignatureVerifierOptions,
  type SignWebhookOptions,
} from './webhooks/signature.js';
export type {WebhookDelivery, WebhookVerifier} from './webhooks/verifier.js';
