import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Page} from 'playwright-core';
import {build} from 'vite';
import {widgetPolicy} from '../../../demo/policy.js';
import {en} from '../../../src/messages/en.js';
import {connect, Customer, SAMPLES} from '../../support/e2e/customer.js';
import {Site} from '../../support/e2e/site.js';

const OTHER_LAUNCH = 'Connect my other tariff';
const SCRIPT = readFileSync(
  new URL('../../../dist/cdn/flatpeak-connect.js', import.meta.url),
  'utf8',
);

/** The site's bundle, with a Lit and a zod of its own. */
async function siteScript(): Promise<string> {
  const entry = fileURLToPath(new URL('../../support/e2e/crowded-site.js', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: {'process.env.NODE_ENV': '"production"'},
    build: {write: false, lib: {entry, name: 'site', formats: ['iife']}},
  });
  const [{output}] = result as unknown as [{output: [{code: string}]}];
  return output[0].code;
}

const SCRIPTS = ['site.js', 'one.js', 'two.js'];

/** A page with these elements. */
const pageOf = (tags: readonly string[], connectUrl: string) => `<!doctype html>
  <html lang="en-GB">
    <meta charset="utf-8" />
    <title>Crowded</title>
    <link rel="icon" href="/logo.svg" />
    ${SCRIPTS.map(name => `<script src="/crowded/${name}"></script>`).join('')}
    <body>
      ${tags.map(tag => `<${tag} mode="dialog" token-url="/flatpeak/connect-token" connect-url="${connectUrl}"></${tag}>`).join('')}
  </html>`;

describe('a page with its own Lit, its own zod and a second version of the script', () => {
  let site: Site;
  let files: Map<string, string>;
  before(async () => {
    site = await Site.open();
    files = new Map([
      ['site.js', await siteScript()],
      ['one.js', SCRIPT],
      ['two.js', SCRIPT.replaceAll(en.launch, OTHER_LAUNCH)],
    ]);
  });
  after(() => site.close());

  /** Serves the page beside the demo's site, which has signed the customer in. */
  async function open(page: Page, tags: readonly string[], types: string): Promise<void> {
    const {url, simulatorUrl: service} = site;
    const policy = widgetPolicy({service, logos: service}).map(directive =>
      directive.startsWith('trusted-types ') ? `trusted-types ${types}` : directive,
    );
    await page.route(`${url}/crowded/*`, route => {
      const script = files.get(new URL(route.request().url()).pathname.slice('/crowded/'.length));
      return route.fulfill({
        contentType: script ? 'text/javascript' : 'text/html',
        headers: {'content-security-policy': policy.join('; ')},
        body: script ?? pageOf(tags, `${service}/connect`),
      });
    });
    await page.goto(`${url}/crowded/`);
    await page.getByRole('heading', {name: 'The site’s own Lit'}).waitFor();
  }

  const visitor = {
    // The site's classic zod probes for eval, and only that is against the policy.
    expected: /\/crowded\/site\.js/,
    // A page that no server of this machine has sent may not talk to one.
    permissions: ['local-network-access'],
  };

  it('both versions connect a tariff, and only the site’s zod is against the policy', () =>
    site.visit(visitor, async page => {
      const tags = ['flatpeak-connect', 'flatpeak-connect-2'];
      await open(page, tags, 'lit-html flatpeak-connect flatpeak-connect-2');
      const customer = new Customer(page);
      await connect(customer, 'LIBRARY');
      await customer.isDone();

      await customer.clicks(OTHER_LAUNCH);
      await customer.entersAddress();
      await customer.choosesProvider(SAMPLES.LIBRARY);
      await customer.choosesTariff();
      await customer.saves();
      await customer.isDone();
      const stored = await page.evaluate(async () => {
        const response = await fetch('/flatpeak/complete', {method: 'POST'});
        return response.text();
      });
      assert.equal(new Set(stored.match(/\bloc_\w+/g)).size, 2, stored);
    }));

  it('a second copy that only stands by needs no policy of its own', () =>
    site.visit(visitor, async page => {
      await open(page, ['flatpeak-connect'], 'lit-html flatpeak-connect');
      await connect(new Customer(page), 'LIBRARY');
    }));
});
