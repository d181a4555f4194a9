import {chromium, type Browser} from 'playwright-core';
import {browserFlags, findBrowser} from '../browser.js';

/** A browser with a fresh profile; the caller closes it. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No browser: npm test finds or installs one.');
  return chromium.launch({executablePath, args: browserFlags});
}
