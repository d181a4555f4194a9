import type {PostalAddress} from '../../protocol/fields.js';
import type {ApiVersion, Kind} from '../../protocol/routes.js';
import type {Surcharge} from '../../protocol/surcharge.js';
import type {Period} from '../../protocol/time-of-day-rate.js';
import type {Country} from './countries.js';
import type {Fault} from './faults.js';
import type {Fraction} from './fraction.js';
import type {ConnectionType} from './providers.js';
import type {Signer} from './signing.js';

/** Where a session stands; an error object is an answer, not a place. */
export type PageKind = Exclude<Kind, 'server-error'>;

/** How a price behaves. DYNAMIC changes all the time without following a market. */
export type Structure = 'FIXED' | 'TIME_OF_DAY' | 'MARKET' | 'DYNAMIC';

/** LOCAL is the customer's own generation. */
export type TariffDirection = 'IMPORT' | 'EXPORT' | 'LOCAL';
export type TariffType = 'COMMODITY' | 'NON_COMMODITY';

/** A provider as a tariff remembers it; one that the customer named has no id. */
export interface ChosenProvider {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly connectionType: ConnectionType;
  readonly changing: boolean;
}

/** A tariff while it is put together. Prices are in major units a kWh. */
export interface Draft {
  provider?: ChosenProvider;
  /** How this tariff is connected in the end; a provider may offer a better way. */
  connectionType?: ConnectionType;
  structure?: Structure;
  cost?: number;
  hours?: readonly Period[];
  surcharge?: Surcharge;
  region?: string;
  name?: string;
  /** RFC 3339 as it came, or null where nobody knows. */
  contract_start_date?: string | null;
  contract_end_date?: string | null;
  /** How newer releases call the term; UNTIL_TERMINATED has no end. */
  contract_term_type?: string | null;
  tiered?: boolean;
  /** It is being entered on a page for what no other page takes. */
  advanced?: boolean;
}

/** What a customer is told of the end of a contract: that it comes, and that it was. */
export type ExpiryNotice = 'expire-soon' | 'expire';

/** A tariff of a location. */
export interface Tariff extends Draft {
  readonly id: string;
  readonly direction: TariffDirection;
  readonly type: TariffType;
  /** PENDING until the provider has been read. */
  status: 'CONNECTED' | 'PENDING' | 'ERROR';
  reconnect_required: boolean;
  /** The provider could not be read for so long that nothing can be said about prices. */
  readonly pricesUnavailable?: boolean;
  /** The contract's end, as it was when the service told of it. */
  readonly noticesSent?: Readonly<Partial<Record<ExpiryNotice, string>>>;
  /** When it was saved, in milliseconds since 1970. */
  readonly saved: number;
}

/** Something that a host gave a name of its own; moments are milliseconds since 1970. */
export interface ReferencedResource {
  readonly id: string;
  reference_id: string;
  readonly live_mode: boolean;
  readonly created: number;
}

export type Customer = ReferencedResource;

/** Something that uses, stores or makes energy. */
export type Device = ReferencedResource;

export interface Location extends ReferencedResource {
  customer_id: string;
  postal_address: PostalAddress;
  /** At most one of each type and direction. */
  tariffs: readonly Tariff[];
}

/** What a token's request has asked for besides; all of them false in Zero, which knows none. */
export interface SessionOptions {
  /** The tariff is disconnected without pages. */
  readonly disconnect: boolean;
  /** A tariff that is there is changed: its summary is not shown first. */
  readonly edit: boolean;
  /** The name of a tariff that is put together by hand is asked for. */
  readonly name: boolean;
  /** When its contract ends is asked for. */
  readonly contractTerm: boolean;
  /** The structure may be more than the usual ones. */
  readonly advanced: boolean;
}

/** One connect token and all that was said under it. Moments are milliseconds since 1970. */
export interface Session {
  readonly token: string;
  /** Of the version of the API that the token was made with. */
  readonly apiVersion: ApiVersion;
  readonly options: SessionOptions;
  readonly live_mode: boolean;
  readonly direction: TariffDirection;
  readonly type: TariffType;
  readonly callback_uri: string;
  readonly connect_web_uri: string;
  readonly customer_id: string;
  readonly customer_reference_id: string;
  readonly location_reference_id: string;
  readonly created: number;
  readonly expires: number;
  /** Empty until a location is known. */
  location_id: string;
  address: PostalAddress;
  /** Undefined until the first turn. */
  page: PageKind | undefined;
  /** The routes that this session has shown. */
  readonly shownRoutes: Set<string>;
  draft: Draft;
  /** The customer asked to enter the tariff by hand. */
  directDismissed: boolean;
  /** What became of the tariff; empty until something did. */
  outcome: '' | 'SAVE' | 'DISCONNECT';
  /** The tariffs in which a mistake is reported. */
  readonly reportedTariffs: Set<string>;
  /** Nothing more is taken. */
  closed: boolean;
  /** The steps behind the present one. */
  readonly history: PageKind[];
  /** How often the conversation was asked, the present turn included. */
  turns: number;
  faults: Fault[];
  /** Length of the lists of choices, where a test asked for one. */
  readonly providers: number | undefined;
  readonly tariffs: number | undefined;
  /** A route that a test asked for, where its step has several names. */
  readonly requestedRoute: string | undefined;
  /** Laid over what the page at this step would be. */
  readonly patch: {page: PageKind; data: Record<string, unknown>; actions?: string[]} | undefined;
}

/** Something that happened. `created` is in milliseconds since 1970. */
export interface SimulatedEvent {
  readonly id: string;
  readonly type: string;
  readonly live_mode: boolean;
  /** The ids under which `object_id` finds it. */
  readonly about: readonly string[];
  readonly data: object;
  /** Of the version of the API that it is told in. */
  readonly apiVersion: ApiVersion;
  readonly created: number;
}

/** An address that wants to be told. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** Undefined for all of them. */
  readonly events: readonly string[] | undefined;
  /** Undefined for live and test data. */
  readonly live_mode: boolean | undefined;
}

/** One try to deliver: the receiver's status, or why there is none. */
export interface Attempt {
  /** Milliseconds since 1970, by the simulator's clock. */
  readonly at: number;
  readonly status?: number;
  readonly error?: 'timeout' | 'connection';
}

/** An event on its way to a webhook. */
export interface Delivery {
  readonly id: string;
  readonly event: SimulatedEvent;
  readonly webhook: Webhook;
  readonly attempts: Attempt[];
  state: 'waiting' | 'delivered' | 'failed';
  /** When it is sent next; undefined where nothing is left to do. */
  due: number | undefined;
}

/** Energy that was metered, between two moments (milliseconds since 1970). */
export interface MeterRecord {
  readonly id: string;
  readonly live_mode: boolean;
  readonly location_id: string;
  readonly device_id: string;
  readonly session_reference_id: string;
  readonly record_reference_id: string;
  /** Whether it was taken from the grid or given to it. */
  readonly direction: 'IMPORT' | 'EXPORT';
  /** Which tariff it is paid by. */
  readonly tariff_rate: TariffDirection;
  readonly wattHours: Fraction;
  readonly confidence: number;
  readonly from: number;
  readonly to: number;
}

/** Records that were submitted together, and which of them could not be taken. */
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

/** What a counter showed last; energy in watt hours. */
export interface Register {
  readonly at: number;
  readonly wattHours: Fraction;
}

/** What the simulator remembers: nothing but what can be saved (`snapshot.ts`). */
export interface Store {
  /** Bearer to what it opens. */
  readonly bearers: Map<string, {live_mode: boolean; expires: number}>;
  readonly sessions: Map<string, Session>;
  readonly customers: Map<string, Customer>;
  readonly locations: Map<string, Location>;
  readonly devices: Map<string, Device>;
  readonly events: Map<string, SimulatedEvent>;
  readonly webhooks: Map<string, Webhook>;
  readonly deliveries: Map<string, Delivery>;
  readonly meters: MeterRecord[];
  readonly batches: Map<string, MeterBatch>;
  /** The last reading of each counter. */
  readonly registers: Map<string, Register>;
  /** Out of subscription: every call of the API is refused. */
  disabled: boolean;
}

/** Everything that a handler may need. */
export interface SimulatorContext {
  readonly seed: number;
  /** What the account speaks where a request names no version. */
  readonly apiVersion: ApiVersion;
  readonly now: () => number;
  /** The clock as it was given, without what tests have added to it. */
  readonly wallClock: () => number;
  /** How far it was moved on, in milliseconds. */
  clockOffsetMs: number;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly accountId: string;
  /** Each key and whether it opens live data. */
  readonly keys: ReadonlyMap<string, boolean>;
  /** Seconds. */
  readonly tokenLifetimeS: number;
  /** How a webhook is called. */
  readonly send: (request: Request) => Promise<Response>;
  readonly signer: Signer;
  /** What is being sent right now, by webhook, and which deliveries that are. */
  readonly sending: Map<string, Promise<void>>;
  readonly inFlight: Set<Delivery>;
  /** Seconds to wait before each attempt to deliver. */
  readonly deliveryScheduleS: readonly number[];
  /** Milliseconds. */
  readonly deliveryTimeoutMs: number;
  /** Whether the end of a session is an event in Zero, too. */
  readonly sessionEvents: boolean;
  readonly store: Store;
  /** The list of providers as pages show it; built once for each country and length. */
  readonly providerList: (country: Country, count?: number) => readonly ProviderEntry[];
}

export interface ProviderEntry {
  id: string;
  display_name: string;
  logo_url: string;
}

export const createStore = (): Store => ({
  bearers: new Map(),
  sessions: new Map(),
  customers: new Map(),
  locations: new Map(),
  devices: new Map(),
  events: new Map(),
  webhooks: new Map(),
  deliveries: new Map(),
  meters: [],
  batches: new Map(),
  registers: new Map(),
  disabled: false,
});
