import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {
  createFlatpeakServer,
  type ConnectedTariff,
  type FlatpeakServerOptions,
} from '../../../src/server/index.js';
import {toNodeListener} from '../../../src/server/node.js';
import {serveSimulator, type ServedSimulator} from '../../../src/simulator/node.js';
import {DEFAULT_ACCOUNT_ID, DEFAULT_API_KEY} from '../../../src/simulator/index.js';

const fileAt = (path: string) => new URL(`../../../dist/cdn${path}`, import.meta.url);

/** An otherwise empty page with a snippet, the built scripts, a companion and a simulator. */
export class SnippetSite {
  /** What the companion stored. */
  readonly connected: ConnectedTariff[] = [];
  readonly #server: Server;
  readonly #simulator: ServedSimulator;

  private constructor(server: Server, simulator: ServedSimulator) {
    this.#server = server;
    this.#simulator = simulator;
  }

  /**
   * @param snippet HTML; `simulator` in it is replaced by the URL of the one that runs
   * @param options of the companion, which the snippet needs
   */
  static async open(
    snippet: string,
    simulator: string,
    options: Pick<FlatpeakServerOptions, 'apiVersion' | 'getDeviceReference'> = {},
  ): Promise<SnippetSite> {
    const served = await serveSimulator();
    const server = createServer();
    await once(server.listen(0, 'localhost'), 'listening');
    const site = new SnippetSite(server, served);
    const companion = createFlatpeakServer({
      accountId: DEFAULT_ACCOUNT_ID,
      apiKey: DEFAULT_API_KEY,
      apiUrl: `${served.url}/api`,
      connectUrl: `${site.url}/`,
      callbackUrl: `${site.url}/flatpeak/callback`,
      getCustomerId: () => 'ann',
      onConnected: tariff => void site.connected.push(tariff),
      ...options,
    });
    const listener = toNodeListener(companion, {origin: site.url});
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Empty</title>${snippet.replaceAll(simulator, served.url)}`;
    server.on('request', (message, reply) => {
      const {pathname} = new URL(message.url ?? '/', site.url);
      const isScript = pathname !== '/' && existsSync(fileAt(pathname));
      const serve = () =>
        reply
          .writeHead(200, {'content-type': isScript ? 'text/javascript' : 'text/html'})
          .end(isScript ? readFileSync(fileAt(pathname)) : page);
      listener(message, reply, serve);
    });
    return site;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#simulator.close();
  }
}
