import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {en} from '../../../../src/messages/en.js';
import {Translator} from '../../../../src/messages/translator.js';
import {connect, Customer, SAMPLES, type Way} from '../../../support/e2e/customer.js';
import {checkConnected, heard} from '../../../support/e2e/recorded-events.js';
import {Site} from '../../../support/e2e/site.js';

describe('connecting a tariff on a site', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  for (const way of Object.keys(SAMPLES) as Way[]) {
    it(`${way}: the tariff ends up as a stored location`, () =>
      site.visit({}, async page => {
        const customer = new Customer(page);
        await connect(customer, way);
        await customer.isDone();
        await checkConnected(page);
        const names = await heard(page);
        assert.equal(names.at(-1), 'flatpeak-close');
        assert.equal(names.includes('flatpeak-redirect'), way === 'DIRECT');
        assert.ok(!names.includes('flatpeak-error'));
      }));
  }

  it('one price for every hour is entered by hand, at a provider that is not listed', () =>
    site.visit({}, async page => {
      const customer = new Customer(page);
      await customer.opens();
      await customer.entersAddress();
      await customer.sees(en['provider-select.title']);
      await customer.clicks(new Translator('en', en).text('action.provider-missing'));
      await customer.sees(en['provider-name.title']);
      await page.getByRole('textbox').fill('Corner Shop Power');
      await customer.clicks(en['action.next']);
      await customer.choosesStructure(en['tariff-structure.fixed']);
      await customer.entersPrice();
      await customer.namesTariff();
      await customer.entersContractTerm();
      await page.getByText('24.12').first().waitFor();
      await customer.saves();
      await customer.isDone();
      await checkConnected(page);
    }));

  it('a customer who refuses at the provider sees that, and can choose again', () =>
    site.visit({}, async page => {
      const customer = new Customer(page);
      await customer.opens();
      await customer.entersAddress();
      await customer.choosesProvider(SAMPLES.DIRECT);
      await customer.signsIn('Refuse');
      await customer.sees(en['connection-failed.title']);
      assert.equal(new URL(page.url()).search, '');
      await customer.clicks(en['action.reconnect']);
      await customer.choosesProvider(SAMPLES.LIBRARY);
      await customer.choosesTariff();
      await customer.saves();
      await customer.isDone();
      await checkConnected(page);
    }));

  it('who cancels at the provider is back at the list', () =>
    site.visit({}, async page => {
      const customer = new Customer(page);
      await customer.opens();
      await customer.entersAddress();
      await customer.choosesProvider(SAMPLES.DIRECT);
      await customer.signsIn('Cancel');
      await customer.sees(en['provider-select.title']);
      await customer.clicks(en['action.close']);
      assert.ok(!(await heard(page)).includes('flatpeak-complete'));
    }));

  it('who does not want to wait for a slow provider leaves it to us', () =>
    site.visit({}, async page => {
      const customer = new Customer(page);
      await customer.opens();
      await customer.entersAddress();
      await customer.choosesProvider(SAMPLES.DIRECT);
      await customer.signsIn('The provider is slow today');
      await customer.sees(en['connection-pending.title']);
      await customer.clicks(en['connection-pending.action.save']);
      await customer.sees(en['session-complete.title']);
      await customer.isDone();
      await checkConnected(page, 'Waiting');
    }));
});
