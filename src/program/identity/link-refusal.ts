/** What to do about each cause of a refused link, the most telling one first. */
const REFUSALS = {
  expired:
    'It has expired. Compare the clocks of your servers. A page that was open for long sends such a link, too.',
  signature_wrong:
    'Its signature is wrong. Compare the secret of your backend with FLATPEAK_LINK_SECRET. Sign the encoded id, a dot and the expiry.',
  unreadable:
    'It is not id.expiry.signature: the id encoded as in a URL, the expiry in seconds since 1970, the signature in 64 hexadecimal digits with small letters.',
} as const;

/** Why a signed customer in a URL was refused. */
export type LinkRefusal = keyof typeof REFUSALS;

/** Reported where a link was refused. Holds nothing of the link. */
export class LinkRefusedError extends Error {
  override readonly name = 'LinkRefusedError';
  override readonly cause: LinkRefusal;

  constructor(cause: LinkRefusal) {
    super(`A signed customer was refused (${cause}). ${REFUSALS[cause]}`);
    this.cause = cause;
  }
}

/** A cause is reported again after this time. */
const REPORT_INTERVAL_MS = 3_600_000;

/** Reports refused links, once an hour for each cause, because anybody can send one. */
export class LinkRefusalReporter {
  readonly #onError: (error: LinkRefusedError) => void;
  readonly #now: () => number;
  readonly #reportedAt = new Map<LinkRefusal, number>();

  constructor(onError: (error: LinkRefusedError) => void, now: () => number) {
    this.#onError = onError;
    this.#now = now;
  }

  /** @param causes why each reading of the link was refused */
  report(causes: readonly LinkRefusal[]): void {
    const order = Object.keys(REFUSALS) as LinkRefusal[];
    const cause = order.find(each => causes.includes(each));
    if (!cause) return;
    const last = this.#reportedAt.get(cause);
    if (last !== undefined && this.#now() - last < REPORT_INTERVAL_MS) return;
    this.#reportedAt.set(cause, this.#now());
    this.#onError(new LinkRefusedError(cause));
  }
}
