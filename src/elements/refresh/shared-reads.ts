import {ConnectError} from '../../core/index.js';
import {SECOND_MS} from '../../ui/time.js';

/** How a read ended. */
export type ReadResult<T> = {readonly value: T} | {readonly error: ConnectError};

/** Called when a read starts, without a result, and when it has ended. */
export type ReadListener<T> = (result?: ReadResult<T>) => void;

/** Reads a URL. Fails with the signal's reason if that aborts. */
type Read<T> = (url: string, signal: AbortSignal) => Promise<T>;

/** What the elements of a document read from one URL: one request at a time, with one result for all. */
class SharedRead<T> {
  readonly listeners = new Set<ReadListener<T>>();
  readonly #read: (signal: AbortSignal) => Promise<T>;
  #request: AbortController | undefined;
  #current: Promise<void> | undefined;
  /** The request in flight was sent by the task that is running. */
  #isOfThisTask = false;
  #failure: {readonly error: ConnectError; readonly heldUntil: number} | undefined;

  constructor(read: (signal: AbortSignal) => Promise<T>) {
    this.#read = read;
  }

  get isReading(): boolean {
    return this.#request !== undefined;
  }

  /** The last error, as long as the backend has asked to wait (`Retry-After`). */
  get hold(): ConnectError | undefined {
    const {error, heldUntil = 0} = this.#failure ?? {};
    return error?.withRemainingDelay(heldUntil, Date.now());
  }

  /** Joins the request in flight, or sends one. Resolves when it has ended, also if it failed. */
  join(): Promise<void> {
    return this.#current ?? this.#send();
  }

  /** Sends a request that begins now, in place of an earlier one. */
  renew(): Promise<void> {
    return this.#isOfThisTask ? this.join() : this.#send();
  }

  abort(): void {
    this.#request?.abort();
    this.#request = this.#current = undefined;
  }

  #send(): Promise<void> {
    this.abort();
    const {signal} = (this.#request = new AbortController());
    this.#isOfThisTask = true;
    queueMicrotask(() => (this.#isOfThisTask = false));
    this.#current = this.#settle(signal);
    this.#notify();
    return this.#current;
  }

  async #settle(signal: AbortSignal): Promise<void> {
    const result = await this.#read(signal).then(
      value => ({value}),
      (cause: unknown) => ({error: errorOf(cause)}),
    );
    // A caller whose request was replaced waits for the later one.
    if (signal.aborted) return this.#current;
    this.#request = this.#current = undefined;
    const error = 'error' in result ? result.error : undefined;
    const waitMs = (error?.retryAfter ?? 0) * SECOND_MS;
    this.#failure = error && {error, heldUntil: Date.now() + waitMs};
    this.#notify(result);
  }

  #notify(result?: ReadResult<T>): void {
    for (const listener of this.listeners) listener(result);
  }
}

export type {SharedRead};

/** An error of the backend; one that is not ours is a malformed response. */
export const errorOf = (cause: unknown): ConnectError =>
  cause instanceof ConnectError
    ? cause
    : new ConnectError('http', 'Unexpected error from the backend.', {cause});

/**
 * The reads of a document by URL, so that elements with the same question send it once. Nothing is
 * kept for a URL that no element shows: the next customer at this screen may be another.
 */
export class SharedReads<T> {
  readonly #byUrl = new Map<string, SharedRead<T>>();
  readonly #read: Read<T>;

  constructor(read: Read<T>) {
    this.#read = read;
  }

  /** @param former the read of the same element before it was moved, which goes on */
  subscribe(url: string, listener: ReadListener<T>, former?: SharedRead<T>): SharedRead<T> {
    const shared =
      this.#byUrl.get(url) ?? former ?? new SharedRead(signal => this.#read(url, signal));
    this.#byUrl.set(url, shared);
    shared.listeners.add(listener);
    return shared;
  }

  unsubscribe(url: string, listener: ReadListener<T>): void {
    const shared = this.#byUrl.get(url);
    shared?.listeners.delete(listener);
    if (shared?.listeners.size !== 0) return;
    // At once: an element that is added in the same task may be for another customer.
    this.#byUrl.delete(url);
    // Frameworks move a node by removing and inserting it in one task.
    setTimeout(() => {
      if (shared.listeners.size === 0) shared.abort();
    });
  }
}
