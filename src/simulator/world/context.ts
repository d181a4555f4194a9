import type {PriceSteps} from '../market/price-steps.js';
import type {RestFault} from './rest-fault.js';
import type {ApiVersion} from '../../protocol/api-versions.js';
import type {Country} from './countries.js';
import type {Signer} from './signing.js';
import type {Delivery, Store} from './store.js';

/** A provider on the wire. */
export interface ProviderEntry {
  id: string;
  display_name: string;
  logo_url: string;
}

/** The configuration and the state of one simulator. */
export interface SimulatorContext {
  readonly seed: number;
  /** The API version of requests that name none. */
  readonly apiVersion: ApiVersion;
  /** The simulator's clock, in ms since the epoch. */
  readonly now: () => number;
  /** The clock that the simulator was given, without `clockOffsetMs`. */
  readonly wallClock: () => number;
  /** How far tests have advanced the clock. */
  clockOffsetMs: number;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Origins whose pages may use `/simulator`, besides those of this machine. */
  readonly controlOrigins: ReadonlySet<string>;
  readonly accountId: string;
  /** API keys, and whether each opens live data. */
  readonly keys: ReadonlyMap<string, boolean>;
  /** How finely the prices of new tariffs are divided; undefined for the steps of their market. */
  readonly priceSteps: PriceSteps | undefined;
  readonly tokenLifetimeS: number;
  readonly bearerLifetimeS: number;
  /** Sends a webhook request. */
  readonly send: (request: Request) => Promise<Response>;
  readonly signer: Signer;
  /** The queue of each webhook, by its ID: attempts run one after another. */
  readonly sending: Map<string, Promise<void>>;
  /** The deliveries in these queues. */
  readonly inFlight: Set<Delivery>;
  /** The delay before each delivery attempt. */
  readonly deliveryScheduleS: readonly number[];
  readonly deliveryTimeoutMs: number;
  /** Whether Zero has the event `connect_session.complete`, too. */
  readonly sessionEvents: boolean;
  /** Whether Busbar has the former calls of its sessions, in place of the present ones. */
  readonly formerSessions: boolean;
  /** Faults of the REST API that are left. Not saved with the state. */
  restFaults: readonly RestFault[];
  readonly store: Store;
  /** The list of providers on the wire; cached for each country and length. */
  readonly providerList: (country: Country, count?: number) => readonly ProviderEntry[];
}
