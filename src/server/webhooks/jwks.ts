import * as z from 'zod/mini';
import {ApiError} from '../api/error.js';
import type {Transport} from '../api/transport.js';

const ALGORITHM = {name: 'RSA-PSS', hash: 'SHA-256'} as const;

/** Length of a 2048-bit modulus in base64url; shorter keys are rejected. */
const MIN_MODULUS_LENGTH = 342;

/** Keys are fetched again after this time, so that a revoked key stops working. */
const MAX_KEY_AGE_MS = 3_600_000;

/** Minimum interval between fetches, so that unknown key ids cannot trigger one each. */
const MIN_FETCH_INTERVAL_MS = 30_000;

/**
 * Minimum interval after a failed fetch while the key is unknown. Flatpeak repeats a failed
 * delivery after 30 seconds and then only after an hour.
 */
const MIN_RETRY_INTERVAL_MS = 1_000;

const base64url = z.string().check(z.regex(/^[\w-]+$/));
const rsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().check(z.minLength(1)),
  n: base64url.check(z.minLength(MIN_MODULUS_LENGTH)),
  e: base64url,
  use: z.optional(z.literal('sig')),
  alg: z.optional(z.literal('PS256')),
});
const keySet = z.object({keys: z.array(z.unknown())});

/** A cache of the service's public keys, by key id. Fetches the key set again for unknown ids. */
export class Jwks {
  readonly #transport: Transport;
  readonly #now: () => number;
  #keys = new Map<string, CryptoKey>();
  #fetchedAt = -Infinity;
  #attemptedAt = -Infinity;
  #fetching: Promise<void> | undefined;
  #failure: ApiError | undefined;

  /** @param transport its `url` is that of the key set */
  constructor(transport: Transport, now: () => number) {
    this.#transport = transport;
    this.#now = now;
  }

  /**
   * The key with this id, or undefined if there is none.
   * @throws ApiError if the key is not cached and the key set cannot be fetched
   */
  async find(id: string): Promise<CryptoKey | undefined> {
    const isFresh = this.#now() - this.#fetchedAt < MAX_KEY_AGE_MS;
    if (!(isFresh && this.#keys.has(id))) await this.#refresh(this.#minIntervalFor(id));
    const key = this.#keys.get(id);
    // While the key set is unavailable, an old key is better than rejecting every webhook.
    if (!key && this.#failure) throw this.#failure;
    return key;
  }

  #minIntervalFor(id: string): number {
    return this.#failure && !this.#keys.has(id) ? MIN_RETRY_INTERVAL_MS : MIN_FETCH_INTERVAL_MS;
  }

  /** Fetches the key set; concurrent callers share one fetch. */
  async #refresh(minInterval: number): Promise<void> {
    if (!this.#fetching && this.#now() - this.#attemptedAt < minInterval) return;
    this.#fetching ??= this.#fetchKeys().finally(() => (this.#fetching = undefined));
    await this.#fetching;
  }

  async #fetchKeys(): Promise<void> {
    this.#attemptedAt = this.#now();
    try {
      const call = {method: 'GET', path: '', name: 'the key set'} as const;
      const {keys} = await this.#transport.send(call, keySet);
      const imported = await Promise.all(keys.map(importKey));
      this.#keys = new Map(imported.flatMap(entry => (entry ? [entry] : [])));
      this.#fetchedAt = this.#attemptedAt;
      this.#failure = undefined;
    } catch (error) {
      const unexpected = () => new ApiError('protocol', 'The key set could not be used.');
      this.#failure = error instanceof ApiError ? error : unexpected();
    }
  }
}

/** A key with its id, or undefined if it is of another kind: a key set may mix them. */
async function importKey(json: unknown): Promise<[string, CryptoKey] | undefined> {
  const {data: key} = rsaKey.safeParse(json);
  if (!key) return undefined;
  const {kid, kty, n, e} = key;
  try {
    return [kid, await crypto.subtle.importKey('jwk', {kty, n, e}, ALGORITHM, false, ['verify'])];
  } catch {
    return undefined;
  }
}
