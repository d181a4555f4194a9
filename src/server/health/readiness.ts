/** `ok`, or why a check failed. */
export type CheckResult = 'ok' | 'failed' | 'timeout';

export type CheckResults = Readonly<Record<string, CheckResult>>;

/** Results are used again for so long, so that nobody can send requests to the service by asking. */
const RESULT_AGE_MS = 5_000;

/** A check that takes longer has failed. */
const CHECK_TIMEOUT_MS = 2_000;

/** Checks what the server depends on. */
export class Readiness {
  readonly #checks: ReadonlyMap<string, () => Promise<unknown>>;
  readonly #onError: (error: unknown) => void;
  readonly #now: () => number;
  /** Checks that have not ended, so that one that hangs runs once and not for each request. */
  readonly #running = new Map<string, Promise<void>>();
  #failing: ReadonlySet<string> = new Set();
  #last: {at: number; results: Promise<CheckResults>} | undefined;

  /** @param onError called when a check begins to fail */
  constructor(
    checks: Readonly<Record<string, () => Promise<unknown>>>,
    onError: (error: unknown) => void,
    now: () => number,
  ) {
    this.#checks = new Map(Object.entries(checks));
    this.#onError = onError;
    this.#now = now;
  }

  /** The present results, or those of a moment ago. */
  check(): Promise<CheckResults> {
    const now = this.#now();
    if (!this.#last || Math.abs(now - this.#last.at) >= RESULT_AGE_MS) {
      this.#last = {at: now, results: this.#checkAll()};
    }
    return this.#last.results;
  }

  async #checkAll(): Promise<CheckResults> {
    const failing = new Set<string>();
    const entries = [...this.#checks].map(async ([name, check]) => {
      const [result, error] = await this.#run(name, check);
      if (result !== 'ok') failing.add(name);
      if (result !== 'ok' && !this.#failing.has(name)) this.#onError(error);
      return [name, result] as const;
    });
    const results = Object.fromEntries(await Promise.all(entries));
    this.#failing = failing;
    return results;
  }

  async #run(
    name: string,
    check: () => Promise<unknown>,
  ): Promise<readonly [CheckResult, error?: unknown]> {
    const running = this.#running.get(name) ?? this.#start(name, check);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<readonly [CheckResult, unknown]>(resolve => {
      const message = `The server is not ready: its check "${name}" did not end within ${CHECK_TIMEOUT_MS} ms.`;
      timer = setTimeout(() => resolve(['timeout', new Error(message)]), CHECK_TIMEOUT_MS);
    });
    const ended = running.then(
      () => ['ok'] as const,
      (error: unknown) => ['failed', error] as const,
    );
    const result = await Promise.race([ended, limit]);
    clearTimeout(timer);
    return result;
  }

  #start(name: string, check: () => Promise<unknown>): Promise<void> {
    const end = () => void this.#running.delete(name);
    const running = (async () => {
      await check();
    })();
    this.#running.set(name, running);
    running.then(end, end);
    return running;
  }
}
