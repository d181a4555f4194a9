/** Delays before each repetition of a failed write, in milliseconds. */
const RETRY_DELAYS_MS = [100, 400, 1500] as const;

/** How many pieces of work are remembered, the latest. */
const MAX_REMEMBERED = 10_000;

/** Marks work as done in the store; resolves to false if the claim was lost. */
type Finish = () => Promise<boolean>;

/**
 * Work that the site's handler has done, but that the store could not mark as done. While the
 * process lives, the handler is not called again for it.
 */
export class FinishedWork {
  /** By the key of the work, the oldest first. */
  readonly #finishes = new Map<string, Finish>();

  has(key: string): boolean {
    return this.#finishes.has(key);
  }

  /**
   * Marks work as done in the store, and repeats that a few times. Never rejects.
   * @param onError called once if every repetition failed
   */
  async finish(key: string, finish: Finish, onError: (error: unknown) => void): Promise<void> {
    this.#remember(key, finish);
    for (const delay of [...RETRY_DELAYS_MS, undefined]) {
      try {
        if (await finish()) this.#finishes.delete(key);
        return;
      } catch (error) {
        if (delay === undefined) onError(error);
        else await new Promise(resolve => setTimeout(resolve, delay));
      }
    }
  }

  /** Tries once more to mark remembered work as done. Never rejects. */
  async retry(key: string): Promise<void> {
    const isFinished = await this.#finishes
      .get(key)?.()
      .catch(() => false);
    if (isFinished) this.#finishes.delete(key);
  }

  #remember(key: string, finish: Finish) {
    this.#finishes.set(key, finish);
    const [oldest] = this.#finishes.keys();
    if (this.#finishes.size > MAX_REMEMBERED && oldest !== undefined) this.#finishes.delete(oldest);
  }
}
