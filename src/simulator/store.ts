import type {PostalAddress} from '../protocol/fields.js';
import type {Kind} from '../protocol/routes.js';
import type {Surcharge} from '../protocol/surcharge.js';
import type {Period} from '../protocol/time-of-day-rate.js';
import type {Country} from './countries.js';
import type {Fault} from './faults.js';
import type {Way} from './providers.js';

/** Where a session stands; an error object is an answer, not a place. */
export type Step = Exclude<Kind, 'server-error'>;

/** How a price behaves. DYNAMIC changes all the time without following a market. */
export type Structure = 'FIXED' | 'TIME_OF_DAY' | 'MARKET' | 'DYNAMIC';

export type TariffDirection = 'IMPORT' | 'EXPORT';
export type TariffType = 'COMMODITY' | 'NON_COMMODITY';

/** A provider as a tariff remembers it; one that the customer named has no id. */
export interface ChosenProvider {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly way: Way;
  readonly changing: boolean;
}

/** A tariff while it is put together. Prices are in major units a kWh. */
export interface Draft {
  provider?: ChosenProvider;
  /** How this tariff is connected in the end; a provider may offer a better way. */
  way?: Way;
  structure?: Structure;
  cost?: number;
  hours?: readonly Period[];
  surcharge?: Surcharge;
  region?: string;
  name?: string;
  /** RFC 3339 as it came, or null where nobody knows. */
  contract_start_date?: string | null;
  contract_end_date?: string | null;
  tiered?: boolean;
}

/** A tariff of a location. */
export interface Tariff extends Draft {
  readonly id: string;
  readonly direction: TariffDirection;
  readonly type: TariffType;
  /** PENDING until the provider has been read. */
  status: 'CONNECTED' | 'PENDING' | 'ERROR';
  reconnect_required: boolean;
  /** When it was saved, in milliseconds since 1970. */
  readonly saved: number;
}

export interface Customer {
  readonly id: string;
  reference_id: string;
  readonly live_mode: boolean;
  readonly created: number;
}

export interface Location {
  readonly id: string;
  reference_id: string;
  customer_id: string;
  readonly live_mode: boolean;
  postal_address: PostalAddress;
  /** At most one of each type and direction. */
  tariffs: readonly Tariff[];
  readonly created: number;
}

/** One connect token and all that was said under it. Moments are milliseconds since 1970. */
export interface Session {
  readonly token: string;
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
  at: Step | undefined;
  /** The routes that this session has shown. */
  readonly shown: Set<string>;
  draft: Draft;
  /** The customer asked to enter the tariff by hand. */
  without_direct: boolean;
  /** How the session ended; empty until then. */
  outcome: '' | 'SAVE' | 'DISCONNECT';
  /** How often the conversation was asked, the present turn included. */
  turns: number;
  faults: Fault[];
  /** Length of the lists of choices, where a test asked for one. */
  readonly providers: number | undefined;
  readonly tariffs: number | undefined;
  /** Laid over what the page at this step would be. */
  readonly patch: {at: Step; data: Record<string, unknown>; actions?: string[]} | undefined;
}

/** What the simulator remembers. */
export interface Store {
  /** Bearer to what it opens. */
  readonly bearers: Map<string, {live_mode: boolean; expires: number}>;
  readonly sessions: Map<string, Session>;
  readonly customers: Map<string, Customer>;
  readonly locations: Map<string, Location>;
}

/** Everything that a handler may need. */
export interface World {
  readonly seed: number;
  readonly now: () => number;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly accountId: string;
  /** Each key and whether it opens live data. */
  readonly keys: ReadonlyMap<string, boolean>;
  /** Seconds. */
  readonly tokenLifetime: number;
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
});
