import type {Browser, BrowserContext, BrowserContextOptions, Page} from 'playwright-core';
import {PAGE_TIMEOUT_MS} from './launch.js';

export const PHONE = {
  viewport: {width: 390, height: 844},
  locale: 'en-GB',
} satisfies BrowserContextOptions;

/** What a customer does; `complaints` are the errors of the pages and those in their consoles. */
export type Visit = (page: Page, context: BrowserContext, complaints: string[]) => Promise<void>;

/** Runs a visit in a browser of its own. */
export async function onPhone(
  browser: Browser,
  does: Visit,
  options: BrowserContextOptions = PHONE,
): Promise<void> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PAGE_TIMEOUT_MS);
  const complaints: string[] = [];
  context.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('weberror', error => complaints.push(error.error().message));
  try {
    await does(await context.newPage(), context, complaints);
  } finally {
    await context.close();
  }
}
