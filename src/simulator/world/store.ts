import type {PostalAddress} from '../../protocol/fields.js';
import type {ApiVersion, Journey} from '../../protocol/api-versions.js';
import type {PageKind} from '../../protocol/routes.js';
import type {PriceSteps} from '../market/price-steps.js';
import type {Surcharge} from '../../protocol/surcharge.js';
import type {Period} from '../../protocol/time-of-day-rate.js';
import type {Fault} from './faults.js';
import type {Fraction} from './fraction.js';
import type {ConnectionType} from './providers.js';

/** A page that a session can be at. An error is a response, not a page. */
export type StepKind = Exclude<PageKind, 'server-error'>;

/**
 * How prices are set. DYNAMIC prices change like market prices, but the provider sets them. STATIC is
 * one price that the provider may change.
 */
export const STRUCTURES = ['FIXED', 'STATIC', 'TIME_OF_DAY', 'MARKET', 'DYNAMIC'] as const;

export type Structure = (typeof STRUCTURES)[number];

/** LOCAL is the customer's own generation. */
export type TariffDirection = 'IMPORT' | 'EXPORT' | 'LOCAL';
export type TariffType = 'COMMODITY' | 'NON_COMMODITY';

/** The provider of a tariff; one that the customer entered by name has no ID. */
export interface ChosenProvider {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly connectionType: ConnectionType;
  readonly hasChangingPrices: boolean;
}

/** An incomplete tariff. Prices are in major units per kWh. */
export interface Draft {
  provider?: ChosenProvider;
  /** May differ from the provider's: a customer may enter any tariff by hand. */
  connectionType?: ConnectionType;
  structure?: Structure;
  cost?: number;
  hours?: readonly Period[];
  surcharge?: Surcharge;
  region?: string;
  name?: string;
  /** RFC 3339 as received, or null if unknown. */
  contract_start_date?: string | null;
  contract_end_date?: string | null;
  /** FIXED or UNTIL_TERMINATED, in Anode and Busbar. */
  contract_term_type?: string | null;
  tiered?: boolean;
  /** The customer is entering it on the page for advanced tariffs. */
  advanced?: boolean;
  /** How finely its prices are divided; default as the market of the country. */
  priceSteps?: PriceSteps;
}

/** The notices before and at the end of a contract. */
export type ExpiryNotice = 'expire-soon' | 'expire';

/** A tariff of a location. */
export interface Tariff extends Draft {
  readonly id: string;
  readonly direction: TariffDirection;
  readonly type: TariffType;
  /** PENDING until the provider's data has been read. */
  status: 'CONNECTED' | 'PENDING' | 'ERROR';
  reconnect_required: boolean;
  /** The provider could not be read for so long that there are not even estimates. */
  readonly pricesUnavailable?: boolean;
  /** The contract end date that each notice was sent for. */
  readonly noticesSent?: Readonly<Partial<Record<ExpiryNotice, string>>>;
  /** When it was saved, in ms since the epoch. */
  readonly savedAt: number;
}

/** A resource to which the integrator gives a reference. Times are in ms since the epoch. */
export interface ReferencedResource {
  readonly id: string;
  reference_id: string;
  readonly live_mode: boolean;
  readonly created: number;
}

export type Customer = ReferencedResource;

/** A device that consumes, stores or generates energy. */
export type Device = ReferencedResource;

export interface Location extends ReferencedResource {
  customer_id: string;
  postal_address: PostalAddress;
  /** At most one of each type and direction. */
  tariffs: readonly Tariff[];
}

/** Options of a token request. Zero has none, so all are false there. */
export interface SessionOptions {
  /** Disconnects the tariff without showing pages. */
  readonly disconnect: boolean;
  /** Skips the summary of an existing tariff, to change it. */
  readonly edit: boolean;
  /** Asks for the name of a tariff that is entered by hand. */
  readonly name: boolean;
  /** Asks for the contract term. */
  readonly contractTerm: boolean;
  /** Offers the structure ADVANCED. */
  readonly advanced: boolean;
}

/** What a customer has entered for a virtual power plant so far. */
export interface VppDraft {
  /** The programme that the customer chose. */
  programme_id?: string;
  personal_details?: Participation['personal_details'];
  participation_id?: string;
  /** The period of the summary; default the present month. */
  period?: {readonly type: string; readonly start: string};
  /** The redirect leads to the page on which the programme asks where to pay. */
  isAtPayments?: boolean;
  /** The programme knows where to pay. */
  isPaid?: boolean;
}

/** A connect token and the state of its conversation. Times are in ms since the epoch. */
export interface Session {
  /** `cse_…`, by which links name it. */
  readonly id: string;
  readonly token: string;
  /** The API version that created the token. */
  readonly apiVersion: ApiVersion;
  readonly options: SessionOptions;
  readonly live_mode: boolean;
  readonly direction: TariffDirection;
  readonly type: TariffType;
  callback_uri: string;
  connect_web_uri: string;
  /** In Busbar; empty until a device is chosen. */
  device_id: string;
  /** In Busbar; empty for any provider. */
  provider_id: string;
  readonly customer_id: string;
  readonly customer_reference_id: string;
  readonly location_reference_id: string;
  readonly created: number;
  readonly expires: number;
  /** Empty until the session has a location. */
  location_id: string;
  address: PostalAddress;
  /** What the conversation is about; only Busbar has virtual power plants. */
  journey: Journey;
  vpp: VppDraft;
  /** The current page; undefined until the first request. */
  page: StepKind | undefined;
  /** The routes that this session has shown. */
  readonly shownRoutes: Set<string>;
  draft: Draft;
  /** The customer chose to enter the tariff by hand instead of waiting for the provider. */
  directDismissed: boolean;
  /** The last action on the tariff; empty before the first. */
  outcome: '' | 'SAVE' | 'DISCONNECT';
  /** The IDs of tariffs that the customer reported as wrong. */
  readonly reportedTariffs: Set<string>;
  /** The session has ended and takes no further requests. */
  closed: boolean;
  /** The pages before the current one, for BACK. */
  readonly history: StepKind[];
  /** The number of requests so far, including the current one. */
  turnCount: number;
  faults: Fault[];
  /** The lengths of the lists that a test requested. */
  readonly providerCount: number | undefined;
  readonly tariffCount: number | undefined;
  /** How finely the prices of this session's tariff are divided; default as its market's. */
  readonly priceSteps: PriceSteps | undefined;
  /** The structure of a tariff that the session starts with; default that of the sample provider. */
  readonly structure: Structure | undefined;
  /** The pages that offer and accept BACK, in an API version that has it; undefined for all. */
  readonly backOn: readonly StepKind[] | undefined;
  /** The redirect to a login comes without the token, for clients that append it. */
  readonly hasBareRedirect: boolean;
  /** The route that the session ends with; default the first one of the API version. */
  readonly endRoute: string | undefined;
  /** The page or route that a test requested; selects among the routes of a page kind. */
  readonly requestedRoute: string | undefined;
  /** Changes that a test requested for one page. */
  readonly patch: {page: StepKind; data: Record<string, unknown>; actions?: string[]} | undefined;
}

/** An event of the service. `created` is in ms since the epoch. */
export interface SimulatedEvent {
  readonly id: string;
  readonly type: string;
  readonly live_mode: boolean;
  /** The IDs of the objects that the event concerns; the filter `object_id` matches these. */
  readonly objectIds: readonly string[];
  readonly data: object;
  /** The API version of its payload. */
  readonly apiVersion: ApiVersion;
  readonly created: number;
}

/** A webhook subscription. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** Event types; undefined for all of them. */
  readonly events: readonly string[] | undefined;
  /** Undefined for both live and test data. */
  readonly live_mode: boolean | undefined;
}

/** One delivery attempt: the receiver's status, or the reason why there is none. */
export interface Attempt {
  /** In ms since the epoch, by the simulator's clock. */
  readonly at: number;
  readonly status?: number;
  readonly error?: 'timeout' | 'connection';
}

/** The delivery of an event to a webhook. */
export interface Delivery {
  readonly id: string;
  readonly event: SimulatedEvent;
  readonly webhook: Webhook;
  readonly attempts: Attempt[];
  state: 'waiting' | 'delivered' | 'failed';
  /** When the next attempt is due; undefined if there is none. */
  due: number | undefined;
}

/** Metered energy between two times (ms since the epoch). */
export interface MeterRecord {
  readonly id: string;
  readonly live_mode: boolean;
  readonly location_id: string;
  readonly device_id: string;
  readonly session_reference_id: string;
  readonly record_reference_id: string;
  /** From the grid or to it. */
  readonly direction: 'IMPORT' | 'EXPORT';
  /** The direction of the tariff that prices it. */
  readonly tariff_rate: TariffDirection;
  readonly wattHours: Fraction;
  readonly confidence: number;
  readonly from: number;
  readonly to: number;
}

/** Records submitted in one request, with those that were rejected. */
export interface MeterBatch {
  readonly id: string;
  readonly live_mode: boolean;
  readonly submitted: number;
  readonly accepted: number;
  readonly failed: readonly {
    readonly record_num: number;
    readonly record_reference_id?: string;
    readonly error: string;
  }[];
  readonly created: number;
}

/** The last reading of a cumulative meter. */
export interface Register {
  readonly at: number;
  readonly wattHours: Fraction;
}

/** Where a device is on its way into or out of a programme. */
export type ParticipationState =
  | 'ENROLMENT_REQUESTED'
  | 'AWAITING_CONSENT'
  | 'AWAITING_TELEMETRY'
  | 'AWAITING_METER_ACCESS'
  | 'CONFIRMING_DISPATCH'
  | 'AWAITING_ELIGIBILITY'
  | 'AWAITING_REGISTRATION'
  | 'REGISTERED'
  | 'ACTIVE'
  | 'INELIGIBLE'
  | 'SUSPENDED'
  | 'UNENROLMENT_REQUESTED'
  | 'WINDING_DOWN'
  | 'UNENROLLED'
  | 'OFFBOARDED'
  | 'FAILED';

/** The participation of a device in a programme of a virtual power plant. Times are in ms since the epoch. */
export interface Participation {
  readonly id: string;
  readonly live_mode: boolean;
  readonly location_id: string;
  /** Empty until a device is chosen. */
  device_id: string;
  readonly provider_id: string;
  readonly programme_id: string;
  reference_id: string;
  personal_details: {
    readonly first_name: string;
    readonly last_name: string;
    readonly email: string;
    readonly phone: string;
  };
  readonly created: number;
  suspension_reasons: readonly string[];
  /** Undefined while the device sends telemetry; otherwise when it sent the last. */
  lastTelemetry: number | undefined;
  /** The states so far, the present one last. */
  history: readonly {readonly state: ParticipationState; readonly at: number}[];
}

/** The state of the simulator. `snapshot.ts` must be able to encode every value in it. */
export interface Store {
  /** By bearer token. */
  readonly bearers: Map<string, {live_mode: boolean; expires: number}>;
  readonly sessions: Map<string, Session>;
  readonly customers: Map<string, Customer>;
  readonly locations: Map<string, Location>;
  readonly devices: Map<string, Device>;
  readonly participations: Map<string, Participation>;
  readonly events: Map<string, SimulatedEvent>;
  readonly webhooks: Map<string, Webhook>;
  readonly deliveries: Map<string, Delivery>;
  readonly meters: MeterRecord[];
  readonly batches: Map<string, MeterBatch>;
  /** By cumulative meter. */
  readonly registers: Map<string, Register>;
  /** The account is disabled: the REST API refuses every call. */
  disabled: boolean;
}

export const createStore = (): Store => ({
  bearers: new Map(),
  sessions: new Map(),
  customers: new Map(),
  locations: new Map(),
  devices: new Map(),
  participations: new Map(),
  events: new Map(),
  webhooks: new Map(),
  deliveries: new Map(),
  meters: [],
  batches: new Map(),
  registers: new Map(),
  disabled: false,
});
