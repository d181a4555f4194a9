import assert from 'node:assert/strict';
import {utimesSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {de} from '../../../src/messages/de.js';
import {en} from '../../../src/messages/en.js';
import {DevCommand} from '../../support/e2e/command.js';
import {launchShell, PAGE_TIMEOUT_MS} from '../../support/e2e/launch.js';
import {watch} from '../../support/e2e/site.js';

describe('npm run dev', () => {
  let dev: DevCommand;
  let browser: Browser;
  let url: string;
  before(async () => {
    dev = new DevCommand('--port', '0');
    browser = await launchShell();
    url = await dev.prints(/The site\s+(\S+)\//);
    // The database starts meanwhile, which may take longer than a page waits.
    await fetch(`${url}/api/me`);
  });
  after(async () => {
    await browser.close();
    assert.equal(await dev.stop(), 0);
  });

  let page: Page;
  let seen: Awaited<ReturnType<typeof watch>>;
  let requested: string[];
  beforeEach(async () => {
    const context = await browser.newContext({locale: 'en-GB'});
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    seen = await watch(context);
    page = await context.newPage();
    requested = [];
    page.on('request', request => requested.push(new URL(request.url()).pathname));
  });
  afterEach(() => page.context().close());

  const assertFromSources = () => {
    assert.ok(requested.includes('/src/elements/connect/flatpeak-connect.ts'));
    assert.deepEqual(
      requested.filter(path => /flatpeak-(connect|deferred)[^/]*\.m?js$/.test(path)),
      [],
    );
  };

  it('serves the site from its sources, with the companion and the simulator', async () => {
    await page.goto(`${url}/?mode=dialog`);
    await page.getByRole('button', {name: en.launch}).click();
    await page.getByRole('heading', {name: en['postal-address.title']}).waitFor();
    assertFromSources();
    seen.check('');
  });

  it('serves the energy page, whose elements are in the deferred chunk once built', async () => {
    await page.goto(`${url}/energy/`);
    await page.locator('flatpeak-tariff-settings').getByRole('heading').first().waitFor();
    assertFromSources();
  });

  it('serves the gallery, which loads the classic script once built', async () => {
    await page.goto(`${url}/gallery/?kind=fixed-rate`);
    await page.getByRole('heading', {name: en['fixed-rate.title']}).first().waitFor();
    assertFromSources();
  });

  it('makes the language files from their sources', async () => {
    await page.goto(`${url}/?mode=dialog`);
    await page.locator('flatpeak-connect').evaluate(element => element.setAttribute('lang', 'de'));
    await page.getByRole('button', {name: de.launch}).waitFor();
    seen.check('');
  });

  for (const source of ['src/ui/styles/base.ts', 'demo/site/site.css'])
    it(`reloads the page when ${source} changes`, async () => {
      await page.goto(`${url}/?mode=dialog`);
      await page.getByRole('button', {name: en.launch}).waitFor();
      const connected = page.waitForEvent('console', message =>
        message.text().includes('[vite] connected'),
      );
      await page.reload();
      await connected;
      const isLoaded = page.waitForEvent('load');
      const now = new Date();
      utimesSync(fileURLToPath(new URL(`../../../${source}`, import.meta.url)), now, now);
      await isLoaded;
    });
});
