/** A request, and the address of its sender. */
export interface Caller {
  readonly request: Request;
  readonly address: string | undefined;
}

/** Who the customer is. */
export interface Identity {
  /** The customer of a request; undefined if nobody is signed in. */
  find(caller: Caller): Promise<string | undefined>;
  /** A cookie for the response, if the customer is to be known without what this request has. */
  cookieFor?(request: Request): string | undefined;
}
