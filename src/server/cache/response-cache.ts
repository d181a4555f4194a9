interface Entry {
  readonly locationId: string;
  readonly response: Promise<unknown>;
  /** Milliseconds since the epoch; infinite while the request runs. */
  expires: number;
}

export interface ResponseCacheOptions {
  readonly now: () => number;
  /** How many responses are kept; the one that was used least recently goes first. */
  readonly size: number;
}

/** A cached request. */
export interface CachedRequest<T> {
  /** The location that the response is about. */
  readonly locationId: string;
  /** Identifies the request among all requests. */
  readonly key: string;
  readonly send: () => Promise<T>;
  /** How long the response may be used, in milliseconds. */
  readonly lifetime: (response: T) => number;
}

/**
 * Responses of the service, in memory. Concurrent requests with the same key share one response,
 * or one failure; a failure is not kept.
 */
export class ResponseCache {
  readonly #now: () => number;
  readonly #size: number;
  /** In the order of their last use. */
  readonly #entries = new Map<string, Entry>();

  constructor({now, size}: ResponseCacheOptions) {
    this.#now = now;
    this.#size = size;
  }

  /** @throws whatever `send` throws */
  read<T>({locationId, key, send, lifetime}: CachedRequest<T>): Promise<T> {
    const known = this.#entries.get(key);
    this.#entries.delete(key);
    if (known && known.expires > this.#now()) {
      this.#entries.set(key, known);
      return known.response as Promise<T>;
    }
    const response = send();
    const entry: Entry = {locationId, response, expires: Infinity};
    this.#entries.set(key, entry);
    this.#evict();
    response.then(
      result => (entry.expires = this.#now() + lifetime(result)),
      () => this.#entries.get(key) === entry && this.#entries.delete(key),
    );
    return response;
  }

  /** Forgets what is known of a location, including responses that are on their way. */
  drop(locationId: string): void {
    for (const [key, entry] of this.#entries)
      if (entry.locationId === locationId) this.#entries.delete(key);
  }

  #evict() {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.#size) return;
      this.#entries.delete(key);
    }
  }
}
