import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {english} from '../../../src/page/english.js';
import {Customer, sentence, walk, type Way} from '../../support/e2e/customer.js';
import {hostedPage} from '../../support/e2e/hosted-page.js';
import {violations} from '../../support/e2e/axe.js';
import {PHONE} from '../../support/e2e/phone.js';

const {site, inBrowser} = hostedPage();

const heading = (page: Page, text: string) => page.getByRole('heading', {name: sentence(text)});

describe('the hosted page in the place of the vendor’s client', () => {
  for (const way of ['DIRECT', 'LIBRARY', 'MARKET', 'MANUAL'] as const satisfies readonly Way[])
    it(`connects a tariff of ${way} from a link, and ends at the callback`, () =>
      inBrowser(async (page, _, complaints) => {
        const token = await site().token();
        await page.goto(`${site().url}?fp_cot=${token}`);
        const customer = new Customer(page, async () => {
          const isOurs = page.url().startsWith(site().url);
          assert.ok(!isOurs || page.url() === site().url, page.url());
        });
        await walk(customer, way);
        await customer.isDone();
        await page.waitForURL(`${site().siteOrigin}/callback?fp_cot=${token}`);
        assert.deepEqual(complaints, []);
      }));

  it('takes the token from the fragment, and keeps the rest of the URL', () =>
    inBrowser(async page => {
      await page.goto(`${site().url}?utm=mail#fp_cot=${await site().token()}`);
      await heading(page, en['postal-address.title']).waitFor();
      assert.equal(page.url(), `${site().url}?utm=mail`);
      const {length} = await page.evaluate(() => ({length: history.length}));
      assert.equal(length, 2);
    }));

  it('goes on after a reload with what was typed', () =>
    inBrowser(async page => {
      await page.goto(`${site().url}?fp_cot=${await site().token()}`);
      await page.getByLabel('Town or city').fill('London');
      await page.reload();
      await heading(page, en['postal-address.title']).waitFor();
      await page.waitForFunction(
        () =>
          document
            .querySelector('flatpeak-connect')
            ?.shadowRoot?.querySelector('flatpeak-postal-address-page')
            ?.shadowRoot?.querySelector<HTMLInputElement>('[name=city]')?.value === 'London',
      );
    }));

  it('draws a page that comes in a chunk of its own', () =>
    inBrowser(async (page, _, complaints) => {
      await page.goto(`${site().url}?fp_cot=${await site().tokenAt('unknown')}`);
      await heading(page, en['unknown.title']).waitFor();
      assert.deepEqual(complaints, []);
    }));

  it('keeps no token once the session is over', () =>
    inBrowser(async page => {
      await page.goto(`${site().url}?fp_cot=${await site().tokenAt('tariff-summary')}`);
      const customer = new Customer(page);
      await customer.saves();
      assert.equal(await page.evaluate(() => sessionStorage.getItem('flatpeak-page')), null);
    }));

  it('can be left and gone on with, until it is done', () =>
    inBrowser(async page => {
      await page.goto(`${site().url}?fp_cot=${await site().token()}`);
      await heading(page, en['postal-address.title']).waitFor();
      await page.getByRole('button', {name: en['action.close']}).click();
      await heading(page, english.kept).waitFor();
      await page.getByRole('button', {name: english.continue}).click();
      await heading(page, en['postal-address.title']).waitFor();
    }));
});

describe('what a company sets up', () => {
  it('has its name, line, language and colours', () =>
    inBrowser(
      async page => {
        site().config = {
          name: 'Example Energy',
          legal: 'Example Energy Ltd',
          languages: ['en', 'de'],
          tokens: {'--flatpeak-color-accent': 'rgb(120, 20, 160)'},
          theme: 'dark',
          attributes: {'connect-url': `${site().simulator.url}/connect`, 'api-version': 'zero'},
        };
        await page.goto(`${site().url}?fp_cot=${await site().token()}`);
        await page.getByText('Example Energy Ltd').waitFor();
        await page.getByRole('button', {name: 'Weiter'}).waitFor();
        assert.equal(await page.title(), 'Stromtarif verbinden · Example Energy');
        assert.equal(await page.evaluate(() => document.documentElement.lang), 'de-DE');
        const colour = await page
          .getByRole('button', {name: 'Weiter'})
          .evaluate(button => getComputedStyle(button).backgroundColor);
        assert.equal(colour, 'rgb(120, 20, 160)');
      },
      {...PHONE, locale: 'de-DE'},
    ));

  it('offers only its languages', () =>
    inBrowser(
      async page => {
        site().config = {languages: ['sv', 'en']};
        await page.goto(site().url);
        await heading(page, 'Länken är inte komplett').waitFor();
      },
      {...PHONE, locale: 'de-DE'},
    ));

  it('leads back to it from a link without a token', () =>
    inBrowser(async page => {
      site().config = {name: 'Example Energy', homeUrl: `${site().siteOrigin}/energy`};
      await page.goto(site().url);
      await heading(page, english.incomplete).waitFor();
      await page.getByText('Go back to Example Energy, and start again.').waitFor();
      await page.getByRole('link', {name: 'Back to Example Energy'}).click();
      await page.waitForURL(`${site().siteOrigin}/energy`);
    }));

  const BROKEN: readonly (readonly [string, string | Record<string, unknown>, RegExp])[] = [
    ['a setting that is misspelt', {langages: ['en']}, /“langages” is not a setting/],
    ['another type', {allowedOrigins: 'https://a.example'}, /“allowedOrigins” must be a list/],
    ['a wildcard', {allowedOrigins: ['https://*.a.example']}, /“allowedOrigins” must be a list/],
    ['a script as a URL', {homeUrl: 'javascript:alert(1)'}, /“homeUrl” must be a URL/],
    ['a property of all objects', {constructor: 'x'}, /“constructor” is not a setting/],
    [
      'an attribute that no element can have',
      {attributes: {'on click': 'x'}},
      /“attributes” must be/,
    ],
    ['attributes in a list', {attributes: ['x']}, /“attributes” must be/],
    ['no JSON', '{"name": }', /not JSON/],
    ['a list', '[]', /must be an object/],
  ];
  for (const [what, config, problem] of BROKEN)
    it(`says what is wrong with page.json: ${what}`, () =>
      inBrowser(async (page, _, complaints) => {
        site().config = config;
        await page.goto(`${site().url}?fp_cot=${await site().token()}`);
        await heading(page, english.setup).waitFor();
        await page.getByText(problem).waitFor();
        assert.match(complaints.join('\n'), problem);
      }));

  it('shows that something did not load, and tries again', () =>
    inBrowser(async (page, context) => {
      const module = '**/flatpeak-connect.mjs';
      await context.route(module, route => route.abort());
      await page.goto(`${site().url}?fp_cot=${await site().token()}`);
      await heading(page, english.failed).waitFor();
      await context.unroute(module);
      await page.getByRole('button', {name: english.retry}).click();
      await heading(page, en['postal-address.title']).waitFor();
    }));
});

describe('the hosted page for everyone', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    it(`has nothing that axe finds, in ${colorScheme}`, () =>
      inBrowser(
        async page => {
          site().config = {
            name: 'Example Energy',
            homeUrl: 'https://example.com/',
            legal: 'Example Energy Ltd',
            attributes: {'connect-url': `${site().simulator.url}/connect`},
          };
          await page.goto(site().url);
          await heading(page, english.incomplete).waitFor();
          assert.deepEqual(await violations(page), []);
          await page.goto(`${site().url}?fp_cot=${await site().token()}`);
          await heading(page, en['postal-address.title']).waitFor();
          assert.deepEqual(await violations(page), []);
        },
        {...PHONE, colorScheme, reducedMotion: 'reduce'},
      ));

  it('has room for every page on the smallest phone', () =>
    inBrowser(
      async page => {
        await page.goto(`${site().url}?fp_cot=${await site().token()}`);
        await heading(page, en['postal-address.title']).waitFor();
        const {scrollWidth, clientWidth} = await page.evaluate(() => {
          const {scrollWidth, clientWidth} = document.documentElement;
          return {scrollWidth, clientWidth};
        });
        assert.equal(scrollWidth, clientWidth);
      },
      {...PHONE, viewport: {width: 320, height: 568}},
    ));
});
