import {Worker} from 'node:worker_threads';
import type {SqlClient} from 'flatpeak-connect/server';

interface Reply {
  readonly id: number;
  readonly rows?: unknown[];
  readonly error?: Error;
}

/**
 * A PGlite in a thread of its own: creating a database takes seconds, in which the site would serve
 * nothing.
 */
export class Database implements SqlClient {
  readonly #worker: Worker;
  readonly #pending = new Map<
    number,
    {resolve: (reply: Reply) => void; reject: (error: Error) => void}
  >();
  #lastId = 0;

  /** @param setUp statements to run first, which create missing tables */
  constructor(folder: string, setUp: string) {
    const script = new URL('database-worker.js', import.meta.url);
    this.#worker = new Worker(script, {workerData: {folder, setUp}});
    this.#worker.on('message', (reply: Reply) => {
      this.#pending.get(reply.id)?.resolve(reply);
      this.#pending.delete(reply.id);
    });
    this.#worker.on('error', error => {
      for (const {reject} of this.#pending.values()) reject(error);
      this.#pending.clear();
    });
  }

  /** Runs one statement. Statements run in the order of their calls. */
  async query(text: string, params: unknown[] = []): Promise<{rows: unknown[]}> {
    const {rows = []} = await this.#send('query', {text, params});
    return {rows};
  }

  async close(): Promise<void> {
    await this.#send('close', {});
  }

  async #send(command: 'query' | 'close', rest: object): Promise<Reply> {
    const id = ++this.#lastId;
    const answered = new Promise<Reply>((resolve, reject) =>
      this.#pending.set(id, {resolve, reject}),
    );
    this.#worker.postMessage({id, command, ...rest});
    const answer = await answered;
    if (answer.error) throw answer.error;
    return answer;
  }
}
