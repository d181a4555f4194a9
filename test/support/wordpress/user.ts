import type {Browser, BrowserContext, Page} from 'playwright-core';
import {PAGE_TIMEOUT_MS} from '../e2e/launch.js';
import type {Json, WordPress} from './site.js';

/** A response of the plugin's routes. */
export interface RouteResponse {
  readonly status: number;
  readonly cacheControl: string | null;
  readonly body: Json;
}

/** A user of the site with a browser profile. */
export class SiteUser {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly #site: WordPress;
  /** What went wrong in the pages. */
  readonly errors: string[] = [];

  private constructor(context: BrowserContext, page: Page, site: WordPress) {
    this.context = context;
    this.page = page;
    this.#site = site;
    page.on('pageerror', error => this.errors.push(String(error)));
  }

  /** A visitor who is not signed in. */
  static async visit(browser: Browser, site: WordPress): Promise<SiteUser> {
    const context = await browser.newContext({locale: 'en-GB'});
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    return new SiteUser(context, await context.newPage(), site);
  }

  /** Signs in as a user whose password is `<name>-password`. */
  static async signIn(browser: Browser, site: WordPress, name: string): Promise<SiteUser> {
    const user = await SiteUser.visit(browser, site);
    await user.page.goto(`${site.url}/wp-login.php`);
    await user.submitsLogin(name);
    return user;
  }

  /** Fills in the form of WordPress. */
  async submitsLogin(name: string): Promise<void> {
    const fields = [
      {field: this.page.locator('#user_login'), value: name},
      {field: this.page.locator('#user_pass'), value: `${name}-password`},
    ];
    const isFilled = async () => {
      for (const {field, value} of fields) if ((await field.inputValue()) !== value) return false;
      return true;
    };
    // A script of the page moves the focus once, so that a text may end up in the other field.
    do {
      for (const {field, value} of fields) await field.fill(value);
    } while (!(await isFilled()));
    await this.page.locator('#wp-submit').click();
    await this.page.waitForURL(url => !url.pathname.endsWith('wp-login.php'), {
      waitUntil: 'domcontentloaded',
    });
  }

  async opens(path: string): Promise<void> {
    // Pages of the administration move while their scripts load, and a click misses.
    const waitUntil = path.startsWith('/wp-admin/') ? 'load' : 'domcontentloaded';
    await this.page.goto(this.#site.url + path, {waitUntil});
  }

  /**
   * Calls a route from a page of the site, as an element does.
   * @param path of a site in a network
   */
  async calls(
    method: 'GET' | 'POST',
    route: string,
    body?: object,
    path = '/',
  ): Promise<RouteResponse> {
    if (!this.page.url().startsWith(this.#site.url)) await this.opens('/');
    return this.page.evaluate(
      async ({url, method, text}) => {
        const response = await fetch(url, {
          method,
          ...(text !== undefined && {
            body: text,
            headers: {'content-type': 'application/json'},
          }),
        });
        return {
          status: response.status,
          cacheControl: response.headers.get('cache-control'),
          body: (await response.json()) as unknown,
        };
      },
      {
        method,
        url: `${this.#site.url}${path}wp-json/flatpeak/v1/${route}`,
        text: body && JSON.stringify(body),
      },
    );
  }

  /** The cookies, as another program would send them. */
  async cookies(): Promise<string> {
    const cookies = await this.context.cookies(this.#site.url);
    return cookies.map(({name, value}) => `${name}=${value}`).join('; ');
  }
}
