import {chromium, type Browser, type BrowserContext, type LaunchOptions} from 'playwright-core';
import {browserFlags, findBrowser, findShell} from '../../browser.js';

/** Which browser, and how it is started. */
function howToLaunch(executablePath = findBrowser(), flags: readonly string[] = []): LaunchOptions {
  if (!executablePath) throw new Error('No browser: npm test finds or installs one.');
  return {executablePath, args: [...browserFlags, ...flags]};
}

/** A browser with a fresh profile; the caller closes it. */
export function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({...howToLaunch(), ...options});
}

/**
 * The same for what needs no more than pages: it keeps none for the back button, and does not
 * connect ahead.
 */
export function launchShell(...flags: readonly string[]): Promise<Browser> {
  return chromium.launch(howToLaunch(findShell(), flags));
}

/** A fresh profile that is not private: Chromium connects ahead only there. */
export function launchProfile(): Promise<BrowserContext> {
  return chromium.launchPersistentContext('', {...howToLaunch(), locale: 'en-GB'});
}

/** Time limit for each step in a page. Only ends what hangs: a busy machine takes its time. */
export const PAGE_TIMEOUT_MS = 60_000;
