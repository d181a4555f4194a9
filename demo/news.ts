import type {ServerResponse} from 'node:http';
import type {ReceivedEvent} from 'flatpeak-connect/server';

/** Milliseconds until a page asks again after its connection broke. */
const RETRY = 1000;

/** Tells the pages of customers, as long as they are open, that something became of their tariffs. */
export class News {
  readonly #pages = new Map<string, Set<ServerResponse>>();

  /** Keeps an answer open as a stream of server-sent events. */
  listen(customer: string, response: ServerResponse): void {
    const pages = this.#pages.get(customer) ?? new Set();
    this.#pages.set(customer, pages.add(response));
    response.on('close', () => pages.delete(response));
    response.writeHead(200, {'content-type': 'text/event-stream', 'cache-control': 'no-store'});
    response.write(`retry: ${RETRY}\n\n`);
  }

  /** Only that something happened: what it is, the page reads from the companion. */
  tell({type, customers}: ReceivedEvent): void {
    for (const customer of customers) {
      for (const page of this.#pages.get(customer) ?? []) {
        page.write(`data: ${JSON.stringify({type})}\n\n`);
      }
    }
  }
}
