import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Locator, Page} from 'playwright-core';
import {examples} from '../../../src/simulator/connect/examples.js';
import {act, BuiltScriptPage} from '../../support/e2e/built-script-page.js';

const kinds = Object.keys(examples).filter(kind => kind !== 'server-error');

/** Computed style of an element, by the names of CSS. */
const styleOf = (element: Locator, ...names: string[]) =>
  element.evaluate((element, names) => {
    const style = getComputedStyle(element);
    return Object.fromEntries(names.map(name => [name, style.getPropertyValue(name)]));
  }, names);

/** The colour behind everything. */
const canvasOf = (page: Page) =>
  page.evaluate(() => {
    const {style} = document.body;
    style.color = 'Canvas';
    const {color} = getComputedStyle(document.body);
    style.removeProperty('color');
    return color;
  });

/** The controls on screen that nothing sets off from what is around them. */
const faint = (page: Page, canvas: string) =>
  page.evaluate(canvas => {
    const within = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap(element => [
        element,
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    return within(document)
      .filter(element => element.matches('.button, .input, .choice, .affixed, .options'))
      .filter(element => element.checkVisibility() && !element.matches('.affixed .input'))
      .filter(element => {
        const style = getComputedStyle(element);
        const isFramed = parseFloat(style.borderTopWidth) >= 1 && style.borderTopColor !== canvas;
        return !isFramed && style.backgroundColor === canvas;
      })
      .map(element => element.outerHTML);
  }, canvas);

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`in the customer's own colours, on ${colorScheme}`, () => {
    let built: BuiltScriptPage;
    before(async () => {
      built = await BuiltScriptPage.open();
    });
    after(() => built.close());

    const visit = (session: Record<string, unknown>, does: (page: Page) => Promise<void>) =>
      built.visit({forcedColors: 'active', colorScheme}, async page => {
        await built.show(page, session);
        await does(page);
      });

    it('every control of every page has an outline', () =>
      built.visit({forcedColors: 'active', colorScheme}, async page => {
        for (const kind of kinds) {
          await built.show(page, {page: kind});
          assert.deepEqual(await faint(page, await canvasOf(page)), [], kind);
        }
      }));

    it('the likely button keeps them, whatever colours the site gives it', () =>
      visit({page: 'tariff-name'}, async page => {
        const next = page.getByRole('button', {name: 'Next'});
        const before = await styleOf(next, 'background-color', 'color');
        await page.addStyleTag({
          content: 'flatpeak-connect::part(primary) {background: #ffd02e; color: #24123f}',
        });
        assert.deepEqual(await styleOf(next, 'background-color', 'color'), before);
      }));

    it('the answer that was given before looks unlike the others', () =>
      visit({page: 'tariff-structure', data: {option: 'FIXED'}}, async page => {
        const [chosen, other] = await Promise.all(
          [0, 1].map(at =>
            styleOf(page.locator('.choice').nth(at), 'outline-style', 'border-top-color'),
          ),
        );
        assert.notDeepEqual(chosen, other);
        assert.equal(chosen?.['outline-style'], 'solid');
      }));

    it('the row that the keys are at, and what has the focus, are marked', () =>
      visit({page: 'provider-select'}, async page => {
        await page.getByRole('combobox').press('ArrowDown');
        const row = await styleOf(page.locator('.option.active'), 'outline-style', 'outline-width');
        assert.deepEqual(row, {'outline-style': 'solid', 'outline-width': '2px'});
        await page.keyboard.press('Tab');
        const button = page.getByRole('button', {name: 'I can’t find my supplier'});
        const ring = await styleOf(button, 'outline-style', 'outline-width');
        assert.deepEqual(ring, {'outline-style': 'solid', 'outline-width': '2px'});
      }));

    it('what is wrong is framed more heavily than what is not', () =>
      visit({page: 'surcharge', data: {surcharge: {fixed: 1, percentage: -1}}}, async page => {
        await page.getByRole('button', {name: 'Next'}).click();
        const wrong = page.locator('.affixed:has([aria-invalid="true"])');
        await wrong.waitFor();
        const widths = await Promise.all(
          [wrong, page.locator('.affixed:not(:has([aria-invalid="true"]))')].map(async field =>
            parseFloat((await styleOf(field, 'border-top-width'))['border-top-width'] ?? ''),
          ),
        );
        assert.ok((widths[0] ?? 0) > (widths[1] ?? 0), widths.join());
      }));

    it('low and high prices can be distinguished, in the chart and by the shape of their marks', () =>
      visit({page: 'tariff-summary'}, async page => {
        const chart = page.locator('.chart').first();
        const looks = await Promise.all(
          ['usual', 'cheap', 'dear'].map(rank =>
            styleOf(chart.locator(`path.${rank}`).first(), 'fill', 'stroke'),
          ),
        );
        assert.equal(new Set(looks.map(({fill}) => fill)).size, 3, JSON.stringify(looks));
        const canvas = await canvasOf(page);
        for (const {fill, stroke} of looks) assert.ok(fill !== canvas || stroke !== canvas);
        const shapes = await page.evaluate(() => {
          const root = document
            .querySelector('flatpeak-connect')
            ?.shadowRoot?.querySelector('[exportparts]')?.shadowRoot;
          return ['cheap', 'dear'].map(rank => {
            const mark = root?.querySelector(`.${rank} dt`);
            return mark ? getComputedStyle(mark, '::before').rotate : '';
          });
        });
        assert.notEqual(shapes[0], shapes[1]);
      }));

    it('the way that is done looks unlike the way that is left, and the likely button unlike the other', () =>
      visit({page: 'surcharge'}, async page => {
        const steps = page.locator('.step');
        const done = await styleOf(steps.first(), 'border-top-color');
        const left = await styleOf(steps.last(), 'border-top-color');
        assert.notDeepEqual(done, left);
        const next = await styleOf(page.getByRole('button', {name: 'Next'}), 'background-color');
        const skip = await styleOf(page.getByRole('button', {name: 'Skip'}), 'background-color');
        assert.notDeepEqual(next, skip);
      }));
  });
}

describe('for who likes it calm', () => {
  let built: BuiltScriptPage;
  before(async () => {
    built = await BuiltScriptPage.open();
  });
  after(() => built.close());

  /** What moves: its name, how long it takes, and what it changes. */
  const moving = (page: Page) =>
    page.evaluate(() => {
      const within = (root: Document | ShadowRoot): Animation[] => [
        ...root.getAnimations(),
        ...[...root.querySelectorAll('*')].flatMap(({shadowRoot}) =>
          shadowRoot ? within(shadowRoot) : [],
        ),
      ];
      return [...new Set(within(document))].map(({effect}) => ({
        takes: Number(effect?.getComputedTiming().duration),
        changes: (effect as KeyframeEffect).getKeyframes().flatMap(Object.keys),
      }));
    });

  it('nothing moves but a slow spinner while an answer is awaited', () =>
    built.visit({reducedMotion: 'reduce'}, async page => {
      await built.show(page, {page: 'tariff-name', faults: [{type: 'hang', at: 2}]});
      assert.deepEqual(await moving(page), []);
      await act(page, {answered: true});
      await page.locator('.spinner').waitFor({state: 'attached'});
      const seen = await moving(page);
      assert.ok(seen.length > 0);
      for (const {takes, changes} of seen)
        assert.ok(!changes.includes('rotate') || takes >= 3000, JSON.stringify(seen));
    }));

  it('no colour slides when a button is pointed at', () =>
    built.visit({reducedMotion: 'reduce'}, async page => {
      await built.show(page, {page: 'tariff-name'});
      const next = page.getByRole('button', {name: 'Next'});
      await next.hover();
      assert.deepEqual(await moving(page), []);
    }));
});
