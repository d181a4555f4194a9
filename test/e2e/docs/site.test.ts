import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type axeCore from 'axe-core';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {root} from '../../dependencies.js';
import {violations} from '../../support/e2e/axe.js';
import {docsSite, type DocsSite} from '../../support/e2e/docs-site.js';
import {launchShell, PAGE_TIMEOUT_MS} from '../../support/e2e/launch.js';
import {watch} from '../../support/e2e/site.js';

const output = join(root, 'docs/.vitepress/dist');

/** What integrators ask, and the page and place that answer. */
const QUESTIONS: readonly (readonly [question: string, answers: RegExp])[] = [
  [
    'how do I open it from my own button',
    /opening\.html#from-your-own-button|faq\.html#how-do-i-open/,
  ],
  ['why 401 on my webhook', /webhooks\.html#a-webhook-is-refused|faq\.html#why-does-my-webhook/],
  ['which token do I need for export tariffs', /faq\.html#which-token|concepts\.html#token/],
  [
    'can I use it without cookies',
    /faq\.html#can-i-use-it-without-cookies|browsers\.html#without-cook/,
  ],
  [
    'cross_site 403',
    /faq\.html#why-does-my-page-get-403|error-codes\.html#errors-of-the-companion/,
  ],
  ['do I need an account to try it', /faq\.html#do-i-need-an-account/],
  ['how do I change the colours', /faq\.html#how-do-i-change-the-colours|styling\.html#tokens/],
  ['dark mode', /faq\.html#how-do-i-get-dark-mode|styling\.html#light-and-dark/],
  ['translate a sentence', /faq\.html#how-do-i-change-the-language|languages\.html/],
  ['content security policy', /csp\.html|faq\.html#which-content-security-policy/],
  [
    'what happens when the page is reloaded',
    /redirects\.html#a-reloaded-page|faq\.html#what-happens-when/,
  ],
  ['react native webview', /app\/react-native\.html/],
  ['next.js app router', /frameworks\/next\.html/],
  [
    'how do I know that the tariff is connected',
    /faq\.html#how-do-i-know|companion\.html#how-a-tariff/,
  ],
  ['customer closed the tab', /faq\.html#what-if-the-customer-closes|operation\.html#catch-up/],
  ['show cheapest hours', /prices\.html#the-cheapest-hours|faq\.html#how-do-i-show-electricity/],
  ['delete customer data gdpr', /operation\.html#delete-old-data|faq\.html#how-do-i-delete/],
  ['postgres', /stores\.html#postgresql/],
  ['cloudflare workers', /companion\.html#in-a-worker|faq\.html#does-it-run-on-cloudflare/],
  ['test failures with playwright', /testing\.html|faq\.html#how-do-i-test/],
  ['supported browsers', /browsers\.html|faq\.html#which-browsers/],
  ['bundle size', /performance\.html#weight|faq\.html#how-big/],
  ['popup login', /redirects\.html#in-a-popup|security\.html#popups/],
];

/** The paths of all pages, but those of the playground, which has tests of its own. */
const pagePaths = () =>
  readdirSync(output, {recursive: true, encoding: 'utf8'})
    .map(path => `/${path.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith('.html') && !path.startsWith('/playground'))
    .sort();

describe('the documentation', () => {
  let site: DocsSite;
  let browser: Browser;
  before(async () => {
    site = await docsSite();
    browser = await launchShell();
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  /** Visits pages, none of which may break its policy or log an error. */
  async function visit(
    options: BrowserContextOptions,
    does: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({locale: 'en-GB', ...options});
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    const seen = await watch(context);
    try {
      await does(await context.newPage());
      // The page for what is not there is not there, either.
      seen.check('', /favicon\.ico|404\.html/);
    } finally {
      await context.close();
    }
  }

  it('is accessible on each page, in light and in dark', () =>
    visit({colorScheme: 'light', reducedMotion: 'reduce'}, async page => {
      const found: string[] = [];
      const check = async (path: string, options?: axeCore.RunOptions) => {
        const seen = await violations(page, options && {options});
        found.push(...seen.map(each => `${path} ${each}`));
      };
      for (const path of pagePaths()) {
        await page.emulateMedia({colorScheme: 'light'});
        await page.goto(site.url + path);
        await page.locator('#VPContent').waitFor();
        await check(path);
        await page.emulateMedia({colorScheme: 'dark'});
        await page.locator('html.dark').waitFor();
        // Only colours differ.
        await check(`${path} in dark`, {runOnly: {type: 'rule', values: ['color-contrast']}});
      }
      assert.deepEqual(found.slice(0, 20), []);
    }));

  it('has nothing to scroll sideways on the smallest phone', () =>
    visit({viewport: {width: 320, height: 640}, hasTouch: true}, async page => {
      const wide: string[] = [];
      for (const path of pagePaths()) {
        await page.goto(site.url + path);
        await page.locator('#VPContent').waitFor();
        const {scrollWidth, clientWidth} = await page.evaluate(() => {
          const {scrollWidth, clientWidth} = document.documentElement;
          return {scrollWidth, clientWidth};
        });
        if (scrollWidth > clientWidth) wide.push(`${path} ${scrollWidth}`);
      }
      assert.deepEqual(wide, []);
    }));

  it('leads only to pages and places that are there', () => {
    const pages = new Map(
      pagePaths().map(path => [path, readFileSync(join(output, path), 'utf8')] as const),
    );
    const ids = (html: string) => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const broken: string[] = [];
    for (const [path, html] of pages) {
      for (const [, href = ''] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
        const url = new URL(href.replaceAll('&amp;', '&'), `http://docs.test${path}`);
        if (url.host !== 'docs.test' || url.pathname.startsWith('/playground')) continue;
        const target = url.pathname.replace(/\/$/, '/index.html');
        const page = pages.get(target);
        const isFile = page === undefined && /\.(json|txt|md)$/.test(target);
        if (isFile) readFileSync(join(output, target));
        else if (page === undefined) broken.push(`${path}: ${href}`);
        else if (url.hash && !ids(page).has(decodeURIComponent(url.hash.slice(1))))
          broken.push(`${path}: ${href}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('has a policy in each page without unsafe sources', () => {
    for (const path of pagePaths()) {
      const html = readFileSync(join(output, path), 'utf8');
      const [, policy = ''] =
        /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
      assert.match(policy, /^default-src 'none'; script-src 'self' 'sha256-/, path);
      assert.doesNotMatch(policy, /unsafe|\*/, path);
      assert.doesNotMatch(html, / style="/, path);
    }
  });

  it('is there as text, with what its pages include', () => {
    const read = (path: string) => readFileSync(join(output, path), 'utf8');
    const index = read('llms.txt');
    for (const path of pagePaths()) {
      if (path === '/404.html') continue;
      const text = path.replace('.html', '.md');
      assert.ok(read(text).length > 100, text);
      if (path !== '/index.html' && !/\/adr\/0/.test(path))
        assert.ok(index.includes(`(${text})`), text);
    }
    assert.match(read('guide/frameworks/react.md'), /onflatpeak-complete=\{onComplete\}/);
    assert.match(read('guide/frameworks/vue.md'), /^<script setup lang="ts">$/m);
    assert.match(read('guide/quick-start.md'), /^<!doctype html>[^]*<script type="module"/m);
    assert.doesNotMatch(read('index.md'), /<script setup>|<main/);
    assert.doesNotMatch(read('llms-full.txt'), /^<<<|\{\{connectUrl|<LiveWidget/m);
  });

  it('answers what integrators ask with the first result of its search', () =>
    visit({viewport: {width: 1280, height: 900}}, async page => {
      await page.goto(`${site.url}/guide/concepts.html`);
      await page.getByRole('button', {name: 'Search'}).click();
      const input = page.locator('#localsearch-input');
      const wrong: string[] = [];
      for (const [question, answers] of QUESTIONS) {
        await input.fill('');
        await page.locator('.results .result').first().waitFor({state: 'detached'});
        await input.fill(question);
        const first = page.locator('.results a.result').first();
        await first.waitFor();
        const href = (await first.getAttribute('href')) ?? '';
        if (!answers.test(href)) wrong.push(`${question}: ${href}`);
      }
      assert.deepEqual(wrong, []);
    }));

  it('is used with the keyboard only', () =>
    visit({viewport: {width: 1280, height: 900}}, async page => {
      await page.goto(`${site.url}/`);
      await page.keyboard.press('Tab');
      assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /Skip/);
      await page.keyboard.press('Control+k');
      await page.locator('.VPLocalSearchBox input').waitFor();
      await page.keyboard.type('quick start');
      await page.locator('.results a.result').first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/quick-start\.html/);
      await page.getByRole('heading', {level: 1, name: /Quick start/}).waitFor();
    }));
});
