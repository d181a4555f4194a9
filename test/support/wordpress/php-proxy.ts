import {once} from 'node:events';
import {createServer, request, type IncomingMessage, type ServerResponse} from 'node:http';

/** Passes each request to a server that is free, or the first that will be. */
export class PhpProxy {
  readonly #free: number[];
  readonly #waiting: ((port: number) => void)[] = [];
  readonly #server = createServer((message, response) => void this.#pass(message, response));

  /** @param ports of the servers on this machine */
  constructor(ports: readonly number[]) {
    this.#free = [...ports];
  }

  async listen(port: number): Promise<void> {
    await once(this.#server.listen(port, 'localhost'), 'listening');
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #pass(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const {method, url, headers} = message;
    const port = await this.#take();
    const upstream = request({
      ...{host: '127.0.0.1', port, method, path: url, agent: false},
      headers: {...headers, connection: 'close'},
    });
    upstream.on('close', () => this.#release(port));
    upstream.on('error', () => response.destroy());
    upstream.on('response', answer => {
      const {connection: _, ...fields} = answer.headers;
      response.writeHead(answer.statusCode ?? 502, fields);
      answer.pipe(response);
    });
    message.pipe(upstream);
  }

  async #take(): Promise<number> {
    return this.#free.pop() ?? new Promise<number>(resolve => this.#waiting.push(resolve));
  }

  #release(port: number): void {
    const next = this.#waiting.shift();
    if (next) next(port);
    else this.#free.push(port);
  }
}
