import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {en} from '../../../src/messages/en.js';
import {root} from '../../dependencies.js';
import {docsBlocks} from '../../support/docs-blocks.js';
import {connect, Customer} from '../../support/e2e/customer.js';
import {launchShell, PAGE_TIMEOUT_MS} from '../../support/e2e/launch.js';
import {Site, watch} from '../../support/e2e/site.js';

const codes = (page: string, language: string) =>
  docsBlocks(page)
    .filter(block => block.language === language)
    .map(({code}) => code);

/** The files of a quick start, by their names. */
function filesOf(page: string): ReadonlyMap<string, string> {
  const scripts = codes(page, 'js');
  const listener = scripts.find(code => code.includes('addEventListener'));
  return new Map([
    ['public/index.html', codes(page, 'html').find(code => code.startsWith('<!doctype')) ?? ''],
    ['server.mjs', scripts.find(code => code.includes('createFlatpeakServer')) ?? ''],
    ...(listener === undefined ? [] : [['public/connected.js', listener] as const]),
  ]);
}

/** The pages of the guides; the first one has the widget in a dialog. */
const fragments = docsBlocks('docs/guide/')
  .filter(({language, code}) => language === 'html' && !code.startsWith('<!doctype'))
  .map(({code}) => code);
const isDialog = (html: string) =>
  html.includes('mode="dialog"') && html.includes('flatpeak-loader.mjs');
const pages = [...fragments.filter(isDialog), ...fragments.filter(html => !isDialog(html))];

const hashes = JSON.parse(readFileSync(join(root, 'dist/cdn/sri.json'), 'utf8')) as Record<
  string,
  string
>;
const SCRIPT = /<script[^]*?<\/script>/.exec(pages[0] ?? '')?.[0] ?? '';
/** Pinned, as the checklist says. */
const PINNED = SCRIPT.replace(
  'src="/flatpeak-loader.mjs"',
  `$& integrity="${hashes['flatpeak-loader.mjs']}" crossorigin="anonymous"`,
);
const listener = filesOf('quick-start').get('public/connected.js') ?? '';
const LISTENER = '<script src="/listener.js" type="module"></script>';
const SHEET = docsBlocks('guide/styling')
  .filter(
    ({language, heading}) => language === 'css' && ['Tokens', 'Parts', 'States'].includes(heading),
  )
  .map(({code}) => code)
  .join('\n');

/** As in the guides, except that the URL is the simulator's. */
const atSimulator = (html: string) =>
  html
    .replace(SCRIPT, PINNED)
    .replace(/<flatpeak-(connect|tariff-settings)/g, '$& connect-url="{{connectUrl}}"')
    .replace('data-token-url', 'data-connect-url="{{connectUrl}}" $&');

/** Whoever installs the package has this folder for what it brings and what it is used with. */
function installed(folder: string): string {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/flatpeak-connect'), 'junction');
  symlinkSync(join(root, 'node_modules/express'), join(folder, 'node_modules/express'), 'junction');
  return join(folder, 'node_modules/flatpeak-connect');
}

async function freePort(): Promise<string> {
  const holder = createServer().listen(0, 'localhost');
  await once(holder, 'listening');
  const {port} = holder.address() as AddressInfo;
  await once(holder.close(), 'close');
  return String(port);
}

const pageOf = (html: string) => `<!doctype html>
  <html lang="en">
    <meta charset="utf-8" />
    <title>As the guides say</title>
    <link rel="stylesheet" href="/sheet.css" />
    ${html.includes('<script') ? '' : PINNED}
    ${html.includes('<flatpeak-connect') ? LISTENER : ''}
    ${atSimulator(html)}
  </html>`;

describe('the files of a quick start lead from an empty folder to a connected tariff', () => {
  for (const page of ['README', 'quick-start'])
    it(page, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'flatpeak-first-'));
      const [port, simulatorPort] = [await freePort(), await freePort()];
      const here = (text: string) =>
        text.replace(/\b3000\b/g, port).replace(/\b4010\b/g, simulatorPort);
      cpSync(join(installed(folder), 'dist/cdn'), join(folder, 'public'), {recursive: true});
      for (const [name, text] of filesOf(page)) writeFileSync(join(folder, name), here(text));
      const site = spawn(process.execPath, ['server.mjs'], {cwd: folder});
      site.stderr.pipe(process.stderr);
      const ended = once(site, 'close');
      const browser = await launchShell();
      try {
        const context = await browser.newContext({locale: 'en-GB'});
        const seen = await watch(context);
        const visit = await context.newPage();
        // Where it fails to start, its end comes first, and stderr says why.
        const [url] = await Promise.race([once(site.stdout, 'data'), ended]);
        await visit.goto(String(url).trim());
        const printed = once(site.stdout, 'data', {signal: AbortSignal.timeout(PAGE_TIMEOUT_MS)});
        const customer = new Customer(visit);
        await connect(customer, 'DIRECT');
        // Without a script of the page, the tariff is stored when the browser is at the callback.
        if (!filesOf(page).has('public/connected.js')) await customer.isDone();
        assert.match(String(await printed), /^whoever is signed in loc_\w+\n$/);
        seen.check('', /favicon\.ico/);
      } finally {
        await browser.close();
        site.kill();
        await ended;
        rmSync(folder, {recursive: true});
      }
    });
});

describe('a page that is made of what the guides show', () => {
  let site: Site;
  let folder: string;
  before(async () => {
    assert.notEqual(PINNED, SCRIPT);
    folder = mkdtempSync(join(tmpdir(), 'flatpeak-guides-'));
    pages.forEach((html, at) =>
      writeFileSync(join(folder, at === 0 ? 'index.html' : `${at}.html`), pageOf(html)),
    );
    writeFileSync(join(folder, 'listener.js'), listener);
    writeFileSync(join(folder, 'sheet.css'), SHEET);
    site = await Site.open('--site', folder);
  });
  after(async () => {
    await site.close();
    rmSync(folder, {recursive: true});
  });

  /** The path of the page that shows what has this in it. */
  const pathOf = (html: string) => `/${pages.findIndex(page => page.includes(html))}.html`;
  // What is beside the pages of a real site.
  const expected = /favicon\.ico|logo\.svg/;

  it('connects a tariff and has it stored, shows it and what it costs', () =>
    site.visit({expected}, async page => {
      const stored = page.waitForResponse(response =>
        response.url().endsWith('/flatpeak/complete'),
      );
      const customer = new Customer(page);
      await connect(customer, 'DIRECT');
      assert.equal((await stored).status(), 200);
      await customer.isDone();
      await page.goto(site.url + pathOf('<flatpeak-tariff-settings'));
      await page.getByText('Connected', {exact: true}).waitFor();
      await page.goto(site.url + pathOf('<flatpeak-prices'));
      await page.getByText('Cheapest 3 hours').waitFor();
    }));

  it('opens from a link', () =>
    site.visit({expected, path: pathOf('data-direction="EXPORT"')}, async page => {
      await page.getByRole('link', {name: 'Connect my tariff'}).click();
      await page.getByRole('dialog').waitFor();
      await new Customer(page).sees(en['postal-address.title']);
    }));

  it('opens from a button that only the loader handles', () =>
    site.visit({expected, path: pathOf('loader.mjs" data-token-url')}, async page => {
      await page.getByRole('button', {name: 'Connect my tariff'}).click();
      await new Customer(page).sees(en['postal-address.title']);
    }));

  it('has the site’s logo, legal line and look', () =>
    site.visit({expected, path: pathOf('slot="brand"')}, async page => {
      await page.getByRole('img', {name: 'Sterling'}).waitFor();
      await page.getByText('Sterling Energy is a trading name').waitFor();
      const card = page.locator('flatpeak-connect [part~="card"]');
      const line = await card.evaluate(element => getComputedStyle(element).borderBlockStartWidth);
      assert.equal(line, '4px');
      const rules = await page.evaluate(() => document.styleSheets[0]?.cssRules.length);
      assert.equal(rules, SHEET.match(/\{/g)?.length);
    }));
});
