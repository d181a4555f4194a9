import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {CdnSite, cdnHash, cdnScript} from '../../support/e2e/cdn-site.js';
import {Customer} from '../../support/e2e/customer.js';
import {heldScript} from '../../support/e2e/held-script.js';
import {launchShell, PAGE_TIMEOUT_MS} from '../../support/e2e/launch.js';
import {watch} from '../../support/e2e/site.js';

const MODULE = '<script type="module" src="/flatpeak-connect.mjs"></script>';
const FILE = 'flatpeak-first-page.js';
const SCRIPT = `<script>${cdnScript(FILE)}</script>`;

describe('the first page, requested while the module is on its way', () => {
  let browser: Browser;
  let site: CdnSite;
  let page: Page;
  let seen: Awaited<ReturnType<typeof watch>>;
  let customer: Customer;
  /** The bodies of the requests to the service. */
  let turns: string[];

  before(async () => {
    [browser, site] = await Promise.all([launchShell(), CdnSite.open()]);
    // What the README tells a site to allow.
    site.hashes = [cdnHash(FILE)];
  });
  after(() => Promise.all([browser.close(), site.close()]));

  beforeEach(async () => {
    site.reset();
    turns = [];
    const context = await browser.newContext({locale: 'en-GB'});
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    seen = await watch(context);
    page = await context.newPage();
    customer = new Customer(page);
    page.on('request', request => {
      const isTurn = request.url() === `${site.simulator.url}/connect`;
      if (isTurn && request.method() === 'POST') turns.push(request.postData() ?? '');
    });
  });
  afterEach(() => page.context().close());

  const tokens = () => site.requested.filter(path => path === '/token');
  const opens = () => customer.sees(en['postal-address.title']);
  /** The browser has read the HTML to its end, with the script. */
  const isRead = () => page.locator('flatpeak-connect + script').waitFor({state: 'attached'});

  async function open(attributes: string, path = ''): Promise<void> {
    const connectUrl = `connect-url="${site.simulator.url}/connect"`;
    site.body = `${MODULE}<flatpeak-connect ${connectUrl} ${attributes}></flatpeak-connect>${SCRIPT}`;
    await page.goto(site.url + path, {waitUntil: 'commit'});
  }

  for (const version of ['zero', 'anode', 'busbar'])
    it(`is there before the module is, and is requested once (${version})`, async () => {
      const held = heldScript();
      site.send = held.send;
      const answered = page.waitForResponse(`${site.simulator.url}/connect`);
      await open(`api-version="${version}" connect-token="${await site.newToken(version)}"`);
      await answered;
      held.release();
      await opens();
      assert.equal(turns.length, 1);
      seen.check('');
    });

  it('is requested with the token of the site’s backend, which is requested once', async () => {
    const held = heldScript();
    site.send = held.send;
    const answered = page.waitForResponse(`${site.simulator.url}/connect`);
    await open(`token-url="/token" direction="EXPORT" tariff-type="COMMODITY" location-id="loc_1"`);
    const {url = '', data} = await page
      .waitForRequest(request => request.url().endsWith('/token'))
      .then(request => ({url: request.url(), data: request.postDataJSON() as unknown}));
    assert.equal(new URL(url).pathname, '/token');
    assert.deepEqual(data, {
      direction: 'EXPORT',
      tariff_type: 'COMMODITY',
      location_id: 'loc_1',
    });
    await answered;
    held.release();
    await opens();
    assert.equal(tokens().length, 1);
    assert.equal(turns.length, 1);
    seen.check('');
  });

  it('is requested again by the widget where the token did not come', async () => {
    site.tokenStatus = 503;
    await open('token-url="/token"');
    await opens();
    assert.equal(tokens().length, 2);
    assert.equal(turns.length, 1);
    seen.check('', /503/);
  });

  it('is requested again by the widget where the service was not reached', async () => {
    let isDown = true;
    await page.route(`${site.simulator.url}/connect`, route => {
      const fails = isDown && route.request().method() === 'POST';
      if (fails) isDown = false;
      return fails ? route.abort() : route.continue();
    });
    await open('token-url="/token"');
    await opens();
    assert.equal(tokens().length, 1);
    assert.equal(turns.length, 2);
    seen.check('', /ERR_FAILED/);
  });

  it('is not requested again after a 429, whose time the widget waits for', async () => {
    site.tokenStatus = 429;
    await open('token-url="/token"');
    await customer.sees(en['server-error.title']);
    assert.equal(tokens().length, 1);
    seen.check('', /429/);
  });

  it('is left to the widget that resumes a session', async () => {
    await open('token-url="/token"');
    await opens();
    const held = heldScript();
    site.send = held.send;
    await page.reload({waitUntil: 'commit'});
    await isRead();
    assert.equal(tokens().length, 1);
    held.release();
    await opens();
    assert.equal(tokens().length, 2);
    seen.check('');
  });

  for (const [what, attributes, path] of [
    ['waits in a dialog', 'mode="dialog"', ''],
    ['has a token in its URL', '', '?fp_cot=cot_1'],
  ] as const)
    it(`is left to the widget that ${what}`, async () => {
      site.send = heldScript().send;
      await open(`token-url="/token" ${attributes}`, path);
      await isRead();
      assert.deepEqual(tokens(), []);
      seen.check('');
    });

  it('is requested although an element has the name of the waiting responses', async () => {
    await open(
      'token-url="/token"></flatpeak-connect><p id="flatpeakResponses"></p><flatpeak-connect',
    );
    await opens();
    assert.equal(tokens().length, 1);
    seen.check('');
  });

  it('is one for each of two widgets', async () => {
    const widget = `<flatpeak-connect token-url="/token" connect-url="${site.simulator.url}/connect"></flatpeak-connect>`;
    site.body = `${MODULE}${widget}${widget}${SCRIPT}`;
    await page.goto(site.url);
    for (const index of [0, 1])
      await page
        .locator('flatpeak-connect')
        .nth(index)
        .getByRole('heading', {name: en['postal-address.title']})
        .waitFor();
    assert.equal(tokens().length, 2);
    assert.equal(new Set(turns).size, 2);
    seen.check('');
  });
});
