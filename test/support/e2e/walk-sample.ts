import assert from 'node:assert/strict';
import {it} from 'node:test';
import {connect, Customer, SAMPLES} from './customer.js';
import {made, type Sample} from './samples.js';
import {Site} from './site.js';

/** A customer connects a tariff in a sample, by way of the provider's login. */
export function walk(sample: Sample): void {
  it(`${sample.name}: connects a tariff, and the app gets one event`, async () => {
    const site = await Site.open(
      '--site',
      await made(sample),
      '--trusted-types',
      sample.trustedTypes,
      ...(sample.inlineScripts ? ['--inline-scripts'] : []),
    );
    try {
      // None of them has an icon.
      await site.visit({expected: /favicon\.ico/}, async page => {
        let completions = 0;
        page.on('request', request => {
          if (request.url().endsWith('/flatpeak/complete')) completions++;
        });
        const customer = new Customer(page);
        await connect(customer, 'DIRECT');
        await customer.isDone();
        await page
          .getByRole('status')
          .getByText(`Connected: ${SAMPLES.DIRECT}`, {exact: true})
          .waitFor();
        const {tariffs} = await (await page.request.get(`${site.url}/api/me`)).json();
        assert.equal(tariffs.length, 1);
        assert.equal(completions, 1);
      });
    } finally {
      await site.close();
    }
  });
}
