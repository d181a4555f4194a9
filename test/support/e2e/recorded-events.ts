import assert from 'node:assert/strict';
import type {Page} from 'playwright-core';

/** Opens the part of the demo's page that is for developers, also behind a modal dialog. */
export async function opensConsole(page: Page): Promise<void> {
  // The tab does nothing until the page's script has run.
  await page.waitForFunction(() => {
    const tab = document.getElementById('tab-developers');
    tab?.click();
    return tab?.ariaSelected === 'true';
  });
}

/** The names of the events that the demo's page lists, the oldest first. */
export async function heard(page: Page): Promise<string[]> {
  await opensConsole(page);
  const log = page.getByRole('log', {name: 'Events'});
  const names = await log.getByText(/^flatpeak-/).allTextContents();
  return names.reverse();
}

/** Checks what every good end has in common. @returns the stored location's id */
export async function checkConnected(page: Page, outcome = 'Connected'): Promise<string> {
  await opensConsole(page);
  const stored = page.getByRole('listitem').filter({hasText: /loc_\w+/});
  await stored.filter({hasText: outcome}).waitFor();
  assert.equal(await stored.count(), 1);
  const names = await heard(page);
  assert.equal(names.filter(name => name === 'flatpeak-complete').length, 1, names.join());
  assert.equal(new URL(page.url()).search, '');
  return (await stored.getByText(/^loc_/).textContent()) ?? '';
}
