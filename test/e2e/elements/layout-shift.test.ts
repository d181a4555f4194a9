import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page, ViewportSize} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {connect, Customer, SAMPLES, walk, walkFixed, type Way} from '../../support/e2e/customer.js';
import {Shifts} from '../../support/e2e/layout-shifts.js';
import {Site} from '../../support/e2e/site.js';
import {BuiltScriptPage} from '../../support/e2e/built-script-page.js';

/** Answers come when a site's visitor has long lost sight of the button that was pressed. */
const SLOW = {type: 'delay', ms: 600, times: 'always'};

const PHONE = {width: 390, height: 844};
const DESK = {width: 1280, height: 720};
/** Tall enough to show the whole page, whatever is in it. */
const TOWER = {width: 1280, height: 2400};

/** The questions whose pages are taller than the room that a card in the page keeps. */
const TALL: readonly string[] = [
  en['provider-select.title'].replace('{supplier}', en['word.supplier']),
  en['surcharge.title'],
  en['time-of-day-rate.title'],
  en['tariff-summary.title'],
];

/** A page with text above and below the widget. */
const pageWith = (elements: string, sheet = '') => `<!doctype html>
  <html lang="en-GB">
    <meta charset="utf-8" />
    <title>My energy</title>
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <style>
      ${sheet}
    </style>
    <script src="/flatpeak-connect.js"></script>
    <h1>My energy</h1>
    <p>Text above.</p>
    ${elements}
    <p>Text below.</p>
    <p>And more of it.</p>
  </html>`;

/** Looks around before choosing: scrolls the list, and searches. What is found moves up, as it should. */
class Curious extends Customer {
  override async choosesProvider(name: string): Promise<void> {
    await this.sees(en['provider-select.title']);
    const list = this.page.getByRole('listbox');
    const first = await list.getByRole('option').first().textContent();
    await list.hover();
    for (let turns = 0; turns < 8; turns++) await this.page.mouse.wheel(0, 400);
    await list.getByText(first ?? '').waitFor({state: 'detached'});
    await this.page.getByRole('combobox', {name: en['provider-select.search']}).fill(name);
    await list.getByRole('option', {name, exact: true}).click();
  }
}

const WALKS: readonly (readonly [string, (customer: Customer) => Promise<void>])[] = [
  ...(Object.keys(SAMPLES) as Way[]).map(
    way => [way, (customer: Customer) => walk(customer, way)] as const,
  ),
  ['MANUAL, one price', walkFixed],
];

describe(
  'nothing moves while a tariff is connected, however slow the answers',
  // Most of a visit is waiting for slow answers.
  {concurrency: 8},
  () => {
    let built: BuiltScriptPage;
    before(async () => {
      built = await BuiltScriptPage.open();
    });
    after(() => built.close());

    let visits = 0;

    /** Walks a customer through a page to the end. @returns what moved. */
    async function visit(
      {mode, viewport, sheet}: {mode: string; viewport: ViewportSize; sheet?: string},
      goes: (customer: Customer) => Promise<void>,
      check: (shifts: Shifts) => Promise<void>,
    ): Promise<void> {
      const path = `/visit-${++visits}`;
      const tokens = `${path}/token`;
      const session = {
        page: 'postal-address',
        connect_web_uri: built.siteUrl + path,
        faults: [SLOW],
      };
      built.serve(tokens, {
        type: 'application/json',
        body: async () => JSON.stringify({connect_token: await built.token(session)}),
      });
      const widget = `<flatpeak-connect
      mode="${mode}" token-url="${tokens}" connect-url="${built.connectUrl}">
        <p slot="legal">Sterling Energy is a trading name of Sterling Bank plc.</p>
      </flatpeak-connect>`;
      built.serve(path, {type: 'text/html', body: () => pageWith(widget, sheet)});
      await built.visit({viewport}, async page => {
        const shifts = await Shifts.of(page, built.siteUrl);
        await page.goto(built.siteUrl + path);
        const customer = new Curious(page);
        if (mode === 'dialog') await customer.opens();
        await goes(customer);
        await customer.isDone();
        await check(shifts);
      });
    }

    const expectNone = (shifts: Shifts) => shifts.expectNone();

    /** Tall pages move what stands below them, once each, and nothing else moves. */
    async function expectRoomForTall(shifts: Shifts): Promise<void> {
      const seen = await shifts.seen();
      const at = seen.map(shift => shift.at);
      assert.deepEqual(at, [...new Set(at)], JSON.stringify(seen));
      for (const title of at) assert.ok(TALL.includes(title), JSON.stringify(seen));
      for (const {what} of seen.flatMap(({moved}) => moved)) assert.equal(what, 'p');
    }

    for (const [way, goes] of WALKS)
      for (const viewport of [PHONE, DESK]) {
        const {width} = viewport;
        it(`${way}, dialog, at ${width} pixels`, () =>
          visit({mode: 'dialog', viewport}, goes, expectNone));
        it(`${way}, inline, at ${width} pixels: only below tall pages`, () =>
          visit({mode: 'inline', viewport}, goes, expectRoomForTall));
      }

    for (const [way, goes] of WALKS.filter(([way]) => way.startsWith('MANUAL')))
      it(`${way}, inline, in a tall window: only below tall pages`, () =>
        visit({mode: 'inline', viewport: TOWER}, goes, expectRoomForTall));

    it('nothing at all, if the site gives the card a height', () =>
      visit(
        {
          mode: 'inline',
          viewport: TOWER,
          sheet: `
            flatpeak-connect::part(card) {block-size: 40rem}
            flatpeak-connect::part(body) {overflow: auto}
          `,
        },
        customer => walk(customer, 'MANUAL'),
        expectNone,
      ));
  },
);

describe('nothing moves when tariffs and prices come', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  /** Opens a page with an element whose answer comes when its shape is on screen. */
  async function load(page: Page, element: string, viewport: ViewportSize): Promise<void> {
    const skeleton = page.locator('[part="skeleton"]');
    await page.goto('about:blank');
    await page.setViewportSize(viewport);
    await page.route(`${site.url}/still/`, route =>
      route.fulfill({contentType: 'text/html', body: pageWith(element)}),
    );
    await page.route(/\/flatpeak\/(tariffs|prices)/, async route => {
      await skeleton.waitFor();
      await page.evaluate(
        () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      await route.continue();
    });
    await page.goto(`${site.url}/still/`);
    await skeleton.waitFor({state: 'detached'});
  }

  const SETTINGS =
    '<flatpeak-tariff-settings status-url="/flatpeak/tariffs"></flatpeak-tariff-settings>';
  const PRICES =
    '<flatpeak-prices prices-url="/flatpeak/prices" cheapest-hours="3"></flatpeak-prices>';
  const KINDS = 'kinds="commodity-import commodity-export"';

  /** Each shows all of its page, so that what stands below is in view. */
  const SIZES = [{width: 390, height: 2400}, TOWER];

  // A page that no server of this machine has sent may not talk to one.
  const visitor = {permissions: ['local-network-access']};

  for (const [what, way, elements] of [
    ['nothing is connected', undefined, [SETTINGS]],
    ['a fixed price', 'LIBRARY', [SETTINGS, SETTINGS.replace('>', ` ${KINDS}>`)]],
    ['prices that change', 'DIRECT', [SETTINGS, PRICES]],
    ['prices of day and night', 'MANUAL', [SETTINGS, PRICES]],
  ] as const)
    it(what, () =>
      site.visit(visitor, async page => {
        if (way) {
          const customer = new Customer(page);
          await connect(customer, way);
          await customer.isDone();
          await page.getByRole('button', {name: 'View or change'}).waitFor();
        }
        const shifts = await Shifts.of(page, site.url);
        for (const element of elements)
          for (const size of SIZES) {
            await load(page, element, size);
            await shifts.expectNone();
          }
      }),
    );
});
