import type {PostalAddress} from '../../protocol/fields.js';

/** How a session ended for the tariff. */
export type Outcome = 'saved' | 'disconnected';

/** What a session is about, in the service's words. */
export interface TariffKind {
  /** IMPORT, EXPORT or LOCAL. */
  readonly direction: string;
  /** COMMODITY or NON_COMMODITY. */
  readonly tariffType: string;
}

/** A connect token as it was minted for a customer. Times are milliseconds since 1970. */
export interface MintedToken extends TariffKind {
  readonly connectToken: string;
  readonly customer: string;
  /** The location that the session was opened for, where it wasn't a new one. */
  readonly locationId: string | undefined;
  readonly created: number;
  readonly expires: number;
}

/** What a finished session left behind: the state of one tariff of one location. */
export interface Connection extends TariffKind {
  readonly locationId: string;
  readonly outcome: Outcome;
  /** Whether the rates weren't there yet when the session was exchanged. */
  readonly pending: boolean;
  /** Where the location is, as the service says; nothing where it could not be read yet. */
  readonly postalAddress: PostalAddress | undefined;
}

/** A connection in the list of a customer's. */
export interface StoredConnection extends Connection {
  /** The moment of completion, milliseconds since 1970. */
  readonly completed: number;
}

/** The right to complete a token, until somebody else may take it over. */
export interface Claim {
  readonly connectToken: string;
  /** Unique; whoever lost the claim can no longer use it. */
  readonly id: string;
}

/**
 * Who may complete a token now: this caller, somebody else, or nobody because it is done.
 * A claim may come with a connection that is recorded already: the host has yet to hear of it.
 */
export type ClaimAnswer =
  | {state: 'claimed'; claim: Claim; connection: Connection | undefined}
  | {state: 'busy'}
  | {state: 'done'; connection: Connection};

/**
 * Sessions, and the connections that came of them. A token is open, claimed, recorded (its
 * connection is stored), then done (the host has heard of it).
 */
export interface SessionStore {
  addToken(token: MintedToken): Promise<void>;

  /** The customer's token, or nothing where it is unknown or another customer's. */
  token(customer: string, connectToken: string): Promise<MintedToken | undefined>;

  /** Tokens of the customer that aren't done and are recorded or not expired; newest first. */
  openTokens(customer: string, now: number, limit: number): Promise<MintedToken[]>;

  /**
   * Takes the claim of a token until `until`, unless the token is done or claimed beyond `now`.
   * @throws RangeError where the token is not known
   */
  claim(connectToken: string, now: number, until: number): Promise<ClaimAnswer>;

  /**
   * Stores the connection and prolongs the claim until `until`. False, and nothing stored, where
   * the claim was lost. `at` is the moment of completion, which orders a customer's connections.
   * An address that is not known replaces none that is.
   */
  record(claim: Claim, connection: Connection, at: number, until: number): Promise<boolean>;

  /** The host has heard of it: the token is done for good. */
  finish(claim: Claim): Promise<void>;

  /** Gives the claim back; what was recorded stays. */
  release(claim: Claim): Promise<void>;

  /**
   * The customer's connections, the latest first; one for each location, direction and tariff
   * type. Those completed at the same moment are in the order of their tokens.
   */
  connections(customer: string): Promise<StoredConnection[]>;

  /** Keeps the address of one of the customer's locations. */
  keepAddress(customer: string, locationId: string, address: PostalAddress): Promise<void>;

  /** The customers with a connection at a location. */
  customersAt(locationId: string): Promise<string[]>;
}

/** An event of the service, as far as it is remembered. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  /** The service's moment, milliseconds since 1970. */
  readonly created: number;
  readonly locationId: string | undefined;
  readonly tariffId: string | undefined;
  /** Whether the customer should be told. */
  readonly alert: boolean;
}

/** The right to handle an event, until somebody else may take it over. */
export interface EventClaim {
  readonly eventId: string;
  /** Unique; whoever lost the claim can no longer use it. */
  readonly id: string;
}

/** Who may handle an event now: this caller, somebody else, or nobody because it is done. */
export type EventClaimAnswer =
  {state: 'claimed'; claim: EventClaim} | {state: 'busy'} | {state: 'done'};

/** Events of the service, and the alerts among them that are still open. */
export interface EventStore {
  /** Stores an event that is new, and takes its claim as `SessionStore.claim` does. */
  claimEvent(event: StoredEvent, now: number, until: number): Promise<EventClaimAnswer>;

  /** The event is handled for good. */
  finishEvent(claim: EventClaim): Promise<void>;

  /** Gives the claim back: the event can be handled again. */
  releaseEvent(claim: EventClaim): Promise<void>;

  /** Alerts about the customer's locations that nobody has resolved, the latest first. */
  openAlerts(customer: string): Promise<StoredEvent[]>;

  /** These alerts are no longer open. */
  resolveAlerts(eventIds: readonly string[]): Promise<void>;
}

/**
 * What the server remembers.
 *
 * Each method is one atomic step: one statement or one transaction in SQL. That, and claims that
 * expire, is all that several server processes on one store need to do everything once.
 */
export interface Store extends SessionStore, EventStore {}
