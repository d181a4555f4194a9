// @ts-check
// How web-test-runner starts each engine.
import {chromeLauncher} from '@web/test-runner-chrome';
import {puppeteerLauncher} from '@web/test-runner-puppeteer';
import {WebKitLauncher} from './webkit-launcher.js';
import {browserFlags, findBrowser} from './browser.js';
import {findFirefox} from './engines.js';

/** @type {Record<string, () => import('@web/test-runner').BrowserLauncher>} */
export const LAUNCHERS = {
  chromium: () =>
    chromeLauncher({launchOptions: {executablePath: findBrowser(), args: browserFlags}}),
  firefox: () =>
    puppeteerLauncher({
      launchOptions: {browser: 'firefox', executablePath: findFirefox(), headless: true},
    }),
  webkit: () => new WebKitLauncher(),
};
