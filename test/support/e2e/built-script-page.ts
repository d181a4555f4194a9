import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {serveSimulator, type ServedSimulator} from '../../../src/simulator/node.js';
import {launchShell} from './launch.js';

const local = (path: string) => new URL(`../../../${path}`, import.meta.url);

/** What the host serves besides its page: the built script, and the gallery's customer. */
const FILES = new Map([
  ['/flatpeak-connect.js', local('dist/cdn/flatpeak-connect.js')],
  ['/hand.js', local('demo/site/gallery/page-actions.js')],
]);
const PAGE = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>My energy</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<script src="/flatpeak-connect.js"></script><main><h1>My energy</h1></main></html>`;

/** A session for `POST /simulator/sessions`, besides its page. */
export type Session = Readonly<Record<string, unknown>>;

/** What the host gives at a path, made anew each time. */
export type Given = Readonly<{type: string; body: () => string | Promise<string>}>;

/** The built script in an empty page of a host, and the simulator that it talks to. */
export class Stage {
  readonly #host: Server;
  readonly #given: Map<string, Given>;
  readonly #served: ServedSimulator;
  readonly #browser: Browser;

  private constructor(
    host: Server,
    given: Map<string, Given>,
    served: ServedSimulator,
    browser: Browser,
  ) {
    this.#host = host;
    this.#given = given;
    this.#served = served;
    this.#browser = browser;
  }

  /** @param now what the simulator takes for the time, in milliseconds since 1970 */
  static async open(now?: number): Promise<Stage> {
    const served = await serveSimulator(now === undefined ? {} : {now: () => new Date(now)});
    const given = new Map<string, Given>();
    const host = createServer(({url = ''}, reply) => {
      const own = given.get(new URL(url, 'http://localhost').pathname);
      const file = url.startsWith('/messages/') ? local(`dist/cdn${url}`) : FILES.get(url);
      const type = own?.type ?? (file ? 'text/javascript' : 'text/html');
      void (async () => {
        const body = own ? await own.body() : file ? readFileSync(file) : PAGE;
        reply.writeHead(200, {'content-type': type}).end(body);
      })();
    });
    await once(host.listen(0, 'localhost'), 'listening');
    return new Stage(host, given, served, await launchShell());
  }

  /** Has the host give something at a path. @returns where that is */
  give(path: string, given: Given): string {
    this.#given.set(path, given);
    return this.hostUrl + path;
  }

  /** The host's origin. */
  get hostUrl(): string {
    return `http://localhost:${(this.#host.address() as AddressInfo).port}`;
  }

  /** Lets something happen in a page of the host. */
  async visit(
    {path = '/', ...options}: BrowserContextOptions & {path?: string},
    does: (page: Page) => Promise<void>,
    now?: number,
  ): Promise<void> {
    const context = await this.#browser.newContext({locale: 'en-GB', ...options});
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    // What is evaluated in the page comes through a compiler that names functions with a helper.
    await page.addInitScript('globalThis.__name = named => named');
    if (now !== undefined) await page.clock.setFixedTime(now);
    try {
      await page.goto(`${this.hostUrl}${path}`);
      await does(page);
    } finally {
      await context.close();
    }
  }

  /** Where the conversation is held. */
  get connectUrl(): string {
    return `${this.#served.url}/connect`;
  }

  /** A connect token of a session that stands at a page. */
  async token(session: Session): Promise<string> {
    const response = await this.#served.simulator.fetch(
      new Request(`${this.#served.url}/simulator/sessions`, {
        method: 'POST',
        body: JSON.stringify(session),
      }),
    );
    const {connect_token: token} = (await response.json()) as {connect_token?: string};
    if (!token) throw new Error(`The simulator made no session of ${JSON.stringify(session)}.`);
    return token;
  }

  /** Puts an element with its properties into the host's page, in place of one that is there. */
  async place(page: Page, tag: string, properties: Record<string, unknown>): Promise<void> {
    await page.evaluate(
      ([tag, properties]) => {
        const main = document.querySelector('main');
        const [heading] = main?.children ?? [];
        const element = Object.assign(document.createElement(tag), properties);
        main?.replaceChildren(...(heading ? [heading, element] : []));
      },
      [tag, properties] as const,
    );
  }

  /** Puts a widget into the host's page, at a page of a new session. */
  async show(page: Page, session: Session): Promise<void> {
    const [connectToken, connectUrl] = [await this.token(session), this.connectUrl];
    await this.place(page, 'flatpeak-connect', {connectToken, connectUrl});
    await page.getByRole('heading', {level: 2}).waitFor();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
    this.#host.closeAllConnections();
    this.#host.close();
  }
}

/** Answers the page of the widget as a customer would, or presses something on it. */
export async function act(page: Page, what: {answered?: boolean; pressed?: string}): Promise<void> {
  await page.evaluate(async ({answered, pressed}) => {
    // A path of the page, not of this folder.
    const path = '/hand.js';
    const {answer, press} = await import(path);
    const widget = document.querySelector('flatpeak-connect');
    if (answered) await answer(widget);
    if (pressed) await press(widget, pressed);
  }, what);
}
