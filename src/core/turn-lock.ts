import {ConnectError} from './errors.js';

/** Runs one turn (a request and its response) at a time. */
export class TurnLock {
  #controller: AbortController | undefined;
  /** Don't send anything before `untilMs` (from `Retry-After`, in ms since the epoch). */
  #hold: {readonly error: ConnectError; readonly untilMs: number} | undefined;

  /** Whether a turn is in flight. */
  get isHeld(): boolean {
    return this.#controller !== undefined;
  }

  /**
   * Runs `work` and passes its result to `settle`, or its failure as a ConnectError. Takes the lock
   * synchronously and releases it before `settle` is called.
   *
   * While another turn is in flight, nothing happens. While the service's `Retry-After` has not
   * passed, `settle` gets the same failure with the remaining delay. A result that arrives after
   * `abort()` is dropped.
   */
  async run<T>(
    work: (signal: AbortSignal) => Promise<T>,
    settle: (result: T | ConnectError) => void,
  ): Promise<void> {
    if (this.#controller) return;
    const held = this.#hold?.error.withRemainingDelay(this.#hold.untilMs, Date.now());
    if (held) return settle(held);
    const controller = (this.#controller = new AbortController());
    let result: T | ConnectError;
    try {
      result = await work(controller.signal);
    } catch (error) {
      result =
        error instanceof ConnectError
          ? error
          : new ConnectError('protocol', 'The turn failed.', {cause: error});
    }
    if (controller.signal.aborted) return;
    this.#controller = undefined;
    if (result instanceof ConnectError) {
      const {retryAfter = 0} = result;
      this.#hold = {error: result, untilMs: Date.now() + retryAfter * 1000};
    }
    settle(result);
  }

  /** Aborts the turn in flight. */
  abort(): void {
    this.#controller?.abort();
    this.#controller = undefined;
  }
}
