import * as z from 'zod/mini';
import {ApiError} from '../api/error.js';
import type {Transport} from '../api/transport.js';

const ALGORITHM = {name: 'RSA-PSS', hash: 'SHA-256'} as const;

/** Base64url of 2048 bits: shorter keys are not accepted. */
const SHORTEST_MODULUS = 342;

/** How long keys are used without looking again, in milliseconds: a revoked one is gone then. */
const AGE = 3_600_000;

/** How long nobody looks again, whatever is asked for: made-up key ids must not cost requests. */
const PAUSE = 30_000;

/**
 * The same where the set could not be read and there is no key to go on with: a webhook that is
 * refused for that is sent once more after half a minute, and then after an hour.
 */
const PAUSE_WITHOUT = 1_000;

const base64url = z.string().check(z.regex(/^[\w-]+$/));
const rsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().check(z.minLength(1)),
  n: base64url.check(z.minLength(SHORTEST_MODULUS)),
  e: base64url,
  use: z.optional(z.literal('sig')),
  alg: z.optional(z.literal('PS256')),
});
const keySet = z.object({keys: z.array(z.unknown())});

/** The public keys of a service, by their id, kept for a while and read again when one is new. */
export class Jwks {
  readonly #transport: Transport;
  readonly #now: () => number;
  #keys = new Map<string, CryptoKey>();
  #readAt = -Infinity;
  #triedAt = -Infinity;
  #reading: Promise<void> | undefined;
  #failure: ApiError | undefined;

  /** @param transport to the address of the key set itself */
  constructor(transport: Transport, now: () => number) {
    this.#transport = transport;
    this.#now = now;
  }

  /**
   * The key of this id, or nothing where there is none.
   * @throws ApiError where the key is not known and the set cannot be read
   */
  async find(id: string): Promise<CryptoKey | undefined> {
    const isFresh = this.#now() - this.#readAt < AGE;
    if (!(isFresh && this.#keys.has(id))) await this.#refresh(this.#pauseFor(id));
    const key = this.#keys.get(id);
    // A key that was good an hour ago is better than no webhooks while the set cannot be read.
    if (!key && this.#failure) throw this.#failure;
    return key;
  }

  #pauseFor(id: string): number {
    return this.#failure && !this.#keys.has(id) ? PAUSE_WITHOUT : PAUSE;
  }

  /** Reads the set, once for all who wait for it. */
  async #refresh(pause: number): Promise<void> {
    if (!this.#reading && this.#now() - this.#triedAt < pause) return;
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    await this.#reading;
  }

  async #read(): Promise<void> {
    this.#triedAt = this.#now();
    try {
      const call = {method: 'GET', path: '', name: 'the key set'} as const;
      const {keys} = await this.#transport.send(call, keySet);
      const imported = await Promise.all(keys.map(importKey));
      this.#keys = new Map(imported.flatMap(entry => (entry ? [entry] : [])));
      this.#readAt = this.#triedAt;
      this.#failure = undefined;
    } catch (error) {
      const unexpected = () => new ApiError('protocol', 'The key set could not be used.');
      this.#failure = error instanceof ApiError ? error : unexpected();
    }
  }
}

/** A key with its id, or nothing where it is not one of ours: others may stand beside them. */
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
