import type {ServerResponse} from 'node:http';
import type {ReceivedEvent} from 'flatpeak-connect/server';

/** Delay after which a page reconnects. */
const RECONNECT_DELAY_MS = 1000;

/** Notifies the open pages of customers about changes of their tariffs. */
export class News {
  readonly #pages = new Map<string, Set<ServerResponse>>();

  /** Turns a response into a stream of server-sent events. */
  listen(customer: string, response: ServerResponse): void {
    const pages = this.#pages.get(customer) ?? new Set();
    this.#pages.set(customer, pages.add(response));
    response.on('close', () => pages.delete(response));
    response.writeHead(200, {'content-type': 'text/event-stream', 'cache-control': 'no-store'});
    response.write(`retry: ${RECONNECT_DELAY_MS}\n\n`);
  }

  /** Sends an event without details, which the page reads from the companion. */
  tell({type, customers}: ReceivedEvent): void {
    for (const customer of customers) {
      for (const page of this.#pages.get(customer) ?? []) {
        page.write(`data: ${JSON.stringify({type})}\n\n`);
      }
    }
  }
}
