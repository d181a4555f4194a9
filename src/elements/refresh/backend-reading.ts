import {RefreshSchedule, type Clock} from './refresh-schedule.js';
import type {ReadResult, SharedRead, SharedReads} from './shared-reads.js';

/** What an element does with what it reads. */
interface Reader<T> {
  readonly clock: Clock;
  /** When to read again after a success, in ms since the epoch. */
  nextReadAt(value: T): number;
  /** Whether anybody sees the element: if not, it reads when the page is shown again. */
  isVisible(): boolean;
  /** A read has become due; by default `renew`. */
  onDue?(): void;
  onResult(result: ReadResult<T>): void;
  /** A read has started or ended. */
  onChange(): void;
}

/**
 * What one element reads from the site's backend, and reads again: when it is due, after a failure,
 * and when the customer returns. Elements with the same URL share their requests.
 */
export class BackendReading<T> {
  readonly #reads: SharedReads<T>;
  readonly #reader: Reader<T>;
  readonly #schedule: RefreshSchedule;
  #url: string | undefined;
  /** No read has ended since the URL was set or a request was sent. */
  #isOwed = false;
  #shared: SharedRead<T> | undefined;
  #isStarted = false;

  constructor(reads: SharedReads<T>, reader: Reader<T>) {
    this.#reads = reads;
    this.#reader = reader;
    this.#schedule = new RefreshSchedule(reader.clock, () => {
      if (!reader.isVisible()) return;
      if (reader.onDue) reader.onDue();
      else void this.renew();
    });
  }

  get isReading(): boolean {
    return this.#shared?.isReading ?? false;
  }

  /** Reads another URL after the next `start`, or none. */
  setUrl(url: string | undefined): void {
    this.stop();
    this.#schedule.succeed(Infinity);
    this.#url = url;
    this.#shared = undefined;
    this.#isOwed = true;
  }

  /** Reads if a read is due, or has not ended before `stop`. */
  start(): void {
    if (this.#url === undefined || this.#isStarted) return;
    this.#isStarted = true;
    this.#shared = this.#reads.subscribe(this.#url, this.#listener, this.#shared);
    if (this.#isOwed) void this.renew();
    else this.#schedule.check();
  }

  /** The element is gone, or moved. Aborts the request unless `start` follows or another element waits. */
  stop(): void {
    this.#schedule.stop();
    if (this.#url !== undefined) this.#reads.unsubscribe(this.#url, this.#listener);
    this.#isStarted = false;
  }

  /** Reads again, together with other elements, unless the backend has asked to wait. */
  async renew(): Promise<void> {
    if (!this.#isStarted) return;
    const error = this.#shared?.hold;
    if (!error) await this.#shared?.join();
    else if (this.#isOwed) this.#listener({error});
  }

  /** Reads again now, because the customer or the site asks for it. */
  async refresh(): Promise<void> {
    if (this.#isStarted) await this.#shared?.renew();
  }

  /** Reads if the clock, which the site moves, has reached the moment. */
  check(): void {
    this.#schedule.check();
  }

  readonly #listener = (result?: ReadResult<T>): void => {
    this.#isOwed = !result;
    if (result) {
      this.#reader.onResult(result);
      if ('error' in result) this.#schedule.fail(result.error);
      else this.#schedule.succeed(this.#reader.nextReadAt(result.value));
    } else this.#schedule.stop();
    this.#reader.onChange();
  };
}
