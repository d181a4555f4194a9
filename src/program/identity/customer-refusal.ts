import {oncePerHour} from '../once-per-hour.js';

/** What to do about each cause of a refused signed customer, the most telling one first. */
const REFUSALS = {
  expired:
    'It has expired. Compare the clocks of your servers. This is normal for a page that was open for longer.',
  signature_wrong:
    'Its signature is wrong. Compare the secret of your backend with FLATPEAK_LINK_SECRET. Sign the encoded id, a dot and the expiry.',
  unreadable:
    'It is not id.expiry.signature: the id encoded as in a URL, the expiry in seconds since 1970, the signature in 64 hexadecimal digits with small letters.',
} as const;

/** Why a signed customer in a URL was refused. */
export type CustomerRefusal = keyof typeof REFUSALS;

/** Reported where a signed customer was refused. Holds nothing of the customer. */
export class CustomerRefusedError extends Error {
  override readonly name = 'CustomerRefusedError';
  override readonly cause: CustomerRefusal;

  constructor(cause: CustomerRefusal) {
    super(`A signed customer was refused (${cause}). ${REFUSALS[cause]}`);
    this.cause = cause;
  }
}

/** Reports refused customers, once an hour for each cause, because anybody can send such a request. */
export class CustomerRefusalReporter {
  readonly #onError: (error: CustomerRefusedError) => void;
  readonly #isDue: (cause: CustomerRefusal) => boolean;

  constructor(onError: (error: CustomerRefusedError) => void, now: () => number) {
    this.#onError = onError;
    this.#isDue = oncePerHour(now);
  }

  /** @param causes why each reading of the parameter was refused */
  report(causes: readonly CustomerRefusal[]): void {
    const order = Object.keys(REFUSALS) as CustomerRefusal[];
    const cause = order.find(each => causes.includes(each));
    if (cause && this.#isDue(cause)) this.#onError(new CustomerRefusedError(cause));
  }
}
