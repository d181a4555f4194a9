import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {enginesToRun} from '../../engines.js';
import {SAMPLES, type Way} from '../../support/e2e/customer.js';
import {walkTo} from '../../support/e2e/engine-customer.js';
import {ENGINE_PAGES} from '../../support/e2e/engine-page.js';
import {HostedPageSite} from '../../support/e2e/hosted-page-site.js';

const STRUCTURES: Readonly<Record<Way, string>> = {
  DIRECT: 'FIXED',
  LIBRARY: 'FIXED',
  MARKET: 'MARKET',
  MANUAL: 'TIME_OF_DAY',
};

let site: HostedPageSite;
before(async () => {
  site = await HostedPageSite.open();
});
after(() => site.close());

describe('the hosted page in every engine', () => {
  for (const engine of enginesToRun())
    for (const [way, structure] of Object.entries(STRUCTURES))
      it(`connects a tariff of ${way} from a link: ${engine}`, async () => {
        const page = await ENGINE_PAGES[engine]?.();
        assert.ok(page);
        try {
          const token = await site.token();
          await page.goto(`${site.url}#fp_cot=${token}`);
          const provider = SAMPLES[way as Way];
          await walkTo(page, `${site.siteOrigin}/callback`, {provider, structure});
          assert.equal(await page.evaluate('location.search'), `?fp_cot=${token}`);
        } finally {
          await page.close();
        }
      });
});
