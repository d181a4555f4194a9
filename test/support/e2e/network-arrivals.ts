import {subscribe, unsubscribe} from 'node:diagnostics_channel';
import type {IncomingMessage} from 'node:http';
import type {Socket} from 'node:net';

/** What arrives at a server of this process, also what a browser sends of its own accord. */
export class Arrivals {
  /** In the order in which they came. */
  readonly requests: IncomingMessage[] = [];
  readonly connections = new Set<Socket>();
  readonly #port: number;
  readonly #onRequest = (message: unknown) => {
    const {request} = message as {request: IncomingMessage};
    if (request.socket.localPort === this.#port) this.requests.push(request);
  };
  readonly #onConnection = (message: unknown) => {
    const {socket} = message as {socket: Socket};
    if (socket.localPort !== this.#port) return;
    this.connections.add(socket);
    this.#welcome();
  };
  #welcome = () => {};
  /** Resolves when the first connection is there. */
  readonly connected = new Promise<void>(resolve => (this.#welcome = resolve));

  /** @param url of the server */
  constructor(url: string) {
    this.#port = Number(new URL(url).port);
    subscribe('http.server.request.start', this.#onRequest);
    subscribe('net.server.socket', this.#onConnection);
  }

  get posts(): IncomingMessage[] {
    return this.requests.filter(({method}) => method === 'POST');
  }

  /** What was asked at a path, by its methods. */
  methods(path: string): (string | undefined)[] {
    return this.requests.filter(({url}) => url === path).map(({method}) => method);
  }

  /** Listens no more. */
  close(): void {
    unsubscribe('http.server.request.start', this.#onRequest);
    unsubscribe('net.server.socket', this.#onConnection);
  }
}
