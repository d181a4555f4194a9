export {FlatpeakApi, type FlatpeakApiOptions} from './api/client.js';
export {ApiError, type ApiErrorType} from './api/error.js';
export type {ConnectSession, SessionUpdate} from './api/schemas/connect-sessions.js';
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
export type {Device} from './api/schemas/devices.js';
export type {List, ListQuery, ReferenceQuery} from './api/schemas/lists.js';
export type {
  Location,
  LocationRequest,
  LocationsQuery,
  LocationStatus,
  TariffStatus,
} from './api/schemas/locations.js';
export type {Participation} from './api/schemas/participations.js';
export type {PricedParts, PricePart, PricePartName, PriceParts} from './api/schemas/price-parts.js';
export type {TariffElement} from './api/schemas/tariff-elements.js';
export type {
  Period,
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
export {CustomerIdError} from './http/customer-id-error.js';
export {RequestTimeoutError} from './http/deadline.js';
export type {CloseOptions} from './http/drain.js';
export type {OnLog, RequestLog} from './http/request-log.js';
export type {
  CompletedBy,
  ConnectedTariff,
  ConnectUrl,
  FlatpeakServerOptions,
  GetDeviceReference,
  OnConnected,
  OnError,
  OnEvent,
  ReceivedEvent,
  WebhookReceiverOptions,
} from './options.js';
export type {PruneOptions} from './retention.js';
export {createFlatpeakServer, type FlatpeakServer} from './server.js';
export type {LinkRefusal, OpenedLink, OpenLinkOptions} from './sessions/open-link.js';
export {memoryStore, type MemoryStoreOptions} from './store/memory/store.js';
export type {SqlClient} from './store/sql/client.js';
export {StoreError} from './store/error.js';
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
export {
  WebhookRefusedError,
  type WebhookRefusal,
  type WebhookRefusalCause,
} from './webhooks/refusal.js';
export type {WebhookDelivery, WebhookVerifier} from './webhooks/verifier.js';
