/** The steps of one request that are running, so that a request that hangs can say where. */
export class Steps {
  /** In the order in which they began. */
  readonly #running = new Map<symbol, string>();

  /** Notes that a step has begun, and returns the function that notes its end. */
  begin(name: string): () => void {
    const key = Symbol(name);
    this.#running.set(key, name);
    return () => void this.#running.delete(key);
  }

  async run<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    const end = this.begin(name);
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Names of the running steps, the oldest first, each once. */
  running(): string[] {
    return [...new Set(this.#running.values())];
  }
}
