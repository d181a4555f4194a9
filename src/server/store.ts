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
 * What the server remembers: tokens, and the connections that came of them. A token is open,
 * claimed, recorded (its connection is stored), then done (the host has heard of it).
 *
 * Each method is one atomic step: one statement or one transaction in SQL. That, and claims that
 * expire, is all that several server processes on one store need to complete a token once.
 */
export interface Store {
  addToken(token: MintedToken): Promise<void>;

  /** The customer's token, or nothing where it is unknown or another customer's. */
  token(customer: string, connectToken: string): Promise<MintedToken | undefined>;

  /** Tokens of the customer that aren't done and are recorded or not expired; newest first. */
  openTokens(customer: string, now: number, limit: number): Promise<MintedToken[]>;

  /** Takes the claim of a known token until `until`, unless the token is done or claimed beyond `now`. */
  claim(connectToken: string, now: number, until: number): Promise<ClaimAnswer>;

  /**
   * Stores the connection and prolongs the claim until `until`. False, and nothing stored, where
   * the claim was lost. `at` is the moment of completion, which orders a customer's connections.
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
  connections(customer: string): Promise<Connection[]>;
}
