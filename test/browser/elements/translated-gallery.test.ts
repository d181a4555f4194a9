import type {FlatpeakConnect} from '../../../src/index.js';
import {exhibit, KINDS, within} from '../../support/browser/gallery-fixtures.js';
import {
  translatePage,
  TRANSLATORS,
  wordsIn,
  type Translator,
} from '../../support/browser/translate-page.js';
import {expect} from '../../support/browser/widget-driver.js';

const NAMES = Object.keys(TRANSLATORS) as Translator[];

/** Elements that contain only a name, an address or a unit. */
const NAMES_ON_SCREEN =
  '.provider-name, .logo, [part~="option"] strong bdi, .affix, [part="amount"]';

/** A text of numbers, times and prices alone. */
const isNumber = (node: Node): boolean =>
  node instanceof Text && /^[\s\d.,:–−-]*\d[\s\d.,:–−-]*((p|ct|€|£)\/kWh)?\s*$/.test(node.data);

for (const [index, kind] of KINDS.entries())
  describe(`${kind}, in each of its states`, () => {
    const exceptions: unknown[] = [];
    const onException = (event: ErrorEvent | PromiseRejectionEvent) =>
      exceptions.push('reason' in event ? event.reason : event.error);
    before(() => {
      addEventListener('error', onException);
      addEventListener('unhandledrejection', onException);
    });
    after(() => {
      removeEventListener('error', onException);
      removeEventListener('unhandledrejection', onException);
    });

    it('renders as often as it likes under page translators', async () => {
      const shown = await exhibit(kind);
      for (const {state, element} of shown) {
        const elements = [element, ...within(element)] as (Element & Partial<FlatpeakConnect>)[];
        const before = wordsIn(element);
        // Each translator after each other, and another one first for each kind.
        for (const offset of [0, 1, 2, 3]) {
          translatePage(element, NAMES[(index + offset) % NAMES.length] ?? 'moves');
          for (const each of elements) each.requestUpdate?.();
          for (const each of elements) await each.updateComplete;
          expect(wordsIn(element), state).to.equal(before);
        }
        element.remove();
      }
      expect(exceptions).to.deep.equal([]);
    });

    it('has no number, price, time or name that a translator may change', async () => {
      const shown = await exhibit(kind);
      for (const {state, element} of shown) {
        const literals = within(element).filter(
          each => each.matches(NAMES_ON_SCREEN) || [...each.childNodes].some(isNumber),
        );
        const open = literals.filter(each => !each.closest('[translate="no"]'));
        expect(
          open.map(({outerHTML}) => outerHTML),
          state,
        ).to.deep.equal([]);
        element.remove();
      }
    });
  });
