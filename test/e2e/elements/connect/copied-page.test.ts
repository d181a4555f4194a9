import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {en} from '../../../../src/messages/en.js';
import {sentence} from '../../../support/e2e/customer.js';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {
  clicks,
  closes,
  continues,
  CopyingSite,
  nameField,
  opens,
  settles,
  types,
} from '../../../support/e2e/copying-site.js';
import {TOKEN_PATH} from '../../../support/e2e/token-backend.js';

describe('a page whose elements are copied', () => {
  let site: CopyingSite;
  before(async () => {
    site = await CopyingSite.open();
  });
  after(() => site.close());

  /** How pages put a copy in the place of their elements. */
  const REPLACEMENTS = {
    'document.body.cloneNode': () => document.body.replaceWith(document.body.cloneNode(true)),
    'main.cloneNode': () => {
      const main = document.querySelector('main');
      main?.replaceWith(main.cloneNode(true));
    },
    'document.importNode': () => {
      const template = document.createElement('template');
      template.innerHTML = document.body.innerHTML;
      document.body.replaceChildren(document.importNode(template.content, true));
    },
    'innerHTML +=': () => {
      const main = document.querySelector('main');
      if (main) main.innerHTML += '<p>More</p>';
    },
  };

  for (const [name, replace] of Object.entries(REPLACEMENTS)) {
    it(`${name}: the conversation continues, with what was typed and without a request`, () =>
      site.visit(site.html(`<main>${site.inline()}</main>`), async (page, backend) => {
        await types(page);
        const requests = site.conversation(page);
        await page.evaluate(replace);
        await continues(page);
        await page.getByRole('button', {name: en['action.next']}).click();
        await page.getByRole('heading', {name: en['contract-term.title']}).waitFor();
        assert.deepEqual(requests, ['tariff_name_capture']);
        assert.equal(backend.asked.length, 1);
      }));

    it(`${name}: an open dialog stays open`, () =>
      site.visit(site.html(`<main>${site.dialog()}</main>`), async (page, backend) => {
        await opens(page);
        await types(page);
        const requests = site.conversation(page);
        await page.evaluate(replace);
        await continues(page);
        await page.getByRole('dialog').getByRole('button', {name: en['action.close']}).click();
        await opens(page);
        await continues(page);
        assert.deepEqual(requests, []);
        assert.equal(backend.asked.length, 1);
      }));
  }

  const ORIGINAL = 'flatpeak-connect[data-flatpeak-session]';

  /** Adds a copy of the widget below it. */
  const addCopy = (page: Page, locationId = '') =>
    page.evaluate(
      ([selector, locationId]) => {
        const original = document.querySelector(selector);
        const copy = original?.cloneNode(true) as Element;
        if (locationId) copy.setAttribute('location-id', locationId);
        original?.parentElement?.append(copy);
      },
      [ORIGINAL, locationId] as const,
    );

  it('a copy beside the original stays closed, and has the conversation once it is opened', () =>
    site.visit(site.html(`<main>${site.inline()}</main>`), async (page, backend) => {
      await types(page);
      const requests = site.conversation(page);
      await addCopy(page);
      await settles(page);
      await continues(page);
      const widgets = page.locator('flatpeak-connect');
      for (const at of [1, 0]) {
        await widgets.nth(at).getByRole('button', {name: en.launch, exact: true}).click();
        await continues(page);
        assert.equal(await widgets.nth(at).getByLabel(en['tariff-name.name']).count(), 1);
      }
      assert.deepEqual(requests, []);
      assert.equal(backend.asked.length, 1);
    }));

  it('copies beside the original have the conversation one by one, as the others leave', () =>
    site.visit(site.html(`<main>${site.inline()}</main>`), async (page, backend) => {
      await types(page);
      const requests = site.conversation(page);
      await addCopy(page);
      await addCopy(page);
      await settles(page);
      for (let left = 2; left >= 0; left--) {
        await continues(page);
        assert.equal(await page.locator('flatpeak-connect').count(), left + 1);
        await page
          .locator('flatpeak-connect')
          .first()
          .evaluate(widget => widget.remove());
      }
      assert.deepEqual(requests, []);
      assert.equal(backend.asked.length, 1);
    }));

  it('a copy for another location has a session of its own', () =>
    site.visit(site.html(`<main>${site.inline()}</main>`), async (page, backend) => {
      await types(page);
      await addCopy(page, 'loc_2');
      await page.locator('[location-id]').getByLabel(en['tariff-name.name']).waitFor();
      assert.deepEqual(
        backend.asked.map(({location_id: location}) => location),
        [undefined, 'loc_2'],
      );
    }));

  it('two widgets that the site has written alike have sessions of their own', () =>
    site.visit(
      site.html(`<main>${site.inline()}${site.inline()}</main>`),
      async (page, backend) => {
        await nameField(page).nth(1).waitFor();
        assert.equal(backend.created.length, 2);
      },
    ));

  it('a copy continues the request for a token that is in flight', () =>
    site.visit(site.html('<main></main>'), async (page, backend) => {
      await page.evaluate(async html => {
        const {fetch} = window;
        const main = document.querySelector('main') as HTMLElement;
        await new Promise<void>(resolve => {
          window.fetch = (...request) => {
            resolve();
            return fetch(...request);
          };
          main.innerHTML = html;
        });
        main.innerHTML += '';
      }, site.inline());
      await nameField(page).waitFor();
      await settles(page);
      assert.equal(backend.asked.length, 1);
    }));

  it('a copy of the last page begins no new session', () =>
    site.visit(site.html(`<main>${site.inline()}</main>`), async (page, backend) => {
      await types(page);
      await page.getByRole('button', {name: en['action.next']}).click();
      await page.getByRole('button', {name: en['contract-term.open-ended']}).click();
      await page.getByRole('button', {name: en['tariff-summary.action.save']}).click();
      const done = page.getByRole('heading', {
        name: sentence(en['session-complete.title.provider']),
      });
      await done.waitFor();
      const events = await page.evaluateHandle(() => {
        const events: string[] = [];
        for (const type of ['flatpeak-complete', 'flatpeak-page', 'flatpeak-open'])
          addEventListener(type, () => events.push(type));
        return events;
      });
      await page.evaluate(REPLACEMENTS['document.body.cloneNode']);
      await settles(page);
      await done.waitFor();
      assert.deepEqual(await events.jsonValue(), []);
      assert.equal(backend.asked.length, 1);
    }));

  it('a widget that a script has set up continues in its copy, too', () =>
    site.visit(site.html('<main></main>'), async (page, backend) => {
      await page.evaluate(
        ([connectUrl, path]) => {
          const widget = document.createElement('flatpeak-connect');
          Object.assign(widget, {
            connectUrl,
            async fetchToken(body: object) {
              const response = await fetch(path, {method: 'POST', body: JSON.stringify(body)});
              const {connect_token} = (await response.json()) as {connect_token: string};
              return connect_token;
            },
          });
          document.querySelector('main')?.append(widget);
        },
        [site.built.connectUrl, TOKEN_PATH] as const,
      );
      await types(page);
      await page.evaluate(REPLACEMENTS['document.body.cloneNode']);
      await continues(page);
      assert.equal(backend.asked.length, 1);
    }));

  for (const [name, replace] of Object.entries(REPLACEMENTS))
    for (const trigger of ['Save with the sun', 'Sell the sun']) {
      it(`${name}: a closed dialog of the trigger “${trigger}” stays closed, and opens`, () =>
        site.visit(site.triggers(), async (page, backend) => {
          await clicks(page, trigger);
          await types(page);
          await closes(page);
          const requests = site.conversation(page);
          for (let times = 0; times < 2; times++) {
            await page.evaluate(replace);
            await settles(page);
            assert.equal(await page.getByRole('dialog').count(), 0);
          }
          assert.deepEqual(requests, []);
          await clicks(page, trigger);
          await continues(page);
          assert.equal(backend.created.length, 1);
        }));
    }

  it('an open dialog of a trigger leaves with its body, and opens again where it was', () =>
    site.visit(site.triggers(), async (page, backend) => {
      await clicks(page, 'Sell the sun');
      await types(page);
      await page.evaluate(REPLACEMENTS['document.body.cloneNode']);
      await settles(page);
      assert.equal(await page.getByRole('dialog').count(), 0);
      await clicks(page, 'Sell the sun');
      await continues(page);
      assert.equal(backend.created.length, 1);
    }));

  it('a copied trigger opens, and a removed dialog opens again with the next click', () =>
    site.visit(site.triggers(), async (page, backend) => {
      await page.evaluate(() => {
        const trigger = document.querySelector('[data-direction]');
        trigger?.replaceWith(trigger.cloneNode(true));
      });
      await clicks(page, 'Sell the sun');
      await types(page);
      await closes(page);
      await page.locator('body > flatpeak-connect').evaluate(widget => widget.remove());
      await settles(page);
      await clicks(page, 'Sell the sun');
      await continues(page);
      assert.equal(backend.created.length, 1);
    }));

  it('a script removes the open dialog of a trigger for good', () =>
    site.visit(site.triggers(), async page => {
      await clicks(page, 'Save with the sun');
      await types(page);
      await page.locator('body > flatpeak-connect').evaluate(widget => widget.remove());
      await settles(page);
      assert.equal(await page.locator('flatpeak-connect').count(), 0);
    }));

  it('a widget that the site writes again asks the backend for its session', () =>
    site.visit(site.html(`<main>${site.inline()}</main>`), async (page, backend) => {
      await types(page);
      await page
        .locator('main')
        .evaluate((main, html) => void (main.innerHTML = html), site.inline());
      await continues(page);
      assert.deepEqual(
        backend.asked.map(({resume}) => resume),
        [undefined, await hashToken(backend.created[0] ?? '')],
      );
      assert.equal(backend.created.length, 1);
    }));

  it('a widget that a router removes and places again asks the backend for its session', () =>
    site.visit(site.html(`<main>${site.inline()}</main>`), async (page, backend) => {
      await types(page);
      await page.locator('main').evaluate(main => {
        history.pushState(null, '', '/elsewhere');
        main.innerHTML = '';
      });
      await settles(page);
      await page.locator('main').evaluate((main, html) => {
        history.back();
        addEventListener('popstate', () => void (main.innerHTML = html));
      }, site.inline());
      await continues(page);
      assert.equal(backend.created.length, 1);
    }));
});
