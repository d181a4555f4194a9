import assert from 'node:assert/strict';
import type {Page} from 'playwright-core';

/** The names of the events that the demo's page lists, the oldest first. */
export async function heard(page: Page): Promise<string[]> {
  const log = page.getByRole('log', {name: 'Events'});
  const names = await log.getByText(/^flatpeak-/).allTextContents();
  return names.reverse();
}

/** Checks what every good end has in common. @returns the stored location's id */
export async function checkConnected(page: Page, outcome = 'Connected'): Promise<string> {
  const stored = page.getByRole('listitem').filter({hasText: /loc_\w+/});
  await stored.filter({hasText: outcome}).waitFor();
  assert.equal(await stored.count(), 1);
  const names = await heard(page);
  assert.equal(names.filter(name => name === 'flatpeak-complete').length, 1, names.join());
  assert.equal(new URL(page.url()).search, '');
  return (await stored.getByText(/^loc_/).textContent()) ?? '';
}
