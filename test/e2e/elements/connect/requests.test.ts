import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {en} from '../../../../src/messages/en.js';
import {Arrivals} from '../../../support/e2e/network-arrivals.js';
import {Customer, walkFixed} from '../../../support/e2e/customer.js';
import {launchProfile} from '../../../support/e2e/launch.js';
import {BuiltScriptPage} from '../../../support/e2e/built-script-page.js';

/** Of that walk: reading the first page, and seven answers. */
const TURNS = 8;

describe('what goes to the service', () => {
  let built: BuiltScriptPage;
  let arrivals: Arrivals;
  beforeEach(async () => {
    built = await BuiltScriptPage.open();
    arrivals = new Arrivals(built.connectUrl);
  });
  afterEach(async () => {
    arrivals.close();
    await built.close();
  });

  /** A page with these elements, and a backend that returns tokens. */
  function give(
    elements: string,
    {session = {}, permit = Promise.resolve()}: {session?: object; permit?: Promise<void>} = {},
  ): void {
    built.serve('/token', {
      type: 'application/json',
      async body() {
        await permit;
        const token = await built.token({page: 'postal-address', ...session});
        return JSON.stringify({connect_token: token});
      },
    });
    built.serve('/visit', {
      type: 'text/html',
      body: () => `<!doctype html><html lang="en-GB"><title>My energy</title>
        <script src="/flatpeak-connect.js"></script>${elements}</html>`,
    });
  }

  const visit = (does: (page: Page) => Promise<void>) => built.visit({path: '/visit'}, does);

  /** A visit in a browser that connects ahead, as everybody's does. */
  async function visitAhead(does: (page: Page) => Promise<void>): Promise<void> {
    const context = await launchProfile();
    try {
      const page = await context.newPage();
      await page.goto(`${built.siteUrl}/visit`);
      await does(page);
    } finally {
      await context.close();
    }
  }

  const widget = (attributes = '') =>
    `<flatpeak-connect token-url="/token" connect-url="${built.connectUrl}" ${attributes}></flatpeak-connect>`;

  it('is one request a page turn, for which a browser asks no permission', () => {
    give(widget());
    return visit(async page => {
      await walkFixed(new Customer(page));
      assert.deepEqual(arrivals.methods('/connect'), Array(TURNS).fill('POST'));
      for (const {headers} of arrivals.posts) {
        assert.equal(headers['content-type'], 'text/plain;charset=UTF-8');
        assert.equal(headers.cookie, undefined);
      }
    });
  });

  it('is JSON by name in a newer release, for which a browser asks permission once', () => {
    give(widget('api-version="anode"'), {session: {api_version: 'anode'}});
    return visit(async page => {
      const customer = new Customer(page);
      await customer.entersAddress();
      await customer.sees(en['provider-select.title']);
      assert.deepEqual(arrivals.methods('/connect'), ['OPTIONS', 'POST', 'POST']);
      for (const {headers} of arrivals.posts)
        assert.equal(headers['content-type'], 'application/json');
    });
  });

  it('has the JSON content type if the site proxies the service', () => {
    give(widget().replace(built.connectUrl, '/proxy'));
    return visit(async page => {
      const types: (string | undefined)[] = [];
      await page.route('**/proxy', async route => {
        types.push(route.request().headers()['content-type']);
        await route.fulfill({response: await route.fetch({url: built.connectUrl})});
      });
      await page.reload();
      const customer = new Customer(page);
      await customer.entersAddress();
      await customer.sees(en['provider-select.title']);
      // Their number is tested above; the page that was loaded first may send one more.
      assert.deepEqual([...new Set(types)], ['application/json']);
      assert.equal(await page.locator('link[rel="preconnect"]').count(), 0);
    });
  });

  it('finds a connection that was made while the backend was asked for a token', () => {
    // The backend waits for it: without it no page would appear.
    give(widget(), {permit: arrivals.connected});
    return visitAhead(async page => {
      await new Customer(page).sees(en['postal-address.title']);
      assert.equal(arrivals.connections.size, 1, 'the first turn has taken that connection');
    });
  });

  it('finds a connection that was made before a dialog is opened', {timeout: 60_000}, () => {
    give(widget('mode="dialog"') + widget('mode="dialog"'));
    return visitAhead(async page => {
      await arrivals.connected;
      assert.deepEqual(arrivals.requests, []);
      const links = await page.locator('link[rel="preconnect"]').all();
      assert.equal(links.length, 1, 'one for both');
      await page.getByRole('button', {name: en.launch}).first().click();
      await new Customer(page).sees(en['postal-address.title']);
      assert.equal(arrivals.connections.size, 1, 'the first turn has taken that connection');
    });
  });
});
