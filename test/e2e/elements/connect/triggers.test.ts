import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {en} from '../../../../src/messages/en.js';
import {Customer} from '../../../support/e2e/customer.js';
import {Site} from '../../../support/e2e/site.js';

/** Data attributes of a foreign author, as sanitizers let them through. */
const FOREIGN = {
  'data-token-url': 'https://evil.example/token',
  'data-connect-url': 'https://evil.example/connect',
  'data-callback-url': 'https://evil.example/callback',
  'data-connect-token': 'cot_foreign',
  'data-follow-callback': '',
};

const addLink = (page: Page, attributes: Record<string, string>) =>
  page.evaluate(entries => {
    const link = document.createElement('a');
    link.href = '#prize';
    link.textContent = 'Claim your prize';
    link.setAttribute('data-flatpeak-connect', '');
    for (const [name, value] of entries) link.setAttribute(name, value);
    document.body.prepend(link);
  }, Object.entries(attributes));

describe('a link of a foreign author with data-flatpeak-connect', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  for (const [what, choice] of [
    ['opens the page’s widget', {}],
    ['opens a copy of the page’s widget', {'data-direction': 'EXPORT'}],
  ] as const)
    it(`${what}, with the URLs of the site alone`, () =>
      site.visit({}, async page => {
        const requested: string[] = [];
        page.on('request', request => requested.push(request.url()));
        await addLink(page, {...FOREIGN, ...choice});
        await page.getByRole('link', {name: 'Claim your prize'}).click();
        await new Customer(page).sees(en['postal-address.title']);
        assert.ok(requested.includes(`${site.url}/flatpeak/connect-token`));
        assert.deepEqual(
          requested.filter(url => !url.startsWith(site.url) && !url.startsWith(site.simulatorUrl)),
          [],
        );
      }));
});
