/** A request, and the address of its sender. */
export interface Caller {
  readonly request: Request;
  readonly address: string | undefined;
}

/** The customer who is signed in. */
export interface SignedIn {
  readonly customer: string;
  /** What the same source says of the customer's device, not validated. */
  readonly device?: unknown;
}

/** Who the customer is. */
export interface Identity {
  /** The customer of a request; undefined if nobody is signed in. */
  find(caller: Caller): Promise<SignedIn | undefined>;
  /** A cookie for the response, if the customer is to be known without what this request has. */
  cookieFor?(request: Request): string | undefined;
}
