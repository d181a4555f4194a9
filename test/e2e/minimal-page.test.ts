import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {en} from '../../src/messages/en.js';
import {Customer, SAMPLES} from './customer.js';
import {Site} from './site.js';

describe('a page with nothing but the script and the element', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  it('connects a tariff, and says so once', () =>
    site.visit({path: '/minimal.html'}, async page => {
      await page.evaluate(() => {
        addEventListener('flatpeak-complete', () => {
          document.title += ' complete';
        });
      });
      const customer = new Customer(page);
      await customer.entersAddress();
      await customer.choosesProvider(SAMPLES.LIBRARY);
      await customer.choosesTariff();
      await customer.saves();
      await customer.isDone();
      await customer.sees(en['session-complete.title']);
      assert.equal(await page.title(), 'Nothing but the widget complete');
    }));
});
