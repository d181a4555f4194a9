import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Page} from 'playwright-core';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {
  clicks,
  closes,
  continues,
  CopyingSite,
  opens,
  PATH,
  type Libraries,
  settles,
  types,
} from '../../../support/e2e/copying-site.js';
import type {TokenBackend} from '../../../support/e2e/token-backend.js';

describe('a page that is morphed or kept', () => {
  let site: CopyingSite;
  before(async () => {
    site = await CopyingSite.open();
  });
  after(() => site.close());
  const inline = () => site.inline();
  const dialog = () => site.dialog();

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
        site.visit(
          site.html(`<main><h1>Old</h1>${element()}</main>`, libraries),
          async (page, backend) => {
            if (element === dialog) await opens(page);
            await types(page);
            const requests = site.conversation(page);
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
          },
        ));

    it(`${name}: the conversation in the dialog of a trigger continues`, () =>
      site.visit(site.triggers(libraries), async (page, backend) => {
        await clicks(page, 'Sell the sun');
        await types(page);
        const requests = site.conversation(page);
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
    site.visit(
      site.html(`<main>${site.inline()}</main>`, ['alpine-morph', 'alpine']),
      async (page, backend) => {
        await types(page);
        const {morph} = MORPHS['the morph of Alpine and Livewire'];
        await page.evaluate(morph, `<main><h1>New</h1>${site.inline()}</main>`);
        await continues(page);
        assert.equal(backend.created.length, 1);
      },
    ));

  for (const swap of ['innerHTML', 'outerHTML'])
    it(`htmx, ${swap}: the widget resumes its session`, () =>
      site.visit(site.html(`<main>${site.inline()}</main>`, ['htmx']), async (page, backend) => {
        site.built.serve('/part', {
          type: 'text/html',
          body: () =>
            swap === 'innerHTML'
              ? `<h1>New</h1>${site.inline()}`
              : `<main><h1>New</h1>${site.inline()}</main>`,
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
      return site.html(
        `<main><h1>Visit ${visits}</h1>${main}<a href="/other">Other</a></main>`,
        ['turbo'],
        head,
      );
    };
    site.built.serve('/other', {
      type: 'text/html',
      body: () =>
        site.html(`<main><h1>Other</h1><a href="${PATH}">Energy</a></main>`, ['turbo'], head),
    });
    await site.visit(energy, does);
  }

  const isAt = (page: Page, name: string) =>
    page.getByRole('heading', {name, exact: true}).waitFor();
  const follows = (page: Page, name: string) => page.getByRole('link', {name, exact: true}).click();

  it('Turbo: the page that was kept resumes the session, and its preview begins none', () =>
    withTurbo(site.inline(), async (page, backend) => {
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
        const requests = site.conversation(page);
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
