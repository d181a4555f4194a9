import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {en} from '../../../src/messages/en.js';
import {Customer, SAMPLES} from '../../support/e2e/customer.js';
import {opensConsole} from '../../support/e2e/recorded-events.js';
import {Site} from '../../support/e2e/site.js';

/** Where nothing is connected, yet or any more, there are no prices. */
const NO_PRICES = /status of 4(04|22)/;

const settings = (page: Page) => page.locator('flatpeak-tariff-settings');

/** What the card of the electricity tariff says of its state. */
const card = (page: Page) =>
  settings(page).getByRole('article', {name: en['tariff.commodity-import']});

/** From the list of providers to the finished page, by a login elsewhere. */
async function signsInAndSaves(customer: Customer): Promise<void> {
  await customer.choosesProvider(SAMPLES.DIRECT);
  await customer.signsIn('Allow');
  assert.equal(new URL(customer.page.url()).pathname, '/energy/', 'back where the customer left');
  await customer.saves();
  assert.equal(new URL(customer.page.url()).search, '');
  await customer.isDone();
}

async function connects(page: Page): Promise<Customer> {
  const customer = new Customer(page);
  await customer.opens();
  await customer.entersAddress();
  await signsInAndSaves(customer);
  await card(page).getByText(en['tariff.state.connected'], {exact: true}).waitFor();
  return customer;
}

/** A minute ago, so that a whole day is there to choose from whatever the time is now. */
async function hasADay(page: Page): Promise<void> {
  const minute = new Date(Date.now() - 60_000).toLocaleTimeString('en-GB', {
    timeStyle: 'short',
    timeZone: 'Europe/London',
  });
  await page.getByLabel('Ready by').fill(minute);
}

describe('the page with a customer’s energy', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  it('tells a tariff’s whole story: connected, remembered, expired, reconnected, disconnected', () =>
    site.visit({path: '/energy/', expected: NO_PRICES}, async page => {
      const customer = await connects(page);
      await card(page).getByText(SAMPLES.DIRECT).waitFor();

      // The demo is killed while nobody looks, and started again.
      await page.goto('about:blank');
      await site.restart();
      await page.goto(`${site.url}/energy/`);
      await card(page).getByText(SAMPLES.DIRECT).waitFor();
      await card(page).getByText(en['tariff.state.connected'], {exact: true}).waitFor();

      // The webhook's news arrive in the open page by themselves.
      await customer.clicks('Let the contract expire');
      await card(page)
        .getByText(/ended on/)
        .first()
        .waitFor();
      await card(page).getByText(en['tariff.state.expired'], {exact: true}).waitFor();
      await page.getByText('received a webhook').waitFor();
      assert.ok(await page.getByRole('button', {name: 'Let the contract expire'}).isDisabled());

      await customer.clicks(en['alert.tariff.expired.action']);
      await signsInAndSaves(customer);
      await card(page).getByText(en['tariff.state.connected'], {exact: true}).waitFor();
      assert.equal(
        await card(page)
          .getByText(/ended on/)
          .count(),
        0,
      );

      await card(page).getByRole('button', {name: en['action.disconnect']}).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', {name: en['confirm.disconnect.yes'], exact: true}).click();
      await dialog.getByText(en['session-complete.disconnected']).first().waitFor();
      await customer.isDone();
      await card(page).getByText(en['tariff.state.not-connected'], {exact: true}).waitFor();

      await page.getByRole('link', {name: 'Home', exact: true}).click();
      await opensConsole(page);
      await page.getByRole('listitem').filter({hasText: 'Disconnected'}).waitFor();
    }));

  it('finds the cheapest hours for the car, and says what waiting for them saves', () =>
    site.visit({path: '/energy/', expected: NO_PRICES}, async page => {
      const plan = page.getByRole('status').filter({hasText: /hours|Charge/});
      await plan.getByText('Connect your tariff, and').waitFor();
      await page.getByRole('link', {name: 'Connect your tariff'}).waitFor();
      assert.equal(await page.getByText(en['action.retry']).count(), 0);
      await connects(page);
      await hasADay(page);
      await plan.getByText(/^Charge (now, until|from \d\d:\d\d to) \d\d:\d\d/).waitFor();
      await page.getByLabel('Time needed').selectOption('1 hour');
      await plan.getByText(/^Charge (now|from)/).waitFor();
      const cost = (await page.locator('#cost').textContent()) ?? '';
      const [paid = NaN, atOnce = paid, saved = 0] = [...cost.matchAll(/£(\d+\.\d\d)/g)].map(
        ([, amount]) => Math.round(Number(amount) * 100),
      );
      assert.ok(paid > 0, cost);
      assert.equal(atOnce - paid, saved, cost);

      await page.getByLabel('Time needed').selectOption('8 hours');
      const soon = new Date(Date.now() + 3_600_000).toLocaleTimeString('en-GB', {
        timeStyle: 'short',
        timeZone: 'Europe/London',
      });
      await page.getByLabel('Ready by').fill(soon);
      // Too soon: the car is ready at that time a day later.
      await plan.getByText(`There’s too little time before the next ${soon}`).waitFor();
      await plan.getByText(/^Charge (now|from)/).waitFor();
    }));

  it('shows nothing to a customer who is signed out, and everything after signing in', () =>
    site.visit({path: '/energy/', expected: /status of 40[14]/}, async page => {
      const customer = await connects(page);
      await customer.clicks('Sign out');
      await page.getByText('Sign in at the top of the page').waitFor();
      await settings(page).getByText(en['error.signed_out']).first().waitFor();
      await customer.clicks('Sign in');
      await card(page).getByText(SAMPLES.DIRECT).waitFor();
      await hasADay(page);
      await page.getByText(/^Charge (now|from)/).waitFor();
    }));
});
