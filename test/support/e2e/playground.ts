import assert from 'node:assert/strict';
import type {Browser, BrowserContextOptions, FrameLocator, Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {violations} from './axe.js';
import {sentence} from './customer.js';
import {docsSite, type DocsSite} from './docs-site.js';
import {launchShell, PAGE_TIMEOUT_MS} from './launch.js';
import {watch} from './site.js';

/** A visit to the playground of the documentation. */
export interface Visit {
  readonly page: Page;
  /** The page with the widget. */
  readonly widget: FrameLocator;
}

/** The documentation, and a browser for who tries the playground. */
export class Playground {
  readonly #site: DocsSite;
  readonly #browser: Browser;

  private constructor(site: DocsSite, browser: Browser) {
    this.#site = site;
    this.#browser = browser;
  }

  static async open(): Promise<Playground> {
    return new Playground(await docsSite(), await launchShell());
  }

  get url(): string {
    return this.#site.url;
  }

  /**
   * Visits the playground. Nothing may break the policy, be logged as an error, or be requested from
   * another origin.
   * @param options `hash` is that of the link
   */
  async visit(
    {
      hash = '',
      path = '/playground.html',
      ...options
    }: BrowserContextOptions & {hash?: string; path?: string},
    does: (visit: Visit) => Promise<void>,
  ): Promise<void> {
    const context = await this.#browser.newContext({
      locale: 'en-GB',
      viewport: {width: 1280, height: 900},
      ...options,
    });
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    const seen = await watch(context);
    const elsewhere: string[] = [];
    context.on('request', request => {
      const {origin, protocol} = new URL(request.url());
      if (origin !== this.url && protocol !== 'data:') elsewhere.push(request.url());
    });
    const page = await context.newPage();
    try {
      await page.goto(this.url + path + hash);
      await does({page, widget: page.frameLocator('iframe')});
      seen.check(await page.evaluate(() => document.body.innerText + location.href));
      assert.deepEqual(elsewhere, []);
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#site.close();
  }
}

/** Enters the sample address, and goes on. */
export async function enterAddress(widget: Page | FrameLocator): Promise<void> {
  await widget.getByLabel('House number and street').fill('1-3 Strand');
  await widget.getByLabel('Town or city').fill('London');
  await widget.getByLabel('Postcode').fill('WC2N 5EH');
  await widget.getByRole('button', {name: en['action.next'], exact: true}).click();
}

/** Chooses a supplier and the first of its tariffs, up to the summary. */
export async function chooseFromLibrary(widget: Page | FrameLocator): Promise<void> {
  await widget.getByRole('option', {name: 'Alder Energy', exact: true}).click();
  await widget.getByRole('heading', {name: sentence(en['tariff-select.title'])}).waitFor();
  await widget.locator('.option').first().click();
  // Anode and Busbar have stored the tariff when they show it.
  const titles = [en['tariff-summary.title'], en['tariff-summary.title.view'], en['tariffs.title']];
  await widget
    .getByRole('heading', {name: new RegExp(`^(${titles.join('|').replaceAll('?', '\\?')})$`)})
    .waitFor();
}

/** What axe finds in the playground and in its frames, without VitePress's own navigation. */
export const playgroundViolations = (page: Page): Promise<readonly string[]> =>
  violations(page, {exclude: ['.VPNav']});
