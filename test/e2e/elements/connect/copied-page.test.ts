import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {en} from '../../../../src/messages/en.js';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {BuiltScriptPage} from '../../../support/e2e/built-script-page.js';
import {TOKEN_PATH, TokenBackend} from '../../../support/e2e/token-backend.js';

/** The libraries that copy and morph pages, as they come for a script tag. */
const LIBRARIES = {
  idiomorph: 'idiomorph/dist/idiomorph.js',
  htmx: 'htmx.org/dist/htmx.js',
  turbo: '@hotwired/turbo/dist/turbo.es2017-umd.js',
  'alpine-morph': '@alpinejs/morph/dist/cdn.js',
  alpine: 'alpinejs/dist/cdn.js',
};
type Library = keyof typeof LIBRARIES;

const PATH = '/energy';

describe('a page whose elements are copied', () => {
  let built: BuiltScriptPage;
  before(async () => {
    built = await BuiltScriptPage.open();
    for (const [name, path] of Object.entries(LIBRARIES))
      built.serve(`/${name}.js`, {
        type: 'text/javascript',
        body: () =>
          readFileSync(new URL(`../../../../node_modules/${path}`, import.meta.url), 'utf8'),
      });
  });
  after(() => built.close());

  const inline = () =>
    `<flatpeak-connect token-url="${TOKEN_PATH}" connect-url="${built.connectUrl}"></flatpeak-connect>`;
  const dialog = () => inline().replace(' ', ' mode="dialog" ');

  /** The HTML of a page of the site. */
  function html(body: string, libraries: readonly Library[] = [], head = ''): string {
    const scripts = libraries.map(name => `<script defer src="/${name}.js"></script>`).join('');
    return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>My energy</title>
      <script src="/flatpeak-connect.js" data-token-url="${TOKEN_PATH}"
        data-connect-url="${built.connectUrl}"></script>${scripts}${head}</head>
      <body>${body}</body></html>`;
  }

  /** A customer visits a page of the site. */
  async function visit(
    page: string | (() => string),
    does: (page: Page, backend: TokenBackend) => Promise<void>,
  ): Promise<void> {
    built.serve(PATH, {type: 'text/html', body: () => (typeof page === 'string' ? page : page())});
    await built.visit({}, async page => {
      const backend = await TokenBackend.behind(page, built, 'tariff-name');
      await page.goto(`${built.siteUrl}${PATH}`);
      await does(page, backend);
    });
  }

  const nameField = (page: Page) => page.getByLabel(en['tariff-name.name']);
  const opens = (page: Page) => page.getByRole('button', {name: en.launch, exact: true}).click();

  /** The customer types half an answer. */
  async function types(page: Page): Promise<void> {
    await nameField(page).fill('Night');
    await settles(page);
  }

  /** The conversation is there, once, and with what was typed. */
  async function continues(page: Page): Promise<void> {
    await page.waitForFunction(() =>
      [...document.querySelectorAll('flatpeak-connect')].some(widget => {
        const page = widget.shadowRoot?.querySelector('flatpeak-tariff-name-page');
        const input = page?.shadowRoot?.querySelector('input');
        return input?.value === 'Night' && input.checkVisibility();
      }),
    );
    assert.equal(await nameField(page).count(), 1);
  }

  /** What widgets begin by themselves has begun, and the service and the backend have replied. */
  const settles = async (page: Page) => {
    await page.evaluate(async () => {
      const widgets = () => [...document.querySelectorAll('flatpeak-connect')];
      for (const widget of widgets())
        await (widget as HTMLElement & {updateComplete: Promise<unknown>}).updateComplete;
      await new Promise(resolve => setTimeout(resolve));
      await new Promise(requestAnimationFrame);
    });
    await page.waitForLoadState('networkidle');
  };

  /** The requests of the conversation from now on. */
  function conversation(page: Page): string[] {
    const routes: string[] = [];
    page.on('request', request => {
      const {route} = request.url().includes('/connect') && (request.postDataJSON() ?? {});
      if (request.method() === 'POST' && request.url() === built.connectUrl) routes.push(route);
    });
    return routes;
  }

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
      visit(html(`<main>${inline()}</main>`), async (page, backend) => {
        await types(page);
        const requests = conversation(page);
        await page.evaluate(replace);
        await continues(page);
        await page.getByRole('button', {name: en['action.next']}).click();
        await page.getByRole('heading', {name: en['contract-term.title']}).waitFor();
        assert.deepEqual(requests, ['tariff_name_capture']);
        assert.equal(backend.asked.length, 1);
      }));

    it(`${name}: an open dialog stays open`, () =>
      visit(html(`<main>${dialog()}</main>`), async (page, backend) => {
        await opens(page);
        await types(page);
        const requests = conversation(page);
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
    visit(html(`<main>${inline()}</main>`), async (page, backend) => {
      await types(page);
      const requests = conversation(page);
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
    visit(html(`<main>${inline()}</main>`), async (page, backend) => {
      await types(page);
      const requests = conversation(page);
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
    visit(html(`<main>${inline()}</main>`), async (page, backend) => {
      await types(page);
      await addCopy(page, 'loc_2');
      await page.locator('[location-id]').getByLabel(en['tariff-name.name']).waitFor();
      assert.deepEqual(
        backend.asked.map(({location_id: location}) => location),
        [undefined, 'loc_2'],
      );
    }));

  it('two widgets that the site has written alike have sessions of their own', () =>
    visit(html(`<main>${inline()}${inline()}</main>`), async (page, backend) => {
      await nameField(page).nth(1).waitFor();
      assert.equal(backend.created.length, 2);
    }));

  it('a copy continues the request for a token that is in flight', () =>
    visit(html('<main></main>'), async (page, backend) => {
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
      }, inline());
      await nameField(page).waitFor();
      await settles(page);
      assert.equal(backend.asked.length, 1);
    }));

  it('a copy of the last page begins no new session', () =>
    visit(html(`<main>${inline()}</main>`), async (page, backend) => {
      await types(page);
      await page.getByRole('button', {name: en['action.next']}).click();
      await page.getByText(en['contract-term.open-ended'], {exact: true}).click();
      await page.getByRole('button', {name: en['action.next']}).click();
      await page.getByRole('button', {name: en['action.save']}).click();
      const done = page.getByRole('heading', {name: en['session-complete.title']});
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
    visit(html('<main></main>'), async (page, backend) => {
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
        [built.connectUrl, TOKEN_PATH] as const,
      );
      await types(page);
      await page.evaluate(REPLACEMENTS['document.body.cloneNode']);
      await continues(page);
      assert.equal(backend.asked.length, 1);
    }));

  /** A page of the site with two triggers. */
  const triggers = (libraries: readonly Library[] = []) =>
    html(
      `<main><button data-flatpeak-connect>Save with the sun</button>
      <button data-flatpeak-connect data-direction="EXPORT">Sell the sun</button></main>`,
      libraries,
    );
  const clicks = (page: Page, name: string) => page.getByText(name, {exact: true}).click();
  const closes = (page: Page) =>
    page.getByRole('dialog').getByRole('button', {name: en['action.close']}).click();

  for (const [name, replace] of Object.entries(REPLACEMENTS))
    for (const trigger of ['Save with the sun', 'Sell the sun']) {
      it(`${name}: a closed dialog of the trigger “${trigger}” stays closed, and opens`, () =>
        visit(triggers(), async (page, backend) => {
          await clicks(page, trigger);
          await types(page);
          await closes(page);
          const requests = conversation(page);
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
    visit(triggers(), async (page, backend) => {
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
    visit(triggers(), async (page, backend) => {
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
    visit(triggers(), async page => {
      await clicks(page, 'Save with the sun');
      await types(page);
      await page.locator('body > flatpeak-connect').evaluate(widget => widget.remove());
      await settles(page);
      assert.equal(await page.locator('flatpeak-connect').count(), 0);
    }));

  it('a widget that the site writes again asks the backend for its session', () =>
    visit(html(`<main>${inline()}</main>`), async (page, backend) => {
      await types(page);
      await page.locator('main').evaluate((main, html) => void (main.innerHTML = html), inline());
      await continues(page);
      assert.deepEqual(
        backend.asked.map(({resume}) => resume),
        [undefined, await hashToken(backend.created[0] ?? '')],
      );
      assert.equal(backend.created.length, 1);
    }));

  it('a widget that a router removes and places again asks the backend for its session', () =>
    visit(html(`<main>${inline()}</main>`), async (page, backend) => {
      await types(page);
      await page.locator('main').evaluate(main => {
        history.pushState(null, '', '/elsewhere');
        main.innerHTML = '';
      });
      await settles(page);
      await page.locator('main').evaluate((main, html) => {
        history.back();
        addEventListener('popstate', () => void (main.innerHTML = html));
      }, inline());
      await continues(page);
      assert.equal(backend.created.length, 1);
    }));

  interface Libraries {
    readonly Idiomorph: {morph(node: Element, html: string, options: object): void};
    readonly Alpine: {morph(node: Element, html: string, options: object): void};
    readonly Turbo: {visit(url: string, options: object): void};
    readonly htmx: {ajax(method: string, path: string, options: object): Promise<void>};
  }

  /** How pages are morphed into what the server has rendered. */
  const MORPHS = {
    idiomorph: {
      libraries: ['idiomorph'],
      morph: (html: string) =>
        (globalThis as unknown as Libraries).Idiomorph.morph(document.body, html, {
          morphStyle: 'innerHTML',
        }),
    },
    'the morph of Alpine and Livewire': {
      libraries: ['alpine-morph', 'alpine'],
      morph: (html: string) =>
        (globalThis as unknown as Libraries).Alpine.morph(
          document.querySelector('main') as Element,
          html.slice(html.indexOf('<main>')),
          {},
        ),
    },
  } as const;

  for (const [name, {libraries, morph}] of Object.entries(MORPHS)) {
    for (const [place, element] of [
      ['inline', inline],
      ['in a dialog', dialog],
    ] as const)
      it(`${name}: the conversation ${place} continues`, () =>
        visit(html(`<main><h1>Old</h1>${element()}</main>`, libraries), async (page, backend) => {
          if (element === dialog) await opens(page);
          await types(page);
          const requests = conversation(page);
          for (const text of ['New', 'Newer'])
            await page.evaluate(
              morph,
              `<nav>${text}</nav><main><h1>${text}</h1>${element()}<p>Below</p></main>`,
            );
          await settles(page);
          await continues(page);
          assert.equal(await page.locator('h1').textContent(), 'Newer');
          assert.deepEqual(requests, []);
          assert.equal(backend.asked.length, 1);
        }));

    it(`${name}: the conversation in the dialog of a trigger continues`, () =>
      visit(triggers(libraries), async (page, backend) => {
        await clicks(page, 'Sell the sun');
        await types(page);
        const requests = conversation(page);
        await page.evaluate(
          morph,
          `<main><h1>New</h1><button data-flatpeak-connect>Save</button>
          <button data-flatpeak-connect data-direction="EXPORT">Sell</button></main>`,
        );
        await settles(page);
        await continues(page);
        assert.equal(await page.locator('h1').textContent(), 'New');
        assert.deepEqual(requests, []);
        await closes(page);
        await clicks(page, 'Sell');
        await continues(page);
        assert.equal(backend.asked.length, 1);
      }));
  }

  it('the morph of Alpine and Livewire: in a new place the widget resumes its session', () =>
    visit(html(`<main>${inline()}</main>`, ['alpine-morph', 'alpine']), async (page, backend) => {
      await types(page);
      const {morph} = MORPHS['the morph of Alpine and Livewire'];
      await page.evaluate(morph, `<main><h1>New</h1>${inline()}</main>`);
      await continues(page);
      assert.equal(backend.created.length, 1);
    }));

  for (const swap of ['innerHTML', 'outerHTML'])
    it(`htmx, ${swap}: the widget resumes its session`, () =>
      visit(html(`<main>${inline()}</main>`, ['htmx']), async (page, backend) => {
        built.serve('/part', {
          type: 'text/html',
          body: () =>
            swap === 'innerHTML'
              ? `<h1>New</h1>${inline()}`
              : `<main><h1>New</h1>${inline()}</main>`,
        });
        await types(page);
        await page.evaluate(
          swap =>
            (globalThis as unknown as Libraries).htmx.ajax('GET', '/part', {target: 'main', swap}),
          swap,
        );
        await page.getByRole('heading', {name: 'New', exact: true}).waitFor();
        await continues(page);
        assert.equal(backend.created.length, 1);
      }));

  /** A customer visits a page with Turbo, which keeps pages and morphs them on a refresh. */
  async function withTurbo(
    main: string,
    does: (page: Page, backend: TokenBackend) => Promise<void>,
  ): Promise<void> {
    const head = '<meta name="turbo-refresh-method" content="morph">';
    let visits = 0;
    const energy = () => {
      visits += 1;
      return html(
        `<main><h1>Visit ${visits}</h1>${main}<a href="/other">Other</a></main>`,
        ['turbo'],
        head,
      );
    };
    built.serve('/other', {
      type: 'text/html',
      body: () => html(`<main><h1>Other</h1><a href="${PATH}">Energy</a></main>`, ['turbo'], head),
    });
    await visit(energy, does);
  }

  const isAt = (page: Page, name: string) =>
    page.getByRole('heading', {name, exact: true}).waitFor();
  const follows = (page: Page, name: string) => page.getByRole('link', {name, exact: true}).click();

  it('Turbo: the page that was kept resumes the session, and its preview begins none', () =>
    withTurbo(inline(), async (page, backend) => {
      await types(page);
      await follows(page, 'Other');
      await isAt(page, 'Other');
      await page.goBack();
      await isAt(page, 'Visit 1');
      await continues(page);
      await follows(page, 'Other');
      await isAt(page, 'Other');
      await follows(page, 'Energy');
      await isAt(page, 'Visit 2');
      await continues(page);
      await settles(page);
      const hash = await hashToken(backend.created[0] ?? '');
      assert.deepEqual(
        backend.asked.map(({resume}) => resume),
        [undefined, hash, hash],
      );
      assert.equal(backend.created.length, 1);
    }));

  it('Turbo: the page that was kept has no open dialog of a trigger, and the trigger opens it', () =>
    withTurbo('<button data-flatpeak-connect>Save with the sun</button>', async (page, backend) => {
      await clicks(page, 'Save with the sun');
      await types(page);
      await closes(page);
      await follows(page, 'Other');
      await isAt(page, 'Other');
      await page.goBack();
      await isAt(page, 'Visit 1');
      await settles(page);
      assert.equal(await page.getByRole('dialog').count(), 0);
      assert.equal(backend.asked.length, 1);
      await clicks(page, 'Save with the sun');
      await continues(page);
      assert.equal(backend.created.length, 1);
    }));

  const TURBO_PLACES = {
    inline: {main: inline, opens: async () => {}},
    'in a dialog': {main: dialog, opens},
    'in the dialog of a trigger': {
      main: () => '<button data-flatpeak-connect>Save with the sun</button>',
      opens: (page: Page) => clicks(page, 'Save with the sun'),
    },
  };
  for (const [place, {main, opens}] of Object.entries(TURBO_PLACES))
    it(`Turbo: a refresh by morphing keeps the conversation ${place}`, () =>
      withTurbo(main(), async (page, backend) => {
        await opens(page);
        await types(page);
        const requests = conversation(page);
        await page.evaluate(() =>
          (globalThis as unknown as Libraries).Turbo.visit(location.href, {action: 'replace'}),
        );
        await page.locator('h1', {hasText: 'Visit 2'}).waitFor();
        await settles(page);
        await continues(page);
        assert.deepEqual(requests, []);
        assert.equal(backend.asked.length, 1);
      }));
});
