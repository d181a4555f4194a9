import {chromium, type Browser, type LaunchOptions} from 'playwright-core';
import {browserFlags, findBrowser} from '../browser.js';

/** A browser with a fresh profile; the caller closes it. */
export function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No browser: npm test finds or installs one.');
  return chromium.launch({executablePath, args: browserFlags, ...options});
}
