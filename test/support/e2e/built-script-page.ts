import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {isClassicFile} from '../../../build/script-files.js';
import {serveSimulator, type ServedSimulator} from '../../../src/simulator/node.js';
import {launchShell, PAGE_TIMEOUT_MS} from './launch.js';

const local = (path: string) => new URL(`../../../${path}`, import.meta.url);

/** Beside the page: the built script with its files, and the gallery's actions of a customer. */
function fileAt(path: string): URL | undefined {
  if (path === '/page-actions.js') return local(`demo/site/gallery${path}`);
  return isClassicFile(path.slice(1)) ? local(`dist/cdn${path}`) : undefined;
}
const PAGE = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>My energy</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<script src="/flatpeak-connect.js"></script><main><h1>My energy</h1></main></html>`;

/** The body of `POST /simulator/sessions`. */
export type Session = Readonly<Record<string, unknown>>;

/** The content at a path, made for each request. */
export type Content = Readonly<{type: string; body: () => string | Promise<string>}>;

/** The built script in an empty page, with a simulator. */
export class BuiltScriptPage {
  readonly #site: Server;
  readonly #contents: Map<string, Content>;
  readonly #served: ServedSimulator;
  readonly #browser: Browser;

  private constructor(
    site: Server,
    contents: Map<string, Content>,
    served: ServedSimulator,
    browser: Browser,
  ) {
    this.#site = site;
    this.#contents = contents;
    this.#served = served;
    this.#browser = browser;
  }

  /** @param now the simulator's time, in milliseconds since the epoch */
  static async open(now?: number): Promise<BuiltScriptPage> {
    const served = await serveSimulator(now === undefined ? {} : {now: () => new Date(now)});
    const contents = new Map<string, Content>();
    const site = createServer(({url = ''}, reply) => {
      const {pathname} = new URL(url, 'http://localhost');
      const own = contents.get(pathname);
      const file = fileAt(pathname);
      const type = own?.type ?? (file ? 'text/javascript' : 'text/html');
      void (async () => {
        const body = own ? await own.body() : file ? readFileSync(file) : PAGE;
        reply.writeHead(200, {'content-type': type}).end(body);
      })();
    });
    await once(site.listen(0, 'localhost'), 'listening');
    return new BuiltScriptPage(site, contents, served, await launchShell());
  }

  /** Serves content at a path. @returns its URL */
  serve(path: string, content: Content): string {
    this.#contents.set(path, content);
    return this.siteUrl + path;
  }

  /** The site's origin. */
  get siteUrl(): string {
    return `http://localhost:${(this.#site.address() as AddressInfo).port}`;
  }

  /** Runs something in a page of the site. */
  async visit(
    {path = '/', ...options}: BrowserContextOptions & {path?: string},
    does: (page: Page) => Promise<void>,
    now?: number,
  ): Promise<void> {
    const context = await this.#browser.newContext({locale: 'en-GB', ...options});
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_TIMEOUT_MS);
    // The compiler of the tests calls this helper in functions that are evaluated in the page.
    await page.addInitScript('globalThis.__name = named => named');
    if (now !== undefined) await page.clock.setFixedTime(now);
    try {
      await page.goto(`${this.siteUrl}${path}`);
      await does(page);
    } finally {
      await context.close();
    }
  }

  /** The URL of the simulated Flatpeak Connect. */
  get connectUrl(): string {
    return `${this.#served.url}/connect`;
  }

  /** The connect token of a new session. */
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

  /** Puts an element with its properties into the page, in place of an earlier one. */
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

  /** Puts a widget with a new session into the page. */
  async show(page: Page, session: Session): Promise<void> {
    const [connectToken, connectUrl] = [await this.token(session), this.connectUrl];
    const journey = String(session['page']).startsWith('vpp-') ? 'vpp' : 'tariff';
    await this.place(page, 'flatpeak-connect', {connectToken, connectUrl, journey});
    await page.getByRole('heading', {level: 2}).waitFor();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
    this.#site.closeAllConnections();
    this.#site.close();
  }
}

/** Fills in the widget's page as a customer would, or presses a button on it. */
export async function act(page: Page, what: {answered?: boolean; pressed?: string}): Promise<void> {
  await page.evaluate(async ({answered, pressed}) => {
    // A path of the page, not of this folder.
    const path = '/page-actions.js';
    const {answer, press} = await import(path);
    const widget = document.querySelector('flatpeak-connect');
    if (answered) await answer(widget);
    if (pressed) await press(widget, pressed);
  }, what);
}
