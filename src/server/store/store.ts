import type {PostalAddress} from '../../protocol/fields.js';

/** What a session did with the tariff. */
export type ConnectionOutcome = 'saved' | 'disconnected';

/** Direction and type of a tariff, which a session is opened for. */
export interface TariffCategory {
  /** IMPORT, EXPORT or LOCAL. */
  readonly direction: string;
  /** COMMODITY or NON_COMMODITY. */
  readonly tariffType: string;
}

/** A connect token that was minted for a customer. Times are milliseconds since the epoch. */
export interface MintedToken extends TariffCategory {
  readonly connectToken: string;
  readonly customer: string;
  /** The location that the session was opened for; undefined for a new one. */
  readonly locationId: string | undefined;
  readonly created: number;
  readonly expires: number;
}

/** The result of a finished session: the state of one tariff of one location. */
export interface Connection extends TariffCategory {
  readonly locationId: string;
  readonly outcome: ConnectionOutcome;
  /** Whether the rates were not available yet at the end of the session. */
  readonly pending: boolean;
  /** Postal address of the location; undefined if it could not be read yet. */
  readonly postalAddress: PostalAddress | undefined;
}

/** A connection with its time of completion. */
export interface StoredConnection extends Connection {
  /** Milliseconds since the epoch. */
  readonly completed: number;
}

/** The exclusive right to complete a session, until it expires. */
export interface SessionClaim {
  readonly connectToken: string;
  /** Unique for each claim, so that an expired one has no effect. */
  readonly id: string;
}

/**
 * `claimed`: the caller may complete the session. `connection` is set if it is recorded already and
 * only `onConnected` is left to call. `busy`: another process holds the claim.
 */
export type SessionClaimResult =
  | {state: 'claimed'; claim: SessionClaim; connection: Connection | undefined}
  | {state: 'busy'}
  | {state: 'done'; connection: Connection};

/**
 * Sessions and their connections. A session is open, claimed, recorded (its connection is stored),
 * then done (`onConnected` has returned).
 */
export interface SessionStore {
  addToken(token: MintedToken): Promise<void>;

  /** The customer's token; undefined if it is unknown or another customer's. */
  findToken(customer: string, connectToken: string): Promise<MintedToken | undefined>;

  /** The customer's tokens that are not done, and either recorded or not expired; newest first. */
  openTokens(customer: string, now: number, limit: number): Promise<MintedToken[]>;

  /**
   * When the customer's nth latest token was minted, in milliseconds since the epoch; undefined if
   * there are fewer. Counts tokens of the last hour at least, in whatever state they are.
   * @param nth 1 for the latest
   */
  tokenMintedAt(customer: string, nth: number): Promise<number | undefined>;

  /**
   * Claims a session until `until`, unless it is done or has a claim that ends after `now`. Both
   * are milliseconds since the epoch.
   * @throws RangeError if the token is unknown
   */
  claim(connectToken: string, now: number, until: number): Promise<SessionClaimResult>;

  /**
   * Stores the connection and extends the claim until `until`. `at` is the time of completion, by
   * which a customer's connections are sorted. An undefined postal address does not replace a
   * stored one.
   * @returns false, without storing anything, if the claim was lost
   */
  record(claim: SessionClaim, connection: Connection, at: number, until: number): Promise<boolean>;

  /** Marks the session as done. */
  finish(claim: SessionClaim): Promise<void>;

  /** Releases the claim. A recorded connection stays. */
  release(claim: SessionClaim): Promise<void>;

  /**
   * The customer's connections, the latest first; one for each location, direction and tariff
   * type. Connections with the same time of completion are in the order of their tokens.
   */
  connections(customer: string): Promise<StoredConnection[]>;

  /** Stores the postal address of one of the customer's locations. */
  setPostalAddress(customer: string, locationId: string, address: PostalAddress): Promise<void>;

  /** Ids of the customers with a connection at a location. */
  customersAt(locationId: string): Promise<string[]>;
}

/** The stored fields of an event. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  /** Time of the event, milliseconds since the epoch. */
  readonly created: number;
  readonly locationId: string | undefined;
  readonly tariffId: string | undefined;
  /** Whether the event is shown to the customer. */
  readonly alert: boolean;
}

/** The exclusive right to handle an event, until it expires. */
export interface EventClaim {
  readonly eventId: string;
  /** Unique for each claim, so that an expired one has no effect. */
  readonly id: string;
}

/** `claimed`: the caller may handle the event. `busy`: another process holds the claim. */
export type EventClaimResult =
  {state: 'claimed'; claim: EventClaim} | {state: 'busy'} | {state: 'done'};

/** Events of the service, and the open alerts among them. */
export interface EventStore {
  /** Stores the event if it is new, and claims it as `SessionStore.claim` does. */
  claimEvent(event: StoredEvent, now: number, until: number): Promise<EventClaimResult>;

  /** Marks the event as done. */
  finishEvent(claim: EventClaim): Promise<void>;

  /** Releases the claim, so that the event can be handled again. */
  releaseEvent(claim: EventClaim): Promise<void>;

  /** Unresolved alerts about the customer's locations, the latest first. */
  openAlerts(customer: string): Promise<StoredEvent[]>;

  /** Marks alerts as resolved. */
  resolveAlerts(eventIds: readonly string[]): Promise<void>;
}

/**
 * The server's storage.
 *
 * Each method must be atomic: one statement or one transaction in SQL. Atomic methods and claims
 * that expire are all that several processes need to share one store.
 */
export interface Store extends SessionStore, EventStore {
  /**
   * Reports failures that no call can report, such as an idle connection that was lost. The server
   * calls it once, with its option `onError`.
   */
  reportErrors?(listener: (error: unknown) => void): void;
}
