import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {examples} from '../../../src/simulator/connect/examples.js';
import {PAGE_TIMEOUT_MS} from '../../support/e2e/launch.js';
import {Site} from '../../support/e2e/site.js';

/** What the simulator is asked to answer there. */
const PROVOKED = /status of (403|404|422|429|500|502)|ERR_/;

/** The cards of which the promise in their title is not kept. */
const unfinished = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('article')]
      .filter(card => {
        const state = card.querySelector('h2 span')?.textContent ?? '';
        const child = card.querySelector('.place > :first-child');
        const root = child?.shadowRoot;
        if (!root || card.querySelector('.trouble')) return true;
        const promised = {
          'flatpeak-tariff-settings':
            '[part~="home"], [part~="empty"], [part~="skeleton"], .problem',
          'flatpeak-connect': child.getAttribute('mode') === 'dialog' && '[part~="trigger"]',
        }[child.localName];
        if (promised) return !root.querySelector(promised);
        if (child.className === 'alone') return !root.querySelector('h2');
        if (child.localName === 'flatpeak-prices')
          return !root.querySelector(
            state === 'loading' ? '[part="skeleton"]' : '[part="price"], [role="status"] .notice',
          );
        if (state === 'first load') return !root.querySelector('.skeleton');

        const kind = root.querySelector('[exportparts]')?.localName;
        if (state === 'first load failed') return kind !== 'flatpeak-server-error-page';
        const inner = root.querySelector('[exportparts]')?.shadowRoot;
        if (!inner?.querySelector('h2')) return true;
        if (state === 'busy') return !root.querySelector('[aria-busy="true"]');
        if (state === 'failed') return !root.querySelector('.problem');
        return state === 'objection' && !inner.querySelector('.problem, .error');
      })
      .map(card => card.querySelector('h2')?.textContent),
  );

describe('the gallery', () => {
  let site: Site;
  before(async () => {
    site = await Site.open();
  });
  after(() => site.close());

  it('shows every kind of page in the states that its cards promise', () =>
    site.visit(
      // High enough to have every card of a kind in view, for they are drawn when they come near.
      {path: '/gallery/', viewport: {width: 1700, height: 6000}, expected: PROVOKED},
      async page => {
        const kinds = page.getByRole('combobox', {name: 'Page'});
        const offered = await kinds.getByRole('option').allTextContents();
        for (const kind of offered.filter(name => name !== 'All')) {
          await kinds.selectOption(kind);
          await page.locator('article').first().waitFor();
          const end = Date.now() + PAGE_TIMEOUT_MS;
          let left = await unfinished(page);
          while (left.length > 0 && Date.now() < end) {
            await page.evaluate(() => new Promise(requestAnimationFrame));
            left = await unfinished(page);
          }
          assert.deepEqual(left, []);
        }
        await kinds.selectOption('tariff-summary');
        await page.getByRole('combobox', {name: 'State'}).selectOption('fresh');
        await page.getByRole('combobox', {name: 'Fault'}).selectOption('token-unknown');
        await page.locator('flatpeak-server-error-page').waitFor();
        await page.getByRole('combobox', {name: 'Fault'}).selectOption('None');
        await page.getByRole('combobox', {name: 'Prices'}).selectOption('five-minutes');
        await page.locator('flatpeak-tariff-summary-page').waitFor();

        for (const kind of Object.keys(examples)) {
          assert.ok(offered.includes(kind) || kind === 'server-error', `${kind} is missing`);
        }
      },
    ));
});
