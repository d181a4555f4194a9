import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {connect, Customer, SAMPLES, type Manner, type Way} from '../../support/e2e/customer.js';
import {checkConnected, heard, opensConsole} from '../../support/e2e/recorded-events.js';
import {Site} from '../../support/e2e/site.js';

/** How the newer releases differ from the first. */
const RELEASES: Readonly<Record<string, Manner>> = {
  Anode: {
    asks: async () => {},
    async ends(customer) {
      await customer.sees(en['tariff-summary.title.view']);
      await customer.isDone();
    },
  },
  Busbar: {
    asks: customer => customer.namesTariff(),
    async ends(customer) {
      await customer.sees(en['tariffs.title']);
      await customer.isDone();
    },
  },
};

async function chooses(page: Page, release: string): Promise<void> {
  await opensConsole(page);
  await Promise.all([
    page.waitForEvent('load'),
    page.getByLabel('API').selectOption({label: release}),
  ]);
}

describe('another API version, chosen at the top of the site', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  for (const [release, manner] of Object.entries(RELEASES))
    for (const way of Object.keys(SAMPLES) as Way[])
      it(`${release}, ${way}: from the button to the result`, () =>
        site.visit({}, async page => {
          await chooses(page, release);
          await connect(new Customer(page), way, manner);
          await opensConsole(page);
          await page.getByText('flatpeak-complete').first().waitFor();
          await checkConnected(page);
          const names = await heard(page);
          assert.equal(names.filter(name => name === 'flatpeak-complete').length, 1);
          assert.ok(!names.includes('flatpeak-error'));
        }));

  it('Anode: what is connected has its price among the customer’s tariffs, and can be disconnected', () =>
    // There are no prices where nothing is connected any more.
    site.visit({expected: /status of 404/}, async page => {
      const customer = new Customer(page);
      await chooses(page, 'Anode');
      await connect(customer, 'DIRECT', RELEASES['Anode']);
      await checkConnected(page);
      await page.getByRole('navigation').getByRole('link', {name: 'My energy'}).click();
      const settings = page.locator('flatpeak-tariff-settings');
      await settings.getByText(SAMPLES.DIRECT).waitFor();
      await settings.getByText('p/kWh').first().waitFor();
      await settings.getByRole('button', {name: en['action.disconnect']}).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', {name: en['confirm.disconnect.yes']}).click();
      await dialog.getByText(en['session-complete.disconnected']).first().waitFor();
      await customer.isDone();
      await settings.getByText(en['tariff.state.not-connected'], {exact: true}).first().waitFor();
    }));
});
