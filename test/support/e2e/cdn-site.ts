import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {widgetPolicy} from '../../../demo/policy.js';
import {serveSimulator, type ServedSimulator} from '../../../src/simulator/node.js';

const MODULE = '/flatpeak-connect.mjs';

/** The file of `dist/cdn` at a path. */
const fileAt = (path: string) => new URL(`../../../dist/cdn${path}`, import.meta.url);

/** The text of a file in `dist/cdn`. */
export const cdnScript = (name: string): string => readFileSync(fileAt(`/${name}`), 'utf8');

/** The hash of a script in `dist/cdn`, as a source of a content security policy. */
export const cdnHash = (name: string): string =>
  `'${(JSON.parse(cdnScript('sri.json')) as Record<string, string>)[name]}'`;

/** A site of one page with a strict policy, with the built scripts beside it and a token source. */
export class CdnSite {
  /** The paths that the site was asked for, in order. */
  requested: string[] = [];
  /** The body of the page. */
  body = '';
  /** The hashes of the scripts in the page, which its policy allows. */
  hashes: readonly string[] = [];
  /** How the site sends the module; undefined breaks the connection. */
  send!: (script: string) => string | undefined | Promise<string | undefined>;
  /** The status of the next response with a token. */
  tokenStatus = 200;
  readonly #server: Server;

  private constructor(readonly simulator: ServedSimulator) {
    this.#server = createServer(({url = ''}, reply) => {
      this.requested.push(url);
      const {pathname} = new URL(url, 'http://site.test');
      if (pathname === '/token') {
        const status = this.tokenStatus;
        this.tokenStatus = 200;
        void this.newToken().then(connect_token =>
          reply.writeHead(status).end(JSON.stringify(status === 200 ? {connect_token} : {})),
        );
      } else if (pathname === '/' || !existsSync(fileAt(pathname))) {
        const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title>${this.body}`;
        const policy = widgetPolicy({
          service: simulator.url,
          logos: simulator.url,
          hashes: this.hashes,
        });
        reply
          .writeHead(200, {
            'content-type': 'text/html',
            'content-security-policy': policy.join('; '),
          })
          .end(html);
      } else {
        reply.setHeader('content-type', 'text/javascript');
        const text = readFileSync(fileAt(pathname), 'utf8');
        void Promise.resolve(pathname === MODULE ? this.send(text) : text).then(sent =>
          sent === undefined ? reply.destroy() : reply.end(sent),
        );
      }
    });
    this.reset();
  }

  static async open(): Promise<CdnSite> {
    const site = new CdnSite(await serveSimulator({}));
    await once(site.#server.listen(0, 'localhost'), 'listening');
    return site;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Sends the module as it is again, and forgets the requests. */
  reset(): void {
    this.requested = [];
    this.send = script => script;
  }

  /** A token of a session at the form for the address. */
  async newToken(api_version = 'zero'): Promise<string> {
    const response = await fetch(`${this.simulator.url}/simulator/sessions`, {
      method: 'POST',
      body: JSON.stringify({page: 'postal-address', api_version}),
    });
    return ((await response.json()) as {connect_token: string}).connect_token;
  }

  async close(): Promise<void> {
    await this.simulator.close();
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
