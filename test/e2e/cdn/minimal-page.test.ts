import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {en} from '../../../src/messages/en.js';
import {Customer, SAMPLES, walk} from '../../support/e2e/customer.js';
import {Site} from '../../support/e2e/site.js';

/** Browsers request the icon at any time. */
const ICON = 'other GET site/logo.svg';

/** All that a page asks for: by what, how, and from where. */
const ALLOWED = [
  /^document GET site\/minimal\.html$/,
  /^script GET site\/flatpeak-connect\.js$/,
  /^fetch POST site\/flatpeak\/connect-token$/,
  /^fetch POST service\/connect$/,
  /^image GET service\/logos\/[\w-]+\.svg$/,
];

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
      await customer.sees(en['session-complete.title.provider']);
      assert.equal(await page.title(), 'Nothing but the widget complete');
    }));

  it('asks for nothing but the script, page turns and logos, and waits for the script alone', () =>
    site.visit({path: '/minimal.html'}, async page => {
      const asked = new Set<string>();
      page.on('request', request => {
        const where = request.url().replace(site.simulatorUrl, 'service').replace(site.url, 'site');
        asked.add(`${request.resourceType()} ${request.method()} ${where}`);
      });
      await page.reload();
      await walk(new Customer(page), 'MARKET');
      asked.delete(ICON);
      const others = [...asked].filter(request => !ALLOWED.some(allowed => allowed.test(request)));
      assert.deepEqual(others, []);
      for (const allowed of ALLOWED)
        assert.ok(
          [...asked].some(request => allowed.test(request)),
          String(allowed),
        );
      const blocking = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(
            entry => (entry as {renderBlockingStatus?: string}).renderBlockingStatus === 'blocking',
          )
          .map(({name}) => name),
      );
      assert.deepEqual(blocking, [`${site.url}/flatpeak-connect.js`]);
    }));
});
