// @ts-check
// How web-test-runner starts each engine.
// Not @web/test-runner-puppeteer: its puppeteer downloads a browser when it is installed.
import {chromeLauncher, puppeteerCore} from '@web/test-runner-chrome';
import {WebKitLauncher} from './webkit-launcher.js';
import {browserFlags, findBrowser} from './browser.js';
import {findFirefox} from './engines.js';

/** @type {Record<string, () => import('@web/test-runner').BrowserLauncher>} */
export const LAUNCHERS = {
  chromium: () =>
    chromeLauncher({launchOptions: {executablePath: findBrowser(), args: browserFlags}}),
  firefox: () =>
    chromeLauncher({
      puppeteer: puppeteerCore,
      launchOptions: {browser: 'firefox', executablePath: findFirefox(), headless: true},
    }),
  webkit: () => new WebKitLauncher(),
};
