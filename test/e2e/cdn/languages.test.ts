import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import type {Page, Route} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import type {Messages} from '../../../src/messages/translator.js';
import {BuiltScriptPage} from '../../support/e2e/built-script-page.js';

/** Those of the widget; the pages for virtual power plants have files of their own. */
const LANGUAGES = readdirSync(new URL('../../../dist/cdn/messages', import.meta.url)).flatMap(
  name => /^(\w+)\.json$/.exec(name)?.[1] ?? [],
);

const FILE = /\/messages\/(\w+)\.json$/;

async function messagesOf(lang: string): Promise<Messages> {
  const module = (await import(`../../../src/messages/${lang}.js`)) as Record<string, Messages>;
  return module[lang] as Messages;
}

describe('the built script speaks the customer’s language', () => {
  let built: BuiltScriptPage;
  before(async () => {
    built = await BuiltScriptPage.open();
  });
  after(() => built.close());

  /** A page with a widget at its first question; `files` are the languages that were asked for. */
  async function visit(
    {locale = 'en-GB', lang}: {locale?: string; lang?: string},
    does: (page: Page, files: string[]) => Promise<void>,
    answer: (route: Route) => Promise<void> = route => route.continue(),
  ): Promise<void> {
    await built.visit({locale}, async page => {
      const files: string[] = [];
      await page.route(FILE, async route => {
        files.push(FILE.exec(route.request().url())?.[1] ?? '');
        await answer(route);
      });
      await page.evaluate(lang => {
        if (lang) document.documentElement.lang = lang;
        else document.documentElement.removeAttribute('lang');
      }, lang);
      const [connectToken, connectUrl] = [
        await built.token({page: 'tariff-name'}),
        built.connectUrl,
      ];
      await page.evaluate(() => {
        const shifts: number[] = [];
        Object.assign(window, {shifts});
        new PerformanceObserver(list => {
          for (const entry of list.getEntries())
            shifts.push((entry as PerformanceEntry & {value: number}).value);
        }).observe({type: 'layout-shift', buffered: true});
      });
      await built.place(page, 'flatpeak-connect', {connectToken, connectUrl});
      await does(page, files);
    });
  }

  const asks = (page: Page, {'tariff-name.title': name}: Messages) =>
    page.getByRole('heading', {name, exact: true}).waitFor();

  for (const lang of LANGUAGES)
    it(`in ${lang}, from its own file`, () =>
      visit({lang}, async (page, files) => {
        await asks(page, await messagesOf(lang));
        assert.deepEqual(files, [lang]);
      }));

  it('as the browser says, where the page says nothing', () =>
    visit({locale: 'fr-CH'}, async (page, files) => {
      await asks(page, await messagesOf('fr'));
      assert.deepEqual(files, ['fr']);
    }));

  it('without a file where it is English', () =>
    visit({lang: 'en-IE'}, async (page, files) => {
      await asks(page, en);
      assert.deepEqual(files, []);
    }));

  it('and nothing is seen in another, or jumps, while the file is on its way', () => {
    let give = () => {};
    const mayCome = new Promise<void>(resolve => (give = resolve));
    return visit(
      {lang: 'de'},
      async page => {
        const element = page.locator('flatpeak-connect');
        // The page is there, under a cover.
        await page.locator('flatpeak-tariff-name-page h2').waitFor({state: 'attached'});
        const before = await element.boundingBox();
        assert.ok(before && before.height > 200, 'it keeps its place');
        assert.equal(await page.getByText(en['tariff-name.title']).isVisible(), false);
        give();
        await asks(page, await messagesOf('de'));
        const shifts = await page.evaluate(() => (window as unknown as {shifts: number[]}).shifts);
        assert.deepEqual(shifts, []);
      },
      async route => {
        await mayCome;
        await route.continue();
      },
    );
  });

  it('and English where the file is not what the script was built with', () =>
    visit(
      {lang: 'de'},
      page => asks(page, en),
      route => route.fulfill({json: {'tariff-name.title': 'Geben Sie Ihr Kennwort ein'}}),
    ));

  it('and English where there is no file', () =>
    visit(
      {lang: 'de'},
      page => asks(page, en),
      route => route.fulfill({status: 404}),
    ));
});
