import assert from 'node:assert/strict';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {widgetPolicy} from '../../../demo/policy.js';
import {de} from '../../../src/messages/de.js';
import {enInitial} from '../../../src/messages/en-initial.js';
import {en} from '../../../src/messages/en.js';
import {serveSimulator, type ServedSimulator} from '../../../src/simulator/node.js';
import {Customer} from '../../support/e2e/customer.js';
import {heldScript} from '../../support/e2e/held-script.js';
import {launchShell} from '../../support/e2e/launch.js';
import {watch} from '../../support/e2e/site.js';

const isDeferred = (path: string) => /\/flatpeak-deferred-[\w-]+\.mjs/.test(path);
const fileAt = (path: string) => new URL(`../../../dist/cdn${path}`, import.meta.url);

describe('the module, whose entry is for the first page', () => {
  let browser: Browser;
  let simulator: ServedSimulator;
  let site: Server;
  let url: string;
  /** The paths that the site was asked for, in order. */
  let requested: string[];
  /** How the site sends the deferred chunk. */
  let send: (chunk: string) => string | undefined | Promise<string>;

  before(async () => {
    [browser, simulator] = await Promise.all([launchShell(), serveSimulator({})]);
    const policy = widgetPolicy({service: simulator.url, logos: simulator.url}).join('; ');
    site = createServer(({url: path = ''}, reply) => {
      requested.push(path);
      const {pathname, searchParams} = new URL(path, 'http://site.test');
      const to = searchParams.get('to');
      if (to) return reply.writeHead(302, {location: to}).end();
      if (pathname === '/favicon.ico') return reply.writeHead(204).end();
      if (!existsSync(fileAt(pathname)) || pathname === '/')
        return reply
          .writeHead(200, {'content-type': 'text/html', 'content-security-policy': policy})
          .end(pageOf(searchParams));
      reply.setHeader('content-type', 'text/javascript');
      const text = readFileSync(fileAt(pathname), 'utf8');
      if (!isDeferred(pathname)) return reply.end(text);
      Promise.resolve(send(text)).then(
        sent => (sent === undefined ? reply.destroy() : reply.end(sent)),
        () => reply.destroy(),
      );
    });
    await once(site.listen(0, 'localhost'), 'listening');
    url = `http://localhost:${(site.address() as AddressInfo).port}/`;
  });
  after(async () => {
    await Promise.all([browser.close(), simulator.close()]);
    site.closeAllConnections();
    site.close();
  });

  let page: Page;
  let seen: Awaited<ReturnType<typeof watch>>;
  let customer: Customer;
  beforeEach(async () => {
    requested = [];
    send = chunk => chunk;
    const context = await browser.newContext({locale: 'en-GB'});
    seen = await watch(context);
    page = await context.newPage();
    customer = new Customer(page);
  });
  afterEach(() => page.context().close());

  /** A page with the script, from a URL, and a widget or another element. */
  function pageOf(options: URLSearchParams): string {
    const script = options.get('script') ?? '/flatpeak-connect.mjs';
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A site</title>
      <link rel="icon" href="/favicon.ico"><script type="module" src="${script}"></script>
      ${options.get('body') ?? ''}</html>`;
  }

  async function open(options: {script?: string; body?: string; path?: string} = {}) {
    await page.goto(`${url}?${new URLSearchParams(options)}`);
  }

  /** A page with a widget at the beginning of a session. */
  async function openWidget({lang = 'en', ...options}: {script?: string; lang?: string} = {}) {
    const response = await fetch(`${simulator.url}/simulator/sessions`, {
      method: 'POST',
      body: JSON.stringify({page: 'postal-address'}),
    });
    const {connect_token: token} = (await response.json()) as {connect_token: string};
    const body = `<flatpeak-connect lang="${lang}" connect-url="${simulator.url}/connect" connect-token="${token}">`;
    await open({...options, body});
  }

  /** Stops the page's timers. */
  async function stopClock() {
    await page.clock.install();
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
  }

  /** Holds the deferred chunk back until it is released. */
  function holdDeferred() {
    const held = heldScript();
    ({send} = held);
    return held;
  }

  const scripts = () => requested.filter(path => /^[^?]*\.mjs/.test(path));

  it('shows the first page without the deferred chunk, which loads while the customer types', async () => {
    const chunk = holdDeferred();
    await stopClock();
    const isRequested = page.waitForRequest(request => isDeferred(request.url()));
    await openWidget();
    // Frames, but not yet the time at which the chunk loads without being needed.
    await page.clock.runFor(1000);
    await customer.sees(en['postal-address.title']);
    await isRequested;
    assert.equal(scripts().length, 2);
    chunk.release();
    await customer.entersAddress();
    await customer.sees(en['provider-select.title']);
    assert.equal(scripts().length, 2);
    seen.check('');
  });

  it('has in its entry no sentence, and no key, that only later pages use', () => {
    const script = readFileSync(fileAt('/flatpeak-connect.mjs'), 'utf8');
    const quoted = (text: string) => ['"', "'", '`'].map(mark => mark + text + mark);
    const firstSentences: readonly string[] = Object.values(enInitial);
    for (const sentence of firstSentences) assert.ok(script.includes(sentence), sentence);
    for (const [key, sentence] of Object.entries(en)) {
      if (key in enInitial) continue;
      if (!firstSentences.includes(sentence))
        for (const text of quoted(sentence)) assert.ok(!script.includes(text), text);
      for (const text of quoted(key)) assert.ok(!script.includes(text), text);
    }
  });

  it('shows the first page and later ones in another language', async () => {
    const chunk = holdDeferred();
    await openWidget({lang: 'de'});
    await customer.sees(de['postal-address.title']);
    await page.getByLabel(de['postal-address.address_line1']).fill('1-3 Strand');
    await page.getByLabel(de['postal-address.city'], {exact: true}).fill('London');
    await page.getByLabel(de['postal-address.post_code']).fill('WC2N 5EH');
    await customer.clicks(de['action.next']);
    chunk.release();
    await customer.sees(de['provider-select.title']);
    assert.equal(requested.filter(path => path === '/messages/de.json').length, 1);
    seen.check('');
  });

  it('waits for the deferred chunk if the customer is faster', async () => {
    const chunk = holdDeferred();
    await openWidget();
    await customer.entersAddress();
    await page.locator('flatpeak-connect:state(busy)').waitFor();
    chunk.release();
    await customer.sees(en['provider-select.title']);
    seen.check('');
  });

  for (const [what, badly] of [
    ['differs from the one of its build', (chunk: string) => `${chunk}\nglobalThis.hacked = true;`],
    ['breaks off', () => undefined],
  ] as const)
    it(`does not run a deferred chunk that ${what}, and goes on with the right one`, async () => {
      send = badly;
      await openWidget();
      await customer.entersAddress();
      await page.getByText(en['error.network']).first().waitFor();
      assert.equal(await page.evaluate(() => 'hacked' in globalThis), false);
      send = chunk => chunk;
      await customer.clicks(en['action.retry']);
      await customer.sees(en['provider-select.title']);
      seen.check('', /valid digest|ERR_EMPTY_RESPONSE|ERR_CONNECTION/);
    });

  for (const script of ['/flatpeak-connect.mjs?v=2', '/?to=/flatpeak-connect.mjs'])
    it(`runs once if it is loaded from ${script}`, async () => {
      await openWidget({script});
      await customer.entersAddress();
      await customer.sees(en['provider-select.title']);
      assert.equal(scripts().filter(path => !isDeferred(path)).length, 1);
      assert.equal(await page.evaluate(() => customElements.get('flatpeak-connect-2')), undefined);
      seen.check('');
    });

  const isDefined = (tag: string) =>
    page.waitForFunction(name => customElements.get(name) !== undefined, tag);

  it('defines the other elements if they are on the page', async () => {
    await open({body: '<flatpeak-prices></flatpeak-prices>'});
    await isDefined('flatpeak-prices');
    await isDefined('flatpeak-tariff-settings');
    seen.check('');
  });

  it('defines them if they are added to the page later', async () => {
    await stopClock();
    await open();
    await isDefined('flatpeak-connect');
    assert.equal(scripts().length, 1);
    await page.evaluate(() => document.body.append(document.createElement('flatpeak-prices')));
    await isDefined('flatpeak-prices');
    seen.check('');
  });

  it('loads the deferred chunk again after a delay if that fails, however often the page changes', async () => {
    send = () => undefined;
    await stopClock();
    const fails = page.waitForEvent('requestfailed', request => isDeferred(request.url()));
    await open({body: '<flatpeak-prices></flatpeak-prices>'});
    await fails;
    const changePage = () =>
      page.evaluate(async () => {
        document.body.append(document.createElement('p'));
        // By the next line the page's observers have run.
        await Promise.resolve();
        return document.querySelectorAll('link[rel="modulepreload"]').length;
      });
    for (const times of [1, 2, 3]) assert.equal(await changePage(), 0, `change ${times}`);
    send = chunk => chunk;
    await page.clock.runFor(3000);
    await isDefined('flatpeak-prices');
    // A browser may retry a broken connection by itself; each of our attempts has its own URL.
    assert.equal(new Set(requested.filter(isDeferred)).size, 2);
    seen.check('', /ERR_EMPTY_RESPONSE|ERR_CONNECTION/);
  });

  it('loads the deferred chunk in the end, for a widget that is opened only then', async () => {
    await stopClock();
    await open();
    await isDefined('flatpeak-connect');
    assert.equal(scripts().length, 1);
    await page.clock.runFor(3000);
    await isDefined('flatpeak-tariff-settings');
    seen.check('');
  });
});
