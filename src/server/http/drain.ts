/** `announced`: the server still serves, so that load balancers can take notice of `/ready`. */
export type DrainState = 'open' | 'announced' | 'closed';

export interface CloseOptions {
  /**
   * Milliseconds during which `{base}/ready` is 503 and everything else is served, so that a load
   * balancer stops sending requests; default 0.
   */
  delay?: number;
  /** Milliseconds to wait for running requests after that; default 8,000. */
  timeout?: number;
}

/** Below the ten seconds that Docker waits before it kills a container. */
const DEFAULT_CLOSE_TIMEOUT_MS = 8_000;

/** What is running, and whether more may begin. */
export class Drain {
  readonly #running = new Set<Promise<unknown>>();
  #state: DrainState = 'open';
  #closing: Promise<void> | undefined;

  get state(): DrainState {
    return this.#state;
  }

  track<T>(work: Promise<T>): Promise<T> {
    const end = () => void this.#running.delete(work);
    this.#running.add(work);
    work.then(end, end);
    return work;
  }

  /** Resolves when nothing is running any more, or after the time limit. */
  close({delay = 0, timeout = DEFAULT_CLOSE_TIMEOUT_MS}: CloseOptions = {}): Promise<void> {
    this.#closing ??= this.#close(delay, timeout);
    return this.#closing;
  }

  async #close(delay: number, timeout: number): Promise<void> {
    if (delay > 0) {
      this.#state = 'announced';
      await new Promise(resolve => setTimeout(resolve, delay));
    }
    this.#state = 'closed';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise(resolve => (timer = setTimeout(resolve, timeout)));
    await Promise.race([limit, this.#idle()]);
    clearTimeout(timer);
  }

  /** What runs may start more, such as a request that is answered before its work has ended. */
  async #idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}
