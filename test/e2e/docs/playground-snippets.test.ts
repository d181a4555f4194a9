import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {vppEn as vpp} from '../../../src/messages/vpp/en.js';
import {sentence} from '../../support/e2e/customer.js';
import {launchShell} from '../../support/e2e/launch.js';
import {chooseFromLibrary, enterAddress, Playground} from '../../support/e2e/playground.js';
import {runServerCode} from '../../support/e2e/run-server-code.js';
import {SnippetSite} from '../../support/e2e/snippet-site.js';
import {typeErrors} from '../../support/type-check.js';

/** Where the snippets expect the simulator. */
const SIMULATOR = 'http://localhost:4010';

let playground: Playground;
let browser: Browser;
before(async () => {
  playground = await Playground.open();
  browser = await launchShell();
});
after(async () => {
  await playground.close();
  await browser.close();
});

/** Copies the HTML for a state, and runs it in an empty page of another site. */
async function run(
  hash: string,
  does: (page: Page, site: SnippetSite) => Promise<void>,
  options?: Parameters<typeof SnippetSite.open>[2],
) {
  let html = '';
  await playground.visit({hash}, async ({page}) => {
    html = await page.getByRole('region', {name: 'Code, index.html'}).innerText();
  });
  const site = await SnippetSite.open(html, SIMULATOR, options);
  const page = await browser.newPage({locale: 'en-GB'});
  try {
    await page.goto(site.url);
    await does(page, site);
  } finally {
    await page.close();
    await site.close();
  }
}

test('the HTML for the first view connects a tariff, and the companion stores it', () =>
  run('', async (page, site) => {
    const stored = page.waitForResponse(/\/flatpeak\/complete$/);
    await enterAddress(page);
    await chooseFromLibrary(page);
    await page.getByRole('button', {name: en['tariff-summary.action.save']}).click();
    assert.equal((await stored).status(), 200);
    assert.equal(site.connected.length, 1);
  }));

test('the HTML for Busbar connects a tariff, and the companion stores it', () =>
  run(
    '#version=busbar',
    async (page, site) => {
      const stored = page.waitForResponse(/\/flatpeak\/complete$/);
      await enterAddress(page);
      await chooseFromLibrary(page);
      await page.getByRole('button', {name: en['action.done']}).click();
      assert.equal((await stored).status(), 200);
      assert.equal(site.connected.length, 1);
    },
    {apiVersion: 'busbar'},
  ));

test('the HTML for a virtual power plant enrols the device, and shows its participation', () =>
  run(
    '#version=busbar&journey=vpp',
    async page => {
      const shown = page.waitForResponse(/\/flatpeak\/participations$/);
      await page.getByRole('button', {name: vpp['vpp-landing.join']}).first().click();
      await page.getByLabel(vpp['vpp-details.first-name']).fill('Sam');
      await page.getByLabel(vpp['vpp-details.last-name']).fill('Harper');
      await page.getByLabel(vpp['vpp-details.email']).fill('sam@example.com');
      await page.getByLabel(vpp['vpp-details.phone']).fill('07700900123');
      await page.getByRole('button', {name: en['action.next'], exact: true}).click();
      await page.getByRole('button', {name: en['action.allow'], exact: true}).click();
      await page.getByRole('button', {name: en['action.next'], exact: true}).click();
      await page.getByRole('button', {name: 'Save'}).click();
      await page.getByRole('heading', {name: 'Community Powershare', level: 2}).waitFor();
      await page.getByRole('button', {name: en['action.done']}).click();
      const {participations} = (await (await shown).json()) as {participations: object[]};
      assert.equal(participations.length, 1);
    },
    {apiVersion: 'busbar', getDeviceReference: () => 'charger'},
  ));

test('the HTML for a dialog in another language opens it', () =>
  run('#element=dialog&lang=de', async page => {
    await page.getByRole('button', {name: 'Tarif verbinden'}).click();
    await page.getByRole('dialog').getByRole('heading', {level: 2}).waitFor();
  }));

test('the HTML for a page to start at has a session of the simulator there', () =>
  run('#page=fixed-rate&version=anode', async page => {
    await page.getByRole('heading', {name: sentence(en['fixed-rate.title'])}).waitFor();
  }));

test('the HTML for prices shows them', () =>
  run('#element=prices', async page => {
    await page.getByRole('heading', {name: en['prices.title']}).waitFor();
  }));

for (const version of ['zero', 'anode', 'busbar', 'busbar&journey=vpp']) {
  test(`the code for a server of the API version ${version} opens sessions`, async () => {
    let code = '';
    await playground.visit({hash: `#version=${version}`}, async ({page}) => {
      await page.getByRole('radio', {name: 'Server', exact: true}).check();
      code = await page.getByRole('region', {name: 'Code, server.mjs'}).innerText();
    });
    await runServerCode(code, async url => {
      const response = await fetch(`${url}/flatpeak/connect-token`, {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: '{}',
      });
      assert.equal(response.status, 200);
      assert.match(await response.text(), /"connect_token":"/);
    });
  });
}

/** States whose code differs most. */
const STATES = [
  '#element=connect&version=anode&direction=EXPORT&connection=MARKET&lang=de&text=ltr&colors=dark',
  '#element=dialog&page=tariff-summary&fault=status',
  '#element=settings&direction=EXPORT&version=anode',
  '#element=prices&direction=EXPORT',
  '#version=busbar&journey=vpp',
];

test('the code for React has no type error', async () => {
  const files = new Map<string, string>();
  for (const [index, hash] of STATES.entries()) {
    await playground.visit({hash}, async ({page}) => {
      await page.getByRole('radio', {name: 'React', exact: true}).check();
      const code = await page.getByRole('region', {name: 'Code, app.tsx'}).innerText();
      files.set(`demo/frameworks/react-19/src/playground-${index}.tsx`, code);
    });
  }
  assert.deepEqual(typeErrors(files), []);
});

test('the code for a virtual power plant has the journey, its API version and a device', () =>
  playground.visit({hash: '#version=busbar&journey=vpp'}, async ({page}) => {
    const code = page.getByRole('region', {name: /^Code/});
    for (const target of ['simulator', 'flatpeak']) {
      await page.getByLabel('For', {exact: true}).selectOption(target);
      await page.getByRole('radio', {name: 'HTML', exact: true}).check();
      assert.match(await code.innerText(), /api-version="busbar"\s+journey="vpp"/);
      await page.getByRole('radio', {name: 'Server', exact: true}).check();
      const server = await code.innerText();
      assert.match(server, /apiVersion: 'busbar',\s+getDeviceReference: /);
    }
  }));

for (const [name, expected] of [
  ['React', /onflatpeak-complete=\{onEvent\}/],
  ['Vue', /@flatpeak-complete="onEvent"/],
  ['Svelte', /onflatpeak-complete=\{onEvent\}/],
  ['Angular', /\(flatpeak-complete\)="onEvent\(\$event\)"/],
  ['Solid', /on:flatpeak-complete=\{onEvent\}/],
  ['CSS', /--flatpeak-radius: 2px;[^]*::part\(card\)/],
  ['Server', /apiVersion: 'anode'/],
] as const) {
  test(`the code for ${name} is of what is on screen`, () =>
    playground.visit({hash: '#theme=sterling&version=anode'}, async ({page}) => {
      await page.getByRole('radio', {name, exact: true}).check();
      assert.match(await page.getByRole('region', {name: /^Code/}).innerText(), expected);
    }));
}
