import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {en} from '../../src/messages/en.js';
import {Customer, SAMPLES} from './customer.js';
import {checkConnected, heard} from './heard.js';
import {Site} from './site.js';

describe('another release of the service, chosen at the top of the host’s site', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  const release = async (customer: Customer, name: string): Promise<void> => {
    const {page} = customer;
    await Promise.all([
      page.waitForEvent('load'),
      page.getByLabel('API').selectOption({label: name}),
    ]);
    await customer.opens();
    await customer.entersAddress();
  };

  it('Anode: a login, and a tariff that is stored by itself', () =>
    // There are no prices where nothing is connected any more.
    site.visit({expected: /status of 404/}, async page => {
      const customer = new Customer(page);
      await release(customer, 'Anode');
      await customer.choosesProvider(SAMPLES.DIRECT);
      await customer.signsIn('Allow');
      await customer.sees(en['tariff-summary.title.view']);
      await page.getByText(en['session-complete.saved'], {exact: true}).first().waitFor();
      await customer.isDone();
      await checkConnected(page);
      const names = await heard(page);
      assert.equal(names.filter(name => name === 'flatpeak-complete').length, 1);

      // What is connected is shown, with its price, on the page of the customer's energy.
      await page.getByRole('link', {name: 'My energy'}).click();
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

  it('Anode: prices by hand, with nothing asked that the host does not want', () =>
    site.visit({}, async page => {
      const customer = new Customer(page);
      await release(customer, 'Anode');
      await customer.choosesProvider(SAMPLES.MANUAL);
      await customer.choosesStructure(en['tariff-structure.time-of-day']);
      await customer.entersDayAndNight();
      await customer.sees(en['tariff-summary.title.view']);
      await customer.isDone();
      await checkConnected(page);
    }));

  it('Busbar: a login, and all tariffs of the home', () =>
    site.visit({}, async page => {
      const customer = new Customer(page);
      await release(customer, 'Busbar');
      await customer.choosesProvider(SAMPLES.DIRECT);
      await customer.signsIn('Allow');
      await customer.sees(en['tariffs.title']);
      await page.getByText(SAMPLES.DIRECT).first().waitFor();
      await customer.isDone();
      await page.getByText('flatpeak-complete').first().waitFor();
    }));
});
