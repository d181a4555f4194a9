import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import {launchShell} from '../../../support/e2e/launch.js';

const script = readFileSync(new URL('../../../../dist/cdn/flatpeak-connect.js', import.meta.url));

const CONNECT = 'connect-url="http://host.test/connect"';
const ELEMENTS = {
  settings: `<flatpeak-tariff-settings status-url="/flatpeak/tariffs" ${CONNECT}></flatpeak-tariff-settings>`,
  widget: `<flatpeak-connect mode="dialog" token-url="/flatpeak/connect-token" ${CONNECT}></flatpeak-connect>`,
} as const;

type Name = keyof typeof ELEMENTS;

/** While the page is parsed, after that, or as a module: elements come to life in another order. */
const SCRIPTS = {
  'a script': '<script src="/script.js"></script>',
  'a deferred script': '<script defer src="/script.js"></script>',
  'a module': '<script type="module" src="/script.js"></script>',
} as const;

const PAGE = {
  ...{connect_token: 'cot_1', route: 'tariff_name_capture', direction: 'IMPORT'},
  ...{live_mode: false, actions: [], data: {}},
};

const ANSWERS: Readonly<Record<string, object>> = {
  '/connect': PAGE,
  '/flatpeak/tariffs': {locations: []},
  '/flatpeak/connect-token': {connect_token: 'cot_other'},
};

/** What the tab remembers of the element that left. On a plain http page no hash is known. */
const LEFT: Record<Name, string> = {settings: 'flatpeak-tariff-settings ', widget: ' '};

describe('a page with the settings and a widget, back from a provider’s login', () => {
  let browser: Browser;
  before(async () => {
    browser = await launchShell();
  });
  after(() => browser.close());

  /** Loads the page that a login returns to. @returns whose dialog opens. */
  async function whoGoesOn(left: Name, tag: string, order: readonly Name[]): Promise<Name> {
    const page = await browser.newPage();
    try {
      await page.addInitScript(
        key => sessionStorage.setItem('flatpeak-departed', JSON.stringify({key})),
        LEFT[left],
      );
      const body = order.map(name => ELEMENTS[name]).join('<p>Between them</p>');
      await page.route('**/*', async route => {
        const {pathname} = new URL(route.request().url());
        const json = ANSWERS[pathname];
        if (pathname === '/script.js')
          await route.fulfill({contentType: 'text/javascript', body: script});
        else if (json) await route.fulfill({json});
        else
          await route.fulfill({
            contentType: 'text/html',
            body: `<!doctype html><html lang="en"><head>${tag}</head><body>${body}</body></html>`,
          });
      });
      await page.goto('http://host.test/?fp_cot=cot_1');
      await page.getByRole('dialog').waitFor();
      assert.equal(new URL(page.url()).search, '');
      const dialogs = await page.getByRole('dialog').count();
      assert.equal(dialogs, 1);
      const inSettings = page.locator('flatpeak-tariff-settings').getByRole('dialog');
      return (await inSettings.count()) ? 'settings' : 'widget';
    } finally {
      await page.close();
    }
  }

  for (const [how, tag] of Object.entries(SCRIPTS)) {
    it(`${how}: the one that left goes on, in whichever order they stand`, async () => {
      for (const order of [
        ['settings', 'widget'],
        ['widget', 'settings'],
      ] as const)
        for (const left of order)
          assert.equal(await whoGoesOn(left, tag, order), left, `${left} of ${order.join()}`);
    });

    it(`${how}: where the one that left is not on the page, the other goes on`, async () => {
      assert.equal(await whoGoesOn('settings', tag, ['widget']), 'widget');
      assert.equal(await whoGoesOn('widget', tag, ['settings']), 'settings');
    });
  }
});
