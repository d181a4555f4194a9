import {after, before, describe, it} from 'node:test';
import type {Locator, Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {SAMPLES, sentence, type Way} from '../../support/e2e/customer.js';
import {checkConnected} from '../../support/e2e/recorded-events.js';
import {Site} from '../../support/e2e/site.js';

/** As far as Tab has ever to be pressed on a page of this size. */
const MOST = 30;

/** A customer who has no mouse. */
class Keys {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', {name, exact: true});
  }

  /** Nobody moved the focus there: it is there by itself. */
  async isAt(target: Locator): Promise<void> {
    await target.and(this.page.locator(':focus')).waitFor();
  }

  /** The focus begins at each question, so that a screen reader reads it. */
  async sees(title: string): Promise<void> {
    await this.isAt(this.page.getByRole('heading', {name: sentence(title)}));
  }

  /** Presses Tab until something has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < MOST; presses++) {
      if (await target.evaluate(element => element.matches(':focus'))) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(target)}.`);
  }

  async types(label: string | Locator, text: string): Promise<void> {
    await this.tabTo(typeof label === 'string' ? this.page.getByLabel(label) : label);
    await this.page.keyboard.type(text);
  }

  async presses(name: string): Promise<void> {
    await this.tabTo(this.button(name));
    await this.page.keyboard.press('Enter');
  }

  /** Goes to the answers and on to the n-th, counted from 0. */
  async chooses(nth: number): Promise<void> {
    await this.tabTo(this.page.getByRole('group').getByRole('button').first());
    for (let at = 0; at < nth; at++) await this.page.keyboard.press('ArrowDown');
    await this.enters();
  }

  async enters(): Promise<void> {
    await this.page.keyboard.press('Enter');
  }

  /** Goes down to the first row of a list and takes it. */
  async takesFirst(): Promise<void> {
    await this.tabTo(this.page.getByRole('dialog').getByRole('combobox'));
    await this.page.keyboard.press('ArrowDown');
    await this.enters();
  }

  async opens(): Promise<void> {
    await this.presses(en.launch);
  }

  async entersAddress(): Promise<void> {
    await this.sees(en['postal-address.title']);
    await this.types('House number and street', '1-3 Strand');
    await this.types('Town or city', 'London');
    await this.types('Postcode', 'WC2N 5EH');
    await this.enters();
  }

  async choosesProvider(name: string): Promise<void> {
    await this.sees(en['provider-select.title']);
    await this.types(this.page.getByRole('dialog').getByRole('combobox'), name);
    await this.page.getByRole('option', {name, exact: true}).waitFor();
    await this.takesFirst();
  }

  async namesTariff(): Promise<void> {
    await this.sees(en['tariff-name.title']);
    await this.types(en['tariff-name.name'], 'Night Saver');
    await this.enters();
  }

  async entersContractTerm(): Promise<void> {
    await this.sees(en['contract-term.title']);
    await this.chooses(1);
  }

  async saves(): Promise<void> {
    await this.sees(en['tariff-summary.title']);
    await this.presses(en['tariff-summary.action.save']);
    await this.sees(en['session-complete.title.provider']);
    await this.presses(en['action.done']);
  }
}

/** What is between the choice of the provider and the summary. */
const WAYS: Record<Way, (keys: Keys) => Promise<void>> = {
  async DIRECT(keys) {
    await keys.sees(en['redirect.title.provider']);
    const {origin} = new URL(keys.page.url());
    await keys.presses(en['redirect.continue']);
    await keys.page.waitForURL(url => url.origin !== origin);
    await keys.presses('Sign in');
    await keys.presses('Allow');
    await keys.page.waitForURL(url => url.origin === origin);
  },
  async LIBRARY(keys) {
    await keys.sees(en['tariff-select.title']);
    await keys.tabTo(keys.page.locator('.option').first());
    await keys.enters();
  },
  async MARKET(keys) {
    await keys.sees(en['tariff-structure.title']);
    await keys.chooses(2);
    await keys.sees(en['surcharge.title']);
    await keys.types(en['surcharge.fixed'], '2.5');
    await keys.types(en['surcharge.percentage'], '5');
    await keys.enters();
    await keys.namesTariff();
    await keys.entersContractTerm();
  },
  async MANUAL(keys) {
    await keys.sees(en['tariff-structure.title']);
    await keys.chooses(1);
    await keys.sees(en['time-of-day-rate.title']);
    await keys.types(keys.page.getByLabel('Price per kWh').nth(0), '31.5');
    await keys.types(keys.page.getByLabel('Price per kWh').nth(1), '12.25');
    await keys.enters();
    await keys.namesTariff();
    await keys.entersContractTerm();
  },
};

describe('connecting a tariff with the keyboard alone', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  for (const way of Object.keys(WAYS) as Way[]) {
    it(`${way}: from the button to the stored tariff`, () =>
      site.visit({}, async page => {
        const keys = new Keys(page);
        await keys.opens();
        await keys.entersAddress();
        await keys.choosesProvider(SAMPLES[way]);
        await WAYS[way](keys);
        await keys.saves();
        // The button is gone, for there is nothing left to connect.
        await keys.isAt(page.getByRole('heading', {name: 'Your electricity'}));
        await checkConnected(page);
      }));
  }

  it('Escape closes the dialog, and what was typed is there when it is opened again', () =>
    site.visit({}, async page => {
      const keys = new Keys(page);
      await keys.opens();
      await keys.types('House number and street', '1-3 Strand');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({state: 'hidden'});
      await keys.isAt(keys.button(en.launch));
      await keys.enters();
      await keys.sees(en['postal-address.title']);
      const typed = await page.getByLabel('House number and street').inputValue();
      if (typed !== '1-3 Strand') throw new Error(`What was typed is now “${typed}”.`);
    }));

  it('Escape empties a search, with all to choose from again, and closes the dialog only then', () =>
    site.visit({}, async page => {
      const keys = new Keys(page);
      await keys.opens();
      await keys.entersAddress();
      await keys.sees(en['provider-select.title']);
      await keys.types(page.getByRole('dialog').getByRole('combobox'), SAMPLES.MANUAL);
      const hidden = page.getByRole('option', {name: SAMPLES.DIRECT, exact: true});
      await hidden.waitFor({state: 'detached'});
      await page.keyboard.press('Escape');
      await hidden.waitFor();
      await keys.isAt(page.getByRole('dialog').getByRole('combobox'));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({state: 'hidden'});
    }));
});
