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

/** Fields of a token before and after it is stored. */
interface TokenFields extends TariffCategory {
  /** SHA-256 of the connect token, in hex: the key of its session. */
  readonly tokenHash: string;
  readonly customer: string;
  /** The location that the session was opened for; undefined for a new one. */
  readonly locationId: string | undefined;
  /** Milliseconds until it expires; negative if it has expired. */
  readonly expiresIn: number;
}

/** A connect token that was minted for a customer. */
export interface MintedToken extends TokenFields {
  readonly connectToken: string;
}

/** A token as it is stored. Ages are milliseconds by the store's clock. */
export interface StoredToken extends TokenFields {
  /** Undefined once the session is done or the token has expired: the store then deletes the text. */
  readonly connectToken: string | undefined;
  /** Time since it was minted. */
  readonly age: number;
  /** Time since the session was last claimed; undefined if it never was. */
  readonly askedAgo: number | undefined;
  /** How many times the session was claimed. */
  readonly asks: number;
  readonly isDone: boolean;
  /** Grows with each token that is added. */
  readonly position: number;
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
  readonly tokenHash: string;
  /** Unique for each claim, so that an expired one has no effect. */
  readonly id: string;
}

/**
 * `claimed`: the caller may complete the session. `connection` is set if it is recorded already and
 * only `onConnected` is left to call. `busy`: another caller holds the claim. `asked`: another
 * caller got an answer meanwhile, and the session is still not done; `connection` as above.
 */
export type SessionClaimResult =
  | {state: 'claimed'; claim: SessionClaim; connection: Connection | undefined}
  | {state: 'busy'}
  | {state: 'asked'; connection: Connection | undefined}
  | {state: 'done'; connection: Connection};

/**
 * Sessions and their connections. A session is open, claimed, recorded (its connection is stored),
 * then done (`onConnected` has returned). An open token is one whose session is not done, and that
 * is either recorded or not expired.
 */
export interface SessionStore {
  /**
   * Stores a token, unless it is stored already, and deletes the texts of tokens that have expired.
   * @returns the customer that the token belongs to: the one who came first
   */
  addToken(token: MintedToken): Promise<string>;

  /** The token of any customer; undefined if it is unknown. */
  findToken(tokenHash: string): Promise<StoredToken | undefined>;

  /**
   * The customer's open tokens: first those that were never claimed, the newest first, then the
   * others, the one that was claimed longest ago first.
   */
  openTokens(customer: string, limit: number): Promise<StoredToken[]>;

  /**
   * The open tokens that may concern a location: opened for it, or of customers with a connection
   * there. In the order of `openTokens`.
   */
  openTokensAt(locationId: string, limit: number): Promise<StoredToken[]>;

  /** The open tokens of all customers, the newest first. */
  newestOpenTokens(limit: number): Promise<StoredToken[]>;

  /** The open tokens of all customers after a position, the oldest first. Positions are above 0. */
  openTokensAfter(position: number, limit: number): Promise<StoredToken[]>;

  /** Deletes the texts of expired tokens. */
  expireTokens(): Promise<void>;

  /**
   * How long ago the customer's nth latest token was minted, in milliseconds by the store's clock;
   * undefined if there are fewer. Counts tokens of the last hour at least, in whatever state.
   * @param nth 1 for the latest
   */
  tokenAge(customer: string, nth: number): Promise<number | undefined>;

  /**
   * Claims a session for `lease` milliseconds, unless it is done, or claimed already. Counts in
   * `asks` and restarts `askedAgo`.
   * @param asks the token's `asks` as the caller read it: without effect if a claim that began
   * after that was answered
   * @throws RangeError if the token is unknown
   */
  claim(tokenHash: string, lease: number, asks?: number): Promise<SessionClaimResult>;

  /**
   * Stores the connection, and extends the claim by `lease` milliseconds from now. Its direction and
   * tariff type replace those of the token: a session may have changed another tariff of its
   * location. `at` is the time of completion, milliseconds since the epoch, by
   * which a customer's connections are sorted. An undefined postal address does not replace a stored
   * one.
   * @returns false, without storing anything, if the claim was lost
   */
  record(claim: SessionClaim, connection: Connection, at: number, lease: number): Promise<boolean>;

  /**
   * Marks the session as done, and deletes the text of its token. Only for a recorded session.
   * @returns false, without changing anything, if the claim was lost
   */
  finish(claim: SessionClaim): Promise<boolean>;

  /**
   * Releases the claim. A recorded connection stays.
   * @param isAnswered whether the caller learned the state of the session
   */
  release(claim: SessionClaim, isAnswered: boolean): Promise<void>;

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
  /** Stores the event if it is new, and claims it for `lease` milliseconds as a session is claimed. */
  claimEvent(event: StoredEvent, lease: number): Promise<EventClaimResult>;

  /**
   * Marks the event as done.
   * @returns false, without changing anything, if the claim was lost
   */
  finishEvent(claim: EventClaim): Promise<boolean>;

  /** Releases the claim, so that the event can be handled again. */
  releaseEvent(claim: EventClaim): Promise<void>;

  /** Unresolved alerts about the customer's locations, the latest first. */
  openAlerts(customer: string): Promise<StoredEvent[]>;

  /** Marks alerts as resolved. */
  resolveAlerts(eventIds: readonly string[]): Promise<void>;
}

/** How old, in milliseconds by the store's clock, what `RetentionStore.prune` deletes has to be. */
export interface RetentionPeriods {
  /** Since the token expired. */
  readonly sessions: number;
  /** Since the event was stored. */
  readonly events: number;
}

/** How many were deleted. */
export interface PruneResult {
  readonly sessions: number;
  readonly events: number;
}

/** Deletion of what is no longer needed. */
export interface RetentionStore {
  /**
   * Deletes old sessions and events, except for: the latest session of each location, direction and
   * tariff type of a customer, which is the connection; recorded sessions that are not done; open
   * alerts of customers; and whatever is claimed. Deletes the texts of expired tokens.
   */
  prune(periods: RetentionPeriods): Promise<PruneResult>;

  /**
   * Deletes the customer's sessions, connections and postal addresses. Events of locations that
   * have no other customer keep only their id, type and time.
   */
  forgetCustomer(customer: string): Promise<void>;
}

/**
 * The server's storage. `testStore` of `flatpeak-connect/server/store-test` checks one of your own.
 *
 * Each method must be atomic: one statement or one transaction in SQL. Atomic methods and claims
 * that expire by the store's clock are all that several processes need to share one store.
 */
export interface Store extends SessionStore, EventStore, RetentionStore {
  /**
   * Reports failures that no call can report, such as an idle connection that was lost. The server
   * calls it once, with its option `onError`.
   */
  reportErrors?(listener: (error: unknown) => void): void;
}
