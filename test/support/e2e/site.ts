import assert from 'node:assert/strict';
import type {Browser, BrowserContext, BrowserContextOptions, Page} from 'playwright-core';
import {Command} from './command.js';
import {launchShell, PAGE_TIMEOUT_MS} from './launch.js';

/** The demo's site, and a browser for the customers who visit it. */
export class Site {
  /** Without a slash at the end. */
  url = '';
  simulatorUrl = '';
  readonly #args: readonly string[];
  #demo: Command;
  readonly #browser: Browser;

  private constructor(browser: Browser, args: readonly string[]) {
    this.#browser = browser;
    this.#args = args;
    this.#demo = new Command(...args);
  }

  /**
   * Starts the demo in its built form, as a customer's browser and a new developer meet it.
   * @param args the command's, besides the port
   */
  static async open(...args: string[]): Promise<Site> {
    const site = new Site(await launchShell(), ['--port', '0', ...args]);
    await site.#isThere();
    return site;
  }

  /** Kills the demo without a warning and starts it again, on other ports. */
  async restart(): Promise<void> {
    await this.#demo.kill();
    this.#demo = new Command(...this.#args);
    await this.#isThere();
  }

  async #isThere(): Promise<void> {
    [this.url, this.simulatorUrl] = await Promise.all([
      this.#demo.prints(/The site\s+(\S+)\//),
      this.#demo.prints(/The service\s+(\S+)\/connect/),
    ]);
    // The database starts meanwhile, which may take longer than a customer's page waits.
    await fetch(`${this.url}/api/me`);
  }

  /**
   * Lets a customer visit a page of the site. Whatever they do there, nothing may break the
   * page's policy, be logged as an error or give away a token.
   * @param options `path` is the home with its widget in a dialog, unless given
   * @param expected console errors that belong to the visit
   */
  async visit(
    options: BrowserContextOptions & {path?: string; expected?: RegExp},
    does: (page: Page) => Promise<void>,
  ): Promise<void> {
    const {path = '/?mode=dialog', expected, ...contextOptions} = options;
    const context = await this.#browser.newContext({locale: 'en-GB', ...contextOptions});
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    const seen = await watch(context);
    const page = await context.newPage();
    try {
      await page.goto(this.url + path);
      await does(page);
      for (const open of context.pages()) seen.check(await textOf(open), expected);
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#demo.stop();
  }
}

/** Where a token must not be: on screen, in the URL, in storage that survives a reload. */
const textOf = (page: Page) =>
  page.evaluate(() => {
    const state = JSON.stringify([history.state, window.name]);
    let stored = '';
    try {
      stored = JSON.stringify([{...localStorage}, {...sessionStorage}]);
    } catch {
      // Blocked, as the visit wants it.
    }
    return [document.body.innerText, location.href, state, stored].join();
  });

/** Collects what must not happen in a customer's browser, across all that is opened in it. */
export async function watch(context: BrowserContext) {
  const errors: string[] = [];
  const said: string[] = [];
  const tokens = new Set<string>();
  context.on('weberror', error => errors.push(error.error().message));
  context.on('console', message => {
    said.push(message.text());
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('request', request => {
    const token = /"connect_token":"([^"]+)"/.exec(request.postData() ?? '')?.[1];
    if (token) tokens.add(token);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', event => {
      const {violatedDirective, blockedURI, sample, sourceFile} = event;
      console.error('Against the policy:', violatedDirective, blockedURI, sample, sourceFile);
    });
  });
  return {
    check(text: string, expected?: RegExp) {
      assert.deepEqual(
        errors.filter(error => !expected?.test(error)),
        [],
      );
      for (const token of tokens) {
        assert.ok(![...said, text].some(words => words.includes(token)), 'a token was given away');
      }
    },
  };
}
