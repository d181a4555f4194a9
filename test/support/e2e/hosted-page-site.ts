import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';
import {fileIn} from '../../../demo/files.js';
import {serveSimulator, type ServedSimulator} from '../../../src/simulator/node.js';

const BUILT = fileURLToPath(new URL('../../../dist/page', import.meta.url));

/** Where the page is: releases have a folder of their own. */
const PAGE_PATH = '/connect/v1/';

const ACCOUNT = 'acc_simulator0000000000000';
const KEY = 'sk_test_simulator';

/** The hosted page on a static host, beside the simulator as the service. */
export class HostedPageSite {
  /** What `page.json` has besides the simulator's URL; a text is sent as it is. */
  config: Readonly<Record<string, unknown>> | string = {};
  /** Pages of another site, by path. */
  readonly pages = new Map<string, string>();
  readonly simulator: ServedSimulator;
  readonly #page: Server;
  readonly #site: Server;

  private constructor(simulator: ServedSimulator) {
    this.simulator = simulator;
    this.#page = createServer(({url = ''}, reply) => {
      const {pathname} = new URL(url, 'http://page.test');
      const path = pathname.slice(PAGE_PATH.length);
      void (async () => {
        if (path === 'page.json') return reply.end(this.#configText);
        const file = await fileIn(BUILT, `/${path || 'index.html'}`);
        if (!file) return reply.writeHead(404).end();
        reply.writeHead(200, {'content-type': file.type}).end(file.content);
      })();
    });
    this.#site = createServer(({url = ''}, reply) => {
      const {pathname} = new URL(url, 'http://site.test');
      const body = this.pages.get(pathname) ?? `<h1>The site</h1>`;
      reply.writeHead(200, {'content-type': 'text/html'});
      reply.end(
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title>${body}`,
      );
    });
  }

  static async open(): Promise<HostedPageSite> {
    const site = new HostedPageSite(await serveSimulator({}));
    await once(site.#page.listen(0, 'localhost'), 'listening');
    await once(site.#site.listen(0, 'localhost'), 'listening');
    return site;
  }

  get #configText(): string {
    if (typeof this.config === 'string') return this.config;
    const attributes = {'connect-url': `${this.simulator.url}/connect`};
    return JSON.stringify({attributes, ...this.config});
  }

  /** The URL of the hosted page. */
  get url(): string {
    return `http://localhost:${portOf(this.#page)}${PAGE_PATH}`;
  }

  /** The origin of a site, which is another one than that of the page. */
  get siteOrigin(): string {
    return `http://localhost:${portOf(this.#site)}`;
  }

  /**
   * A token, as every backend asks for it.
   * @param connect_web_uri where the provider's login returns to
   */
  async token(connect_web_uri = this.url): Promise<string> {
    const login = await this.#rest('/login', {
      authorization: `Basic ${Buffer.from(`${ACCOUNT}:${KEY}`).toString('base64')}`,
    });
    const {connect_token} = await this.#rest(
      '/connect/tariff/token',
      {authorization: `Bearer ${login['bearer_token']}`, 'content-type': 'application/json'},
      {
        callback_uri: `${this.siteOrigin}/callback`,
        connect_web_uri,
        direction: 'IMPORT',
        postal_address: {country_code: 'GB'},
      },
    );
    assert.ok(connect_token);
    return connect_token;
  }

  /** A token whose session is at a page. */
  async tokenAt(page: string): Promise<string> {
    const response = await fetch(`${this.simulator.url}/simulator/sessions`, {
      method: 'POST',
      body: JSON.stringify({page}),
    });
    return ((await response.json()) as {connect_token: string}).connect_token;
  }

  async #rest(
    path: string,
    headers: Record<string, string>,
    body?: object,
  ): Promise<Record<string, string>> {
    const response = await fetch(`${this.simulator.url}/api${path}`, {
      headers,
      ...(body && {method: 'POST', body: JSON.stringify(body)}),
    });
    return (await response.json()) as Record<string, string>;
  }

  async close(): Promise<void> {
    await this.simulator.close();
    for (const server of [this.#page, this.#site]) {
      server.closeAllConnections();
      server.close();
    }
  }
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;
