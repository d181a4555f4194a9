import {after, before, beforeEach} from 'node:test';
import type {Browser, BrowserContextOptions} from 'playwright-core';
import {HostedPageSite} from './hosted-page-site.js';
import {launchShell} from './launch.js';
import {onPhone, type Visit} from './phone.js';

/** The hosted page and a browser for the tests of a file. Before each, `page.json` is as it was. */
export function hostedPage() {
  let browser: Browser;
  let site: HostedPageSite;
  before(async () => {
    [site, browser] = await Promise.all([HostedPageSite.open(), launchShell()]);
  });
  beforeEach(() => {
    site.config = {};
  });
  after(async () => {
    await browser.close();
    await site.close();
  });
  return {
    /** There once the tests run. */
    site: () => site,
    inBrowser: (does: Visit, options?: BrowserContextOptions) => onPhone(browser, does, options),
  };
}
