import {chromium, type Browser, type BrowserContext, type LaunchOptions} from 'playwright-core';
import {browserFlags, findBrowser} from '../browser.js';

/** Which browser, and how it is started. */
function howToLaunch(): LaunchOptions {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No browser: npm test finds or installs one.');
  return {executablePath, args: browserFlags};
}

/** A browser with a fresh profile; the caller closes it. */
export function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({...howToLaunch(), ...options});
}

/** A fresh profile that is not private: Chromium connects ahead only there. */
export function launchProfile(): Promise<BrowserContext> {
  return chromium.launchPersistentContext('', {...howToLaunch(), locale: 'en-GB'});
}
