import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {connect, Customer, SAMPLES, type Way} from '../../support/e2e/customer.js';
import {checkConnected, heard} from '../../support/e2e/recorded-events.js';
import {Site} from '../../support/e2e/site.js';

/** Whatever sticks out to the side, in the page or in the dialog. */
const wide = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const dialog = document.querySelector('flatpeak-connect')?.shadowRoot?.querySelector('dialog');
    return [root, dialog]
      .filter(box => box && box.scrollWidth > box.clientWidth)
      .map(box => `${box?.localName} ${box?.scrollWidth} > ${box?.clientWidth}`);
  });

/** How bright the card is, from 0 to 255. */
const brightness = (page: Page) =>
  page.evaluate(() => {
    const card = document.querySelector('flatpeak-connect')?.shadowRoot?.querySelector('.card');
    const colour = getComputedStyle(card ?? document.body).backgroundColor;
    return Math.max(...(colour.match(/\d+/g) ?? []).slice(0, 3).map(Number));
  });

describe('connecting a tariff on all kinds of devices', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  for (const way of Object.keys(SAMPLES) as Way[]) {
    it(`${way}: nothing has to be scrolled sideways on the smallest phone`, () =>
      site.visit({viewport: {width: 320, height: 640}, hasTouch: true}, async page => {
        const look = async () => assert.deepEqual(await wide(page), []);
        await look();
        const customer = new Customer(page, look);
        await connect(customer, way);
        await customer.isDone();
        await checkConnected(page);
        await look();
      }));
  }

  it('the way back of the device closes the dialog, at the first time', () =>
    site.visit({hasTouch: true}, async page => {
      const customer = new Customer(page);
      await customer.opens();
      // Whoever has touched a page lets it refuse to close.
      await page.getByLabel('Town or city').tap();
      await page.getByRole('dialog').evaluate((dialog: HTMLDialogElement) => dialog.requestClose());
      await page.getByRole('dialog').waitFor({state: 'hidden'});
      assert.equal((await heard(page)).at(-1), 'flatpeak-close');
      await customer.opens();
      await customer.entersAddress();
    }));

  it('every page is dark where the customer likes it dark', () =>
    site.visit({colorScheme: 'dark'}, async page => {
      const look = async () => assert.ok((await brightness(page)) < 80);
      const customer = new Customer(page, look);
      await connect(customer, 'MARKET');
    }));
});
