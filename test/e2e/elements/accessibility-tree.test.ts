import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {cards} from '../../../demo/site/gallery/cards.js';
import {accessibilityTree} from '../../support/e2e/accessibility-tree.js';
import {act, BuiltScriptPage} from '../../support/e2e/built-script-page.js';

type Card = (typeof cards)[number];

const FOLDER = new URL('accessibility-trees/', import.meta.url);

/** Writes what is there, instead of comparing: for a change that is meant. */
const isUpdate = process.env['UPDATE_TREES'] === '1';

/** A Saturday in June, after the prices of the next day were published. */
const NOW = Date.UTC(2026, 5, 13, 14, 20);

/** The states in which a page says something else, and what is there then. */
const STATES = new Map([
  ['fresh', 'h2'],
  ['objection', '.problem, .error'],
  ['confirming', '[role="group"][aria-labelledby]'],
  ['flat price', 'h2'],
  ['no providers', '.none'],
  ['with regions', 'select'],
  ['expired, page kept', '.problem'],
  ['expired', 'h2'],
  ['today and tomorrow', '.chart'],
  ['empty', 'p'],
  ['several tariffs', 'article'],
  ['expiring', 'article'],
  ['needs attention, no alert', 'article'],
]);

/** States that are read out by themselves. */
const SPOKEN = new Set(['expired', 'expiring']);

const shown = cards.filter(({state, alone}) => STATES.has(state) && !alone);

/** Each has a file of its own. */
const fileOf = ({kind, state}: Card) => `${kind}.${state.replaceAll(/\W+/g, '-')}.txt`;
const DIALOG = 'dialog.txt';

describe('what a screen reader is given', () => {
  let built: BuiltScriptPage;
  before(async () => {
    built = await BuiltScriptPage.open(NOW);
  });
  after(() => built.close());

  /** Compares what is read with what is kept, of which a difference is shown line by line. */
  async function check(page: Page, name: string): Promise<void> {
    const tree = `${await accessibilityTree(page)}\n`;
    const file = new URL(name, FOLDER);
    if (isUpdate) {
      mkdirSync(FOLDER, {recursive: true});
      writeFileSync(file, tree);
    }
    assert.equal(tree, existsSync(file) ? readFileSync(file, 'utf8') : '');
  }

  for (const card of shown) {
    const {kind, state, session, answered, pressed, prices, tariffs, said} = card;
    it(`${kind}, ${state}: names, roles and states are those that were read and agreed`, () =>
      built.visit(
        {viewport: {width: 390, height: 1200}},
        async page => {
          if (prices) await built.place(page, 'flatpeak-prices', {...prices});
          else if (tariffs) {
            await page.route('**/gallery/backend/**', route => route.fulfill({json: said}));
            await built.place(page, 'flatpeak-tariff-settings', {...tariffs});
          } else {
            await built.show(page, {page: kind, providers: 3, tariffs: 3, ...session});
            await act(page, {answered, pressed});
          }
          await page
            .locator(STATES.get(state) ?? 'h2')
            .first()
            .waitFor();
          // A sentence in the live region comes a moment later than the page.
          if (answered || SPOKEN.has(state))
            await page
              .locator('div[role="status"]:not(:empty)')
              .first()
              .waitFor({state: 'attached'});
          await check(page, fileOf(card));
        },
        NOW,
      ));
  }

  it('a dialog has a name, a way back and a way out', () =>
    built.visit(
      {viewport: {width: 390, height: 1200}},
      async page => {
        const connectToken = await built.token({page: 'tariff-name'});
        await built.place(page, 'flatpeak-connect', {
          connectToken,
          connectUrl: built.connectUrl,
          mode: 'dialog',
        });
        await page.getByRole('button').press('Enter');
        await page.getByLabel('Tariff name').fill('Night Saver');
        await page.keyboard.press('Enter');
        await page.getByRole('heading', {name: 'When does your contract end?'}).waitFor();
        await check(page, DIALOG);
      },
      NOW,
    ));

  it('no page is kept that is not read any more', () => {
    assert.deepEqual(readdirSync(FOLDER).sort(), [DIALOG, ...shown.map(fileOf)].sort());
  });
});
