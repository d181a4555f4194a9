import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';
import type {FrameLocator, Page} from 'playwright-core';
import {encodeMessage, type AppMessage} from '../../../src/bridge/index.js';
import {en} from '../../../src/messages/en.js';
import {english} from '../../../src/page/english.js';
import {Customer, SAMPLES, sentence} from '../../support/e2e/customer.js';
import {hostedPage} from '../../support/e2e/hosted-page.js';

const {site, inBrowser} = hostedPage();
beforeEach(() => {
  // Records what the hosted page sends, and to whom.
  const receive = `<script>
    var got = [];
    addEventListener('message', event => got.push(JSON.parse(event.data)));
  </script>`;
  site().pages.set(
    '/frame',
    `${receive}<iframe src="${site().url}" title="Tariff" width="380"></iframe>`,
  );
  site().pages.set(
    '/window',
    `${receive}<button onclick="w = window.open('${site().url}')">Connect</button>`,
  );
  site().config = {allowedOrigins: [site().siteOrigin]};
});

/** Waits until the site got a message of a type, and returns the first one. */
async function gets(page: Page, type: string): Promise<Record<string, unknown>> {
  const found = await page.waitForFunction(
    `got.find(message => message.type === ${JSON.stringify(type)})`,
  );
  return (await found.jsonValue()) as Record<string, unknown>;
}

const typesIn = (page: Page) => page.evaluate('got.map(({type}) => type)') as Promise<string[]>;

const send = (page: Page, target: string, message: AppMessage) =>
  page.evaluate(
    `${target}.postMessage(${JSON.stringify(encodeMessage(message))}, ${JSON.stringify(new URL(site().url).origin)})`,
  );

const headingIn = (frame: FrameLocator, text: string) =>
  frame.getByRole('heading', {name: sentence(text)});

describe('the hosted page in a frame of another origin', () => {
  it('connects a tariff, with the provider’s login in a window', () =>
    inBrowser(async (page, context) => {
      await page.goto(`${site().siteOrigin}/frame`);
      await gets(page, 'ready');
      await send(page, 'frames[0]', {type: 'token', token: await site().token()});
      const frame = page.frameLocator('iframe');
      await frame.getByLabel('House number and street').fill('1-3 Strand');
      await frame.getByLabel('Town or city').fill('London');
      await frame.getByLabel('Postcode').fill('WC2N 5EH');
      await frame.getByRole('button', {name: en['action.next']}).click();
      await frame.getByRole('option', {name: SAMPLES.DIRECT, exact: true}).click();
      const opened = context.waitForEvent('page');
      await frame.getByRole('button', {name: en['redirect.continue']}).click();
      const login = await opened;
      const closed = login.waitForEvent('close');
      const customer = new Customer(login);
      await customer.clicks('Sign in');
      await customer.clicks('Allow');
      await closed;
      await frame.getByRole('button', {name: en['tariff-summary.action.save']}).click();
      assert.equal((await gets(page, 'complete'))['outcome'], 'saved');
      await page.waitForFunction(`got.some(({height}) => height > 400 && height < 2000)`);
      await frame.getByRole('button', {name: en['action.done']}).click();
      assert.equal((await gets(page, 'close'))['complete'], true);
      const types = await typesIn(page);
      assert.ok(!types.includes('redirect'), types.join());
      assert.equal(page.url(), `${site().siteOrigin}/frame`);
    }));

  it('opens for no site that is not named, and sends it nothing', () =>
    inBrowser(async page => {
      site().config = {allowedOrigins: ['https://another.example']};
      await page.goto(`${site().siteOrigin}/frame`);
      const frame = page.frameLocator('iframe');
      await send(page, 'frames[0]', {type: 'token', token: await site().token()});
      await headingIn(frame, english.incomplete).waitFor();
      assert.deepEqual(await typesIn(page), []);
    }));

  it('is shown in no frame where no site is named, whatever the link has', () =>
    inBrowser(async page => {
      site().config = {};
      site().pages.set(
        '/link',
        `<iframe src="${site().url}#fp_cot=${await site().token()}" title="Tariff"></iframe>`,
      );
      await page.goto(`${site().siteOrigin}/link`);
      await headingIn(page.frameLocator('iframe'), english.framed).waitFor();
    }));

  it('leaves the login to a site that wants to open it', () =>
    inBrowser(async page => {
      await page.goto(`${site().siteOrigin}/frame`);
      await gets(page, 'ready');
      const token = await site().tokenAt('redirect');
      await send(page, 'frames[0]', {type: 'token', token, login: 'app'});
      await page
        .frameLocator('iframe')
        .getByRole('button', {name: en['redirect.continue']})
        .click();
      assert.match((await gets(page, 'redirect'))['url'] as string, /fp_cot=/);
    }));
});

describe('the hosted page in a window that a site opened', () => {
  it('takes the token from the site, says what happened, and closes', () =>
    inBrowser(async (page, context) => {
      await page.goto(`${site().siteOrigin}/window`);
      const opened = context.waitForEvent('page');
      await page.getByRole('button', {name: 'Connect'}).click();
      const popup = await opened;
      const closed = popup.waitForEvent('close');
      await gets(page, 'ready');
      await send(page, 'w', {type: 'token', token: await site().tokenAt('tariff-summary')});
      const customer = new Customer(popup);
      await customer.saves();
      await gets(page, 'complete');
      await customer.isDone();
      await closed;
      assert.deepEqual((await typesIn(page)).at(-1), 'close');
    }));
});
