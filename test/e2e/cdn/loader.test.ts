import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {failedIn} from '../../../src/loader/words.js';
import {en} from '../../../src/messages/en.js';
import {CdnSite} from '../../support/e2e/cdn-site.js';
import {Customer} from '../../support/e2e/customer.js';
import {heldScript} from '../../support/e2e/held-script.js';
import {launchShell, PAGE_TIMEOUT_MS} from '../../support/e2e/launch.js';
import {watch} from '../../support/e2e/site.js';

const MODULE = '/flatpeak-connect.mjs';
const TRIGGER = '<button id="trigger" data-flatpeak-connect>Connect</button>';

/** How a site loads the loader; each has the settings of the page's triggers. */
const LOADERS = {
  module: '<script type="module" src="/flatpeak-loader.mjs" {settings}></script>',
  classic: '<script src="/flatpeak-loader.js" {settings}></script>',
};

describe('the loader', () => {
  let browser: Browser;
  let site: CdnSite;

  before(async () => {
    [browser, site] = await Promise.all([launchShell(), CdnSite.open()]);
  });
  after(() => Promise.all([browser.close(), site.close()]));

  let page: Page;
  let seen: Awaited<ReturnType<typeof watch>>;
  let customer: Customer;
  beforeEach(async () => {
    site.reset();
    const context = await browser.newContext({locale: 'en-GB'});
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    seen = await watch(context);
    page = await context.newPage();
    customer = new Customer(page);
  });
  afterEach(() => page.context().close());

  async function open({
    content = TRIGGER,
    loader = 'module',
    settings = '',
    path = '',
  }: {
    content?: string;
    loader?: keyof typeof LOADERS;
    settings?: string;
    path?: string;
  } = {}) {
    const all = `data-token-url="/token" data-connect-url="${site.simulator.url}/connect" ${settings}`;
    site.body = LOADERS[loader].replace('{settings}', all) + content;
    await page.goto(site.url + path);
  }

  const modules = () => site.requested.filter(path => path.startsWith(MODULE));
  const tokens = () => site.requested.filter(path => path === '/token');
  const trigger = () => page.locator('#trigger');
  const opens = () => customer.sees(en['postal-address.title']);
  const isDefined = (tag: string) =>
    page.waitForFunction(name => customElements.get(name) !== undefined, tag);

  /** The beginning of a touch, without its end. */
  async function touchStart() {
    const {x = 0, y = 0} = (await trigger().boundingBox()) ?? {};
    const session = await page.context().newCDPSession(page);
    const touchPoints = [{x: x + 5, y: y + 5}];
    await session.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints});
  }

  /** Holds the module back until it is released. */
  function holdModule() {
    const held = heldScript();
    site.send = held.send;
    return held;
  }

  for (const loader of ['module', 'classic'] as const) {
    it(`requests nothing before the customer means it, and opens at the press (${loader})`, async () => {
      await open({loader});
      await page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)));
      assert.equal(await page.locator('link').count(), 0);
      assert.deepEqual(modules(), []);
      await trigger().click();
      await opens();
      assert.equal(modules().length, 1);
      assert.equal(tokens().length, 1);
      seen.check('');
    });

    it(`loads for an element that shows something by itself (${loader})`, async () => {
      await open({loader, content: '<flatpeak-prices></flatpeak-prices>'});
      await isDefined('flatpeak-prices');
      seen.check('');
    });
  }

  for (const [what, show] of [
    ['points at a trigger', () => trigger().hover()],
    ['moves the focus to one', () => trigger().focus()],
    ['puts a finger on one', () => touchStart()],
  ] as const)
    it(`loads and connects to the service when the customer ${what}`, async () => {
      const module = holdModule();
      await open();
      await show();
      const link = (rel: string) => page.locator(`link[rel="${rel}"]`);
      await link('modulepreload').waitFor({state: 'attached'});
      assert.equal(
        await link('preconnect').getAttribute('href'),
        `${site.simulator.url}/connect`,
        'the connection is not opened at the same moment',
      );
      module.release();
      await isDefined('flatpeak-connect');
      assert.deepEqual(tokens(), []);
      seen.check('');
    });

  it('connects to the service of the dialog whose button the customer points at', async () => {
    await open({
      content: `<flatpeak-connect mode="dialog" token-url="/token" connect-url="https://own.test/connect">
        <button slot="trigger" id="trigger">Connect</button></flatpeak-connect>`,
    });
    await trigger().hover();
    const link = page.locator('link[rel="preconnect"]');
    await link.first().waitFor({state: 'attached'});
    assert.equal(await link.first().getAttribute('href'), 'https://own.test/connect');
  });

  it('keeps a trigger busy and in place until it opens, once, for whatever number of presses', async () => {
    const module = holdModule();
    await open();
    await page.evaluate(() => {
      const presses = Object.assign(window, {presses: 0});
      document.querySelector('#trigger')?.addEventListener('click', () => (presses.presses += 1));
    });
    const before = await trigger().boundingBox();
    for (let times = 0; times < 3; times += 1) await trigger().click();
    assert.deepEqual(await trigger().boundingBox(), before);
    assert.equal(await trigger().evaluate(button => button.getAnimations().length), 1);
    module.release();
    await opens();
    assert.equal(await page.evaluate(() => Reflect.get(window, 'presses') as number), 1);
    assert.equal(await trigger().getAttribute('aria-busy'), null);
    assert.equal(tokens().length, 1);
    seen.check('');
  });

  it('shows in the very task of a press that the trigger is busy', async () => {
    holdModule();
    await open();
    const busy = await trigger().evaluate((button: HTMLElement) => {
      button.click();
      return [button.ariaBusy, getComputedStyle(button).opacity];
    });
    assert.deepEqual(busy, ['true', '0.5']);
    seen.check('');
  });

  it('blocks and moves nothing, whether the module comes or not', async () => {
    site.send = () => undefined;
    await open({content: `<h1>A site</h1>${TRIGGER}<p>More</p>`});
    await page.evaluate(() => {
      const entries: string[] =
        Reflect.set(window, 'entries', []) && Reflect.get(window, 'entries');
      const observer = new PerformanceObserver(list =>
        entries.push(...list.getEntries().map(({entryType}) => entryType)),
      );
      for (const type of ['layout-shift', 'longtask']) observer.observe({type, buffered: true});
    });
    await trigger().click();
    await page.getByRole('alert').waitFor();
    await page.evaluate(
      () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))),
    );
    assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'entries') as string[]), []);
    seen.check('', /ERR_EMPTY_RESPONSE|ERR_CONNECTION/);
  });

  it('opens what was pressed last', async () => {
    const module = holdModule();
    await open({
      content: `${TRIGGER}<button id="other" data-flatpeak-connect data-direction="EXPORT">Solar</button>`,
    });
    await trigger().click();
    await page.locator('#other').click();
    module.release();
    await opens();
    assert.equal(
      await page.evaluate(
        () =>
          document.querySelector<HTMLElement & {direction?: string}>('flatpeak-connect')?.direction,
      ),
      'EXPORT',
    );
    assert.equal(tokens().length, 1);
    seen.check('');
  });

  it('has one button for the keyboard and for screen readers all along', async () => {
    const module = holdModule();
    await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#trigger[aria-busy=true]').waitFor();
    assert.equal(await page.locator('body').ariaSnapshot(), '- button "Connect"');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'trigger');
    module.release();
    await opens();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.id === 'trigger');
    seen.check('');
  });

  for (const [what, badly] of [
    ['is not there', () => undefined],
    ['differs from the one of its build', (script: string) => `${script}\nglobalThis.hacked = 1;`],
  ] as const)
    it(`says so, in the page’s language, if the module ${what}, and the next press tries again`, async () => {
      site.send = badly;
      await open({content: `<p lang="de">${TRIGGER}</p>`});
      await trigger().click();
      const notice = page.getByRole('alert');
      await notice.waitFor();
      assert.equal(await notice.textContent(), failedIn('de'));
      assert.equal(await trigger().getAttribute('aria-busy'), null);
      assert.equal(await page.evaluate(() => 'hacked' in globalThis), false);
      site.send = script => script;
      await trigger().click();
      await page.locator('flatpeak-postal-address-page').waitFor();
      assert.equal(await notice.count(), 0);
      seen.check('', /valid digest|ERR_EMPTY_RESPONSE|ERR_CONNECTION/);
    });

  it('says so if the module takes long, and does not open by surprise when it is there', async () => {
    const module = holdModule();
    await open();
    await page.clock.install();
    await trigger().click();
    await page.clock.runFor(15_000);
    await page.getByRole('alert').waitFor();
    module.release();
    await isDefined('flatpeak-connect');
    assert.deepEqual(tokens(), []);
    await trigger().click();
    await opens();
    seen.check('');
  });

  it('opens the dialog whose slot has the button', async () => {
    await open({
      content: `<flatpeak-connect mode="dialog" token-url="/token" connect-url="${site.simulator.url}/connect">
        <button slot="trigger" id="trigger">Connect</button></flatpeak-connect>`,
    });
    assert.deepEqual(modules(), []);
    await trigger().click();
    await opens();
    assert.equal(tokens().length, 1);
    seen.check('');
  });

  it('opens from a link, which leads nowhere meanwhile', async () => {
    const module = holdModule();
    await open({content: '<a id="trigger" href="/help" data-flatpeak-connect>Connect</a>'});
    await trigger().click();
    module.release();
    await opens();
    assert.equal(page.url(), site.url);
    seen.check('');
  });

  it('leaves a link that is opened in a new tab alone', async () => {
    await open({content: '<a id="trigger" href="/help" data-flatpeak-connect>Connect</a>'});
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      trigger().click({modifiers: ['ControlOrMeta']}),
    ]);
    await tab.waitForURL(/\/help$/);
    assert.deepEqual(tokens(), []);
  });

  it('loads at once when the customer comes back from a login', async () => {
    await open({path: `?fp_cot=${await site.newToken()}`});
    await isDefined('flatpeak-connect');
    seen.check('');
  });

  it('loads when the browser is idle, if the site asks for it', async () => {
    await open({settings: 'data-load="idle"'});
    await isDefined('flatpeak-connect');
    seen.check('');
  });

  it('loads at the site’s word', async () => {
    await open();
    await page.evaluate(async path => {
      const {load} = (await import(path)) as {load: () => Promise<void>};
      await load();
    }, '/flatpeak-loader.mjs');
    await isDefined('flatpeak-connect');
    assert.equal(modules().length, 1);
    seen.check('');
  });
});
