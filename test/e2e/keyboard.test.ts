import {after, before, describe, it} from 'node:test';
import type {Locator, Page} from 'playwright-core';
import {en} from '../../src/messages/en.js';
import {SAMPLES} from './customer.js';
import {checkConnected} from './heard.js';
import {Site} from './site.js';

/** As far as Tab has ever to be pressed on a page of this size. */
const MOST = 30;

const hasFocus = (target: Locator) => target.evaluate(element => element.matches(':focus'));

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < MOST; presses++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}.`);
}

describe('connecting a tariff with the keyboard alone', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  it('every price is typed in, and the tariff is stored', () =>
    site.visit({}, async page => {
      const {keyboard} = page;
      const button = (name: string) => page.getByRole('button', {name, exact: true});
      const heading = (name: string) => page.getByRole('heading', {name, exact: true});
      const fill = async (label: string | Locator, text: string) => {
        await tabTo(page, typeof label === 'string' ? page.getByLabel(label) : label);
        await keyboard.type(text);
      };
      /** The focus begins at the question, so that a screen reader reads it. */
      const sees = async (title: string) => {
        await heading(title).waitFor();
        await tabTo(page, heading(title));
      };

      await tabTo(page, button(en.launch));
      await keyboard.press('Enter');

      await sees(en['postal-address.title']);
      await fill('House number and street', '1-3 Strand');
      await fill('Town or city', 'London');
      await fill('Postcode', 'WC2N 5EH');
      await keyboard.press('Enter');

      await sees(en['provider-select.title']);
      await fill(page.getByRole('combobox'), 'anchor ut');
      await page.getByRole('option', {name: SAMPLES.MANUAL}).waitFor();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');

      await sees(en['tariff-structure.title']);
      await tabTo(page, page.getByRole('dialog').getByRole('radio').first());
      await keyboard.press('Space');
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');

      await sees(en['time-of-day-rate.title']);
      await fill(page.getByLabel('Price per kWh').nth(0), '31.5');
      await fill(page.getByLabel('Price per kWh').nth(1), '12.25');
      await keyboard.press('Enter');

      await sees(en['tariff-name.title']);
      await fill(en['tariff-name.name'], 'Night Saver');
      await keyboard.press('Enter');

      await sees(en['contract-term.title']);
      await tabTo(page, page.getByRole('dialog').getByRole('radio').first());
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');

      await sees(en['tariff-summary.title']);
      await tabTo(page, button(en['action.save']));
      await keyboard.press('Enter');

      await sees(en['session-complete.title']);
      await tabTo(page, button(en['action.done']));
      await keyboard.press('Enter');
      await checkConnected(page);
      await tabTo(page, button(en.launch));
    }));

  it('Escape closes the dialog, and what was typed is there when it is opened again', () =>
    site.visit({}, async page => {
      const launch = page.getByRole('button', {name: en.launch, exact: true});
      await tabTo(page, launch);
      await page.keyboard.press('Enter');
      await tabTo(page, page.getByLabel('House number and street'));
      await page.keyboard.type('1-3 Strand');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({state: 'hidden'});
      await tabTo(page, launch);
      await page.keyboard.press('Enter');
      await page.getByLabel('House number and street').waitFor();
      const typed = await page.getByLabel('House number and street').inputValue();
      if (typed !== '1-3 Strand') throw new Error(`What was typed is now “${typed}”.`);
    }));
});
