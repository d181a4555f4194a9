import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {BuiltScriptPage} from './built-script-page.js';
import {TOKEN_PATH, TokenBackend} from './token-backend.js';

/** The libraries that copy and morph pages, as they come for a script tag. */
const LIBRARIES = {
  idiomorph: 'idiomorph/dist/idiomorph.js',
  htmx: 'htmx.org/dist/htmx.js',
  turbo: '@hotwired/turbo/dist/turbo.es2017-umd.js',
  'alpine-morph': '@alpinejs/morph/dist/cdn.js',
  alpine: 'alpinejs/dist/cdn.js',
};
export type Library = keyof typeof LIBRARIES;

/** The globals of these libraries. */
export interface Libraries {
  readonly Idiomorph: {morph(node: Element, html: string, options: object): void};
  readonly Alpine: {morph(node: Element, html: string, options: object): void};
  readonly Turbo: {visit(url: string, options: object): void};
  readonly htmx: {ajax(method: string, path: string, options: object): Promise<void>};
}

/** The path of the site's page with a widget. */
export const PATH = '/energy';

/** A site that copies or morphs its pages. Each session of its backend stands at `tariff-name`. */
export class CopyingSite {
  readonly built: BuiltScriptPage;

  private constructor(built: BuiltScriptPage) {
    this.built = built;
  }

  static async open(): Promise<CopyingSite> {
    const built = await BuiltScriptPage.open();
    for (const [name, path] of Object.entries(LIBRARIES))
      built.serve(`/${name}.js`, {
        type: 'text/javascript',
        body: () => readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url), 'utf8'),
      });
    return new CopyingSite(built);
  }

  /** The markup of an inline widget. */
  readonly inline = (): string =>
    `<flatpeak-connect token-url="${TOKEN_PATH}" connect-url="${this.built.connectUrl}"></flatpeak-connect>`;

  /** The markup of a widget in a dialog. */
  readonly dialog = (): string => this.inline().replace(' ', ' mode="dialog" ');

  /** The HTML of a page of the site. */
  readonly html = (body: string, libraries: readonly Library[] = [], head = ''): string => {
    const scripts = libraries.map(name => `<script defer src="/${name}.js"></script>`).join('');
    return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>My energy</title>
      <script src="/flatpeak-connect.js" data-token-url="${TOKEN_PATH}"
        data-connect-url="${this.built.connectUrl}"></script>${scripts}${head}</head>
      <body>${body}</body></html>`;
  };

  /** The HTML of a page with two triggers. */
  readonly triggers = (libraries: readonly Library[] = []): string =>
    this.html(
      `<main><button data-flatpeak-connect>Save with the sun</button>
      <button data-flatpeak-connect data-direction="EXPORT">Sell the sun</button></main>`,
      libraries,
    );

  /** A customer visits a page of the site. */
  readonly visit = async (
    page: string | (() => string),
    does: (page: Page, backend: TokenBackend) => Promise<void>,
  ): Promise<void> => {
    const {built} = this;
    built.serve(PATH, {type: 'text/html', body: () => (typeof page === 'string' ? page : page())});
    await built.visit({}, async page => {
      const backend = await TokenBackend.behind(page, built, 'tariff-name');
      await page.goto(`${built.siteUrl}${PATH}`);
      await does(page, backend);
    });
  };

  /** The routes of the conversation's requests from now on. */
  readonly conversation = (page: Page): string[] => {
    const routes: string[] = [];
    page.on('request', request => {
      if (request.url() === this.built.connectUrl) routes.push(request.postDataJSON().route);
    });
    return routes;
  };

  close(): Promise<void> {
    return this.built.close();
  }
}

/** The field that `types` fills in. */
export const nameField = (page: Page) => page.getByLabel(en['tariff-name.name']);

export const clicks = (page: Page, text: string) => page.getByText(text, {exact: true}).click();
export const opens = (page: Page) =>
  page.getByRole('button', {name: en.launch, exact: true}).click();
export const closes = (page: Page) =>
  page.getByRole('dialog').getByRole('button', {name: en['action.close']}).click();

/** The customer types half an answer. */
export const types = (page: Page) => nameField(page).fill('Night');

/** The conversation is there, once, and with what was typed. */
export async function continues(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('flatpeak-connect')].some(widget => {
      const page = widget.shadowRoot?.querySelector('flatpeak-tariff-name-page');
      const input = page?.shadowRoot?.querySelector('input');
      return input?.value === 'Night' && input.checkVisibility();
    }),
  );
  assert.equal(await nameField(page).count(), 1);
}

/** What widgets begin by themselves has begun. */
export const settles = (page: Page) =>
  page.evaluate(async () => {
    for (const widget of document.querySelectorAll('flatpeak-connect'))
      await (widget as HTMLElement & {updateComplete: Promise<unknown>}).updateComplete;
    await new Promise(resolve => setTimeout(resolve));
    await new Promise(requestAnimationFrame);
  });
