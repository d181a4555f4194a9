import {Agent, request, type IncomingHttpHeaders} from 'node:http';
import {text as textOf} from 'node:stream/consumers';

/** What came of one request. */
export interface Answer {
  /** 0 where the connection broke before an answer came. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** From the first byte sent to the last one received, in milliseconds. */
  readonly ms: number;
}

/** Beyond any answer, in milliseconds: whoever waits longer found a server that hangs. */
const LIMIT = 60_000;

/** A client that keeps its connections, as the proxy in front of a server does. */
export class Client {
  readonly #agent = new Agent({keepAlive: true});

  /** @throws Error where nothing came within a minute */
  post(url: string, headers: Record<string, string>, body: string): Promise<Answer> {
    return this.send('POST', url, headers, body);
  }

  /** @throws Error where nothing came within a minute */
  send(
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    body = '',
  ): Promise<Answer> {
    const start = performance.now();
    const options = {
      agent: this.#agent,
      method,
      headers: {...headers, 'content-length': Buffer.byteLength(body)},
    };
    return new Promise((resolve, reject) => {
      const settle = (status: number, headers: IncomingHttpHeaders, body: string) => {
        clearTimeout(timer);
        resolve({status, headers, body, ms: performance.now() - start});
      };
      const asked = request(url, options);
      const timer = setTimeout(() => {
        reject(new Error(`${url} gave no answer within ${LIMIT} ms.`));
        asked.destroy();
      }, LIMIT);
      asked.on('error', () => settle(0, {}, ''));
      asked.on('response', answer => {
        textOf(answer).then(
          text => settle(answer.statusCode ?? 0, answer.headers, text),
          () => settle(0, {}, ''),
        );
      });
      asked.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}

/** Does all jobs, never more than so many at once. */
export async function inParallel<T>(
  limit: number,
  jobs: readonly T[],
  work: (job: T) => Promise<void>,
): Promise<void> {
  const queue = jobs.values();
  const worker = async () => {
    for (const job of queue) await work(job);
  };
  await Promise.all(Array.from({length: limit}, worker));
}
