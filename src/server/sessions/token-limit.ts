import {HttpError} from '../http/errors.js';
import type {SessionStore} from '../store/store.js';

const HOUR_MS = 3_600_000;

export interface TokenLimitOptions {
  readonly store: SessionStore;
  /** How many tokens a customer may mint within an hour. */
  readonly perHour: number;
}

/**
 * Limits the tokens that are minted for one customer within an hour. The store knows what all
 * processes minted; what is being minted here is added to it.
 */
export class TokenLimit {
  readonly #options: TokenLimitOptions;
  /** How many tokens are being minted, by customer. */
  readonly #pending = new Map<string, number>();

  constructor(options: TokenLimitOptions) {
    this.#options = options;
  }

  /**
   * Mints and stores a token.
   * @throws HttpError `token_limit`, with the time until the customer may mint again
   */
  async run<T>(customer: string, mint: () => Promise<T>): Promise<T> {
    const ahead = this.#pending.get(customer) ?? 0;
    this.#pending.set(customer, ahead + 1);
    try {
      await this.#check(customer, ahead);
      return await mint();
    } finally {
      const left = (this.#pending.get(customer) ?? 1) - 1;
      if (left > 0) this.#pending.set(customer, left);
      else this.#pending.delete(customer);
    }
  }

  async #check(customer: string, ahead: number): Promise<void> {
    const {store, perHour} = this.#options;
    const allowed = perHour - ahead;
    // Of the token that has to become older than an hour first.
    const age = allowed > 0 ? await store.tokenAge(customer, allowed) : 0;
    const wait = age === undefined ? 0 : HOUR_MS - age;
    if (wait > 0) throw new HttpError('token_limit', {'retry-after': `${Math.ceil(wait / 1000)}`});
  }
}
