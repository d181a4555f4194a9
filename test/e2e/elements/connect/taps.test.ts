import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {connect, Customer, walkFixed} from '../../../support/e2e/customer.js';
import {checkConnected} from '../../../support/e2e/recorded-events.js';
import {Site} from '../../../support/e2e/site.js';

/** Counts the taps on the site's own pages, also over a visit to the provider. */
const countTaps = (page: Page) =>
  page.addInitScript(() =>
    addEventListener('click', event => {
      const taps = Number(sessionStorage.getItem('taps'));
      // A field is typed into, and its label is no button.
      const isButton = event.composedPath().some(at => at instanceof HTMLButtonElement);
      if (isButton) sessionStorage.setItem('taps', String(taps + 1));
    }),
  );

const taps = (page: Page) => page.evaluate(() => Number(sessionStorage.getItem('taps')));

/** The dialog closes by itself. */
const isClosed = (page: Page) => page.getByRole('dialog').waitFor({state: 'hidden'});

const setAutoClose = (page: Page) =>
  page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () =>
      document.querySelector('flatpeak-connect')?.toggleAttribute('auto-close', true),
    ),
  );

describe('connecting a tariff takes few taps', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  for (const [how, most, walk] of [
    ['with a login at the provider', 5, (customer: Customer) => connect(customer, 'DIRECT')],
    [
      'by hand',
      8,
      async (customer: Customer) => {
        await customer.opens();
        await walkFixed(customer);
      },
    ],
  ] as const)
    it(`${how}: ${most}, from the button of the site to the closed dialog`, () =>
      site.visit({}, async page => {
        await countTaps(page);
        await setAutoClose(page);
        await page.reload();
        await walk(new Customer(page));
        await isClosed(page);
        assert.equal(await taps(page), most);
        await checkConnected(page);
      }));
});
