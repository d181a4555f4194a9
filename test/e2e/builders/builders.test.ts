import assert from 'node:assert/strict';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {join} from 'node:path';
import {after, before, describe, it, type TestContext} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {parse} from 'yaml';
import {signCustomer} from '../../../src/program/identity/link.js';
import {serveSimulator, type ServedSimulator} from '../../../src/simulator/node.js';
import {passToApp} from '../../support/builders/app-proxy.js';
import {wixSigner} from '../../support/builders/wix.js';
import {read} from '../../support/docs-blocks.js';
import {connect, Customer} from '../../support/e2e/customer.js';
import {launchShell, PAGE_TIMEOUT_MS} from '../../support/e2e/launch.js';
import {watch} from '../../support/e2e/site.js';
import {listen} from '../../support/server/listen.js';
import {environment, LINK_SECRET, temporaryFolder, withKey} from '../../support/server/program.js';
import {BUILT, spawnProgramServer} from '../../support/server/program-process.js';
import {passOn} from '../../support/server/proxy.js';

const SHOPIFY_SECRET = 's'.repeat(40);

type Handle = (message: IncomingMessage, reply: ServerResponse) => unknown;

const pageOf = (body: string) => `<!doctype html>
  <html lang="en">
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <title>A page of a builder</title>
    <h1>Your energy</h1>
    ${body}
  </html>`;

const sendText = (reply: ServerResponse, type: string, text: string) =>
  reply.writeHead(200, {'content-type': `${type}; charset=utf-8`}).end(text);

/** The customer of the cookie with which the tests sign in; undefined if nobody is. */
const signedIn = (cookie = '') => /session=([^;]+)/.exec(cookie)?.[1];

describe('a page of a builder, with the companion as a program', () => {
  let browser: Browser;
  let simulator: ServedSimulator;
  before(async () => {
    browser = await launchShell();
    simulator = await serveSimulator({});
  });
  after(async () => {
    await browser.close();
    await simulator.close();
  });

  /** Serves a site whose handler is set when the other servers are there, too. */
  async function serve(t: TestContext) {
    const site = {url: '', handle: (() => {}) as Handle};
    site.url = await listen(t, (message, reply) => void site.handle(message, reply));
    return site;
  }

  const startProgram = (t: TestContext, env: Readonly<Record<string, string>>) =>
    spawnProgramServer(
      t,
      {...environment(simulator.url), FLATPEAK_DATA: join(temporaryFolder(t), 'data'), ...env},
      BUILT,
    );

  /** Lets somebody visit a page; nothing there may be logged as an error. */
  async function visit(
    url: string,
    customer: string | undefined,
    does: (page: Page, customer: Customer) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({locale: 'en-GB'});
    context.setDefaultTimeout(PAGE_TIMEOUT_MS);
    const value = {name: 'session', value: customer ?? '', domain: '127.0.0.1', path: '/'};
    if (customer !== undefined) await context.addCookies([value]);
    const seen = await watch(context);
    try {
      const page = await context.newPage();
      await page.goto(url);
      await does(page, new Customer(page));
      seen.check('');
    } finally {
      await context.close();
    }
  }

  /** How many locations the program has stored for a customer. */
  async function stored(program: string, customer: string, base = '/flatpeak'): Promise<number> {
    const url = `${program}${base}/customers/${customer}/locations`;
    const response = await fetch(url, {headers: withKey});
    return ((await response.json()) as {locations: unknown[]}).locations.length;
  }

  /** Waits until a module that the page adds has run: a press before that follows the link. */
  async function loads(page: Page, name: string): Promise<void> {
    const script = page.locator(`script[src*="${name}"]`);
    await script.waitFor({state: 'attached'});
    await page.evaluate(`import(${JSON.stringify(await script.getAttribute('src'))})`);
  }

  /** Goes through the widget, and waits until the page has reported the end. */
  async function connects(page: Page, customer: Customer): Promise<void> {
    // The whole way has more steps than one that may take so long.
    const [completed] = await Promise.all([
      page.waitForResponse(response => /\/complete\b/.test(response.url()), {
        timeout: 3 * PAGE_TIMEOUT_MS,
      }),
      connect(customer, 'DIRECT'),
    ]);
    assert.equal(completed.status(), 200);
  }

  it('opens the widget from a script in the footer: Webflow, Squarespace, Framer', async t => {
    const [site, signIn] = [await serve(t), await serve(t)];
    const program = await startProgram(t, {
      FLATPEAK_CONNECT_PAGE: `${site.url}/energy`,
      FLATPEAK_ALLOWED_ORIGINS: site.url,
    });
    const footer = read('integrations/builders/site-footer.html')
      .replace('https://energy.example.com', program.url)
      .replace('https://account.example.com', signIn.url)
      .replace('document.head', `script.dataset.connectUrl = '${simulator.url}/connect';$&`);
    const link = `<a role="button" href="${signIn.url}/sign-in" data-flatpeak-connect>Connect my tariff</a>`;
    site.handle = (_, reply) => sendText(reply, 'text/html', pageOf(link + footer));
    signIn.handle = ({url, headers: {cookie, origin}}, reply) => {
      if (url === '/sign-in') return sendText(reply, 'text/html', pageOf('Sign in'));
      if (origin === site.url) {
        reply.setHeader('access-control-allow-origin', origin);
        reply.setHeader('access-control-allow-credentials', 'true');
      }
      const customer = signedIn(cookie);
      if (customer === undefined) return reply.writeHead(204).end();
      const expires = Math.floor(Date.now() / 1000) + 3600;
      return sendText(reply, 'text/plain', signCustomer(LINK_SECRET, customer, expires));
    };

    await visit(`${site.url}/energy`, 'ann@example.com', async (page, customer) => {
      await loads(page, 'flatpeak-loader');
      await connects(page, customer);
    });
    assert.equal(await stored(program.url, 'ann%40example.com'), 1);
  });

  it('sends a visitor who is not signed in to the sign-in', async t => {
    const [site, signIn] = [await serve(t), await serve(t)];
    const footer = read('integrations/builders/site-footer.html').replace(
      'https://account.example.com',
      signIn.url,
    );
    const link = `<a href="${signIn.url}/sign-in" data-flatpeak-connect>Connect my tariff</a>`;
    site.handle = (_, reply) => sendText(reply, 'text/html', pageOf(link + footer));
    signIn.handle = ({url}, reply) => {
      if (url === '/sign-in') return sendText(reply, 'text/html', pageOf('Sign in'));
      reply.setHeader('access-control-allow-origin', site.url);
      reply.setHeader('access-control-allow-credentials', 'true');
      return reply.writeHead(401).end();
    };
    const context = await browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(site.url);
    await page.getByRole('link', {name: 'Connect my tariff'}).click();
    await page.waitForURL(`${signIn.url}/sign-in`);
  });

  it('connects a member of a Wix site with a custom element', async t => {
    const site = await serve(t);
    const program = await startProgram(t, {
      FLATPEAK_CONNECT_PAGE: `${site.url}/energy`,
      FLATPEAK_ALLOWED_ORIGINS: site.url,
    });
    const signedCustomer = await wixSigner({
      member: {_id: 'b1e0-member'},
      secrets: {'flatpeak-link-secret': LINK_SECRET},
    });
    const code = read('integrations/builders/wix/page.js').replace(
      'https://energy.example.com',
      program.url,
    );
    // Wix creates the element, its code of the page reaches it by $w.
    const page = pageOf(`
      <flatpeak-connect id="connectTariff" mode="dialog" connect-url="${simulator.url}/connect">
      </flatpeak-connect>
      <script src="${program.url}/flatpeak/widget/flatpeak-connect.js"></script>
      <script type="importmap">{"imports": {"backend/flatpeak.web": "/backend.js"}}</script>
      <script src="/w.js"></script>
      <script type="module">${code}</script>
      ${read('integrations/builders/wix/complete.html')}`);
    const files: Readonly<Record<string, readonly [string, string]>> = {
      '/w.js': [
        'text/javascript',
        `window.$w = id => document.querySelector(id);
        $w.onReady = run => addEventListener('load', run);`,
      ],
      '/backend.js': [
        'text/javascript',
        `export const signedCustomer = async () => (await fetch('/signed')).text();`,
      ],
    };
    site.handle = async ({url = '/'}, reply) => {
      const [type, text] =
        files[url] ??
        (url === '/signed' ? ['text/plain', await signedCustomer()] : ['text/html', page]);
      sendText(reply, type, text);
    };
    await visit(`${site.url}/energy`, undefined, connects);
    assert.equal(await stored(program.url, 'b1e0-member'), 1);
  });

  it('connects a customer of a Shopify shop through an app proxy, without cookies', async t => {
    const shop = await serve(t);
    const program = await startProgram(t, {
      FLATPEAK_PUBLIC_URL: shop.url,
      FLATPEAK_BASE_PATH: '/apps/flatpeak',
      FLATPEAK_CONNECT_PAGE: `${shop.url}/pages/energy`,
      FLATPEAK_CUSTOMER: 'shopify',
      FLATPEAK_SHOPIFY_SECRET: SHOPIFY_SECRET,
    });
    const [section = ''] =
      /<script[^]*<\/button>/.exec(read('docs/guide/builders/shopify.md')) ?? [];
    const page = pageOf(
      section.replace('data-token-url', `data-connect-url="${simulator.url}/connect" $&`),
    );
    shop.handle = (message, reply) =>
      message.url?.startsWith('/apps/flatpeak/')
        ? passToApp(message, reply, {
            app: program.url,
            secret: SHOPIFY_SECRET,
            customerOf: cookie => signedIn(cookie) ?? '',
          })
        : sendText(reply, 'text/html', page);
    await visit(`${shop.url}/pages/energy`, '7001', connects);
    assert.equal(await stored(program.url, '7001', '/apps/flatpeak'), 1);
  });

  it('connects a user of a Drupal site, whose session the program asks about', async t => {
    const site = await serve(t);
    const program = await startProgram(t, {
      FLATPEAK_PUBLIC_URL: site.url,
      FLATPEAK_CONNECT_PAGE: `${site.url}/energy`,
      FLATPEAK_CUSTOMER: 'introspection',
      FLATPEAK_INTROSPECTION_URL: `${site.url}/flatpeak-customer`,
    });
    const {widget} = parse(
      read('integrations/builders/drupal/flatpeak_customer/flatpeak_customer.libraries.yml'),
    ) as {widget: {js: Record<string, {attributes: Record<string, string | true>}>}};
    const [[src, {attributes}] = assert.fail()] = Object.entries(widget.js);
    const script = Object.entries<string | true>({
      ...attributes,
      'data-connect-url': `${simulator.url}/connect`,
    })
      .map(([name, value]) => (value === true ? name : `${name}="${value}"`))
      .join(' ');
    const page = pageOf(
      `<script src="${src}" ${script}></script><button data-flatpeak-connect>Connect my tariff</button>`,
    );
    site.handle = (message, reply) => {
      const {url = '/', headers} = message;
      // The web server passes the path on, with the cookies.
      if (url.startsWith('/flatpeak/')) return passOn(message, reply, program.url);
      if (url !== '/flatpeak-customer') return sendText(reply, 'text/html', page);
      const customer = signedIn(headers.cookie) ?? null;
      reply.writeHead(customer === null ? 401 : 200, {'content-type': 'application/json'});
      return reply.end(JSON.stringify({customer}));
    };
    await visit(`${site.url}/energy`, '12', async (page, customer) => {
      await connect(customer, 'DIRECT');
      const left = page.waitForURL(`${site.url}/energy`, {waitUntil: 'load'});
      const callback = page.waitForRequest(/\/flatpeak\/callback/);
      await customer.isDone();
      await Promise.all([left, callback]);
    });
    assert.equal(await stored(program.url, '12'), 1);
  });
});
