import type {ConnectError} from '../../core/index.js';
import {DAY_MS, QUARTER_HOUR_MS, SECOND_MS} from '../../ui/time.js';

/** Delay (ms) before the first retry of a failed read; each later one doubles it. */
const FIRST_RETRY_DELAY_MS = 30 * SECOND_MS;
/** Longest delay (ms) before a retry, unless the backend asks for a longer one. */
const MAX_RETRY_DELAY_MS = QUARTER_HOUR_MS;
/** `setTimeout` takes a signed 32-bit integer. */
const MAX_TIMER_DELAY_MS = DAY_MS;

/** The time, which a site may have stopped. */
export interface Clock {
  /** In ms since the epoch. */
  now(): number;
  /** The time stands still: nothing becomes due by itself. */
  isStopped(): boolean;
}

/**
 * When to read again: at a moment after a success, and with jittered back-off after a failure. Has
 * the only timer for it. Moments are in ms since the epoch.
 */
export class RefreshSchedule {
  readonly #clock: Clock;
  readonly #onDue: () => void;
  #dueAt = Infinity;
  #failures = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(clock: Clock, onDue: () => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  /** The last read succeeded; the next one is due at a moment, or never. */
  succeed(dueAt: number): void {
    this.#failures = 0;
    this.#set(dueAt);
  }

  /** The last read failed. Retries also what only the customer can mend, such as a home without a tariff. */
  fail({status, retryAfter = 0}: ConnectError): void {
    const backOffMs = Math.min(FIRST_RETRY_DELAY_MS * 2 ** this.#failures, MAX_RETRY_DELAY_MS);
    this.#failures += 1;
    // Below the limit, so that clients that failed together don't retry together.
    const delayMs = Math.max(backOffMs * (0.75 + Math.random() / 4), retryAfter * SECOND_MS);
    // A customer who signs in comes back to the page.
    this.#set(status === 401 ? Infinity : this.#clock.now() + delayMs);
  }

  /** Calls back if a read is due, or else sets the timer. */
  check(): void {
    this.stop();
    const delayMs = this.#dueAt - this.#clock.now();
    if (delayMs <= 0) {
      this.#dueAt = Infinity;
      this.#onDue();
    } else if (delayMs < Infinity && !this.#clock.isStopped())
      this.#timer = setTimeout(
        () => this.check(),
        Math.min(Math.max(delayMs, SECOND_MS), MAX_TIMER_DELAY_MS),
      );
  }

  /** Removes the timer; `check` sets it again. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #set(dueAt: number): void {
    this.#dueAt = dueAt;
    this.check();
  }
}
