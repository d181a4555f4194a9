import {sendKeys, setViewport} from '@web/test-runner-commands';
import {LIMITS} from '../../support/browser/engine-limits.js';
import {expectPageAccessible} from '../../support/browser/axe.js';
import {pinButtons, unpinButtons} from '../../support/browser/pinned-buttons.js';
import {exhibit, KINDS, within, type Exhibit} from '../../support/browser/gallery-fixtures.js';
import {main} from '../../support/browser/site-page.js';
import {expect, focused, waitUntil} from '../../support/browser/widget-driver.js';
import {misplaced, small} from '../../support/browser/layout.js';

const {documentElement: root} = document;

async function setWidth(width: number): Promise<void> {
  await setViewport({width, height: 900});
  await waitUntil(() => window.innerWidth === width);
}

/** What a reader may set for every text of a page (WCAG 1.4.12). */
const spaced = new CSSStyleSheet();
spaced.replaceSync(`
  * {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important}
  p {margin-block-end: 2em !important}
`);

const rootsOf = (exhibits: readonly Exhibit[]) =>
  exhibits.flatMap(({element}) => [element, ...within(element)]).flatMap(at => at.shadowRoot ?? []);

/** Where each box stands; what is in a line of text, times on a scale and what turns keep their own order. */
function boxesOf({element}: Exhibit): Map<Element, DOMRect> {
  const boxes = within(element).filter(
    box =>
      box.checkVisibility() &&
      !box.closest('svg, .day > *, .bars, .bars > *, .boundary, .spinner, .visually-hidden') &&
      !getComputedStyle(box).display.startsWith('inline'),
  );
  return new Map(boxes.map(box => [box, box.getBoundingClientRect()]));
}

/** What a keyboard has to reach. */
const controlsOf = (element: Element): Element[] =>
  within(element).filter(
    control =>
      control.matches('button, input, select, summary') &&
      !control.matches('[tabindex="-1"]') &&
      control.checkVisibility(),
  );

/** Where Tab stops in an element, and whether it can be seen that the focus is there. */
async function stopsOf(element: HTMLElement): Promise<{stop: Element; isMarked: boolean}[]> {
  const stops: {stop: Element; isMarked: boolean}[] = [];
  const start = document.createElement('button');
  // Behind the last stop of a page is the browser itself, from which Firefox does not come back.
  const end = document.createElement('button');
  element.before(start);
  element.after(end);
  start.focus();
  for (;;) {
    await sendKeys({press: 'Tab'});
    const stop = focused();
    // A date has a stop for each of its parts.
    if (stop === stops.at(-1)?.stop) continue;
    if (!stop || !isIn(element, stop)) break;
    const marked = stop.closest('.affixed') ?? stop;
    const {outlineStyle, outlineWidth} = getComputedStyle(marked);
    stops.push({stop, isMarked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2});
  }
  start.remove();
  end.remove();
  return stops;
}

const isIn = (element: Element, node: Node): boolean =>
  element === node ||
  element.contains(node) ||
  (node.getRootNode() instanceof ShadowRoot &&
    isIn(element, (node.getRootNode() as ShadowRoot).host));

for (const kind of KINDS) {
  describe(`${kind}, in every state`, () => {
    let exhibits: Exhibit[] = [];
    beforeEach(unpinButtons);
    afterEach(pinButtons);
    before(async () => {
      await setWidth(390);
      exhibits = await exhibit(kind);
    });
    afterEach(() => {
      root.style.removeProperty('font-size');
      main.removeAttribute('dir');
      return setWidth(390);
    });
    after(() => exhibits.forEach(({element}) => element.remove()));

    it('is there for everyone in the light', () => expectPageAccessible('light'));

    it('is there for everyone in the dark, on a small phone with text twice as large', async () => {
      await setWidth(320);
      root.style.fontSize = '200%';
      await expectPageAccessible('dark');
    });

    it('fits a small phone', async () => {
      await setWidth(320);
      expect(misplaced(exhibits)).to.deep.equal([]);
    });

    it('fits a small phone with text twice as large', async () => {
      await setWidth(320);
      root.style.fontSize = '200%';
      expect(misplaced(exhibits)).to.deep.equal([]);
    });

    it('loses nothing when a reader sets letters, words and lines further apart', async () => {
      await setWidth(320);
      const roots = rootsOf(exhibits);
      for (const {adoptedStyleSheets: sheets} of roots) sheets.push(spaced);
      try {
        expect(misplaced(exhibits)).to.deep.equal([]);
      } finally {
        for (const {adoptedStyleSheets: sheets} of roots) sheets.pop();
      }
    });

    it('has targets that a thumb can hit', () => {
      expect(exhibits.flatMap(small)).to.deep.equal([]);
    });

    it('is mirrored where the page is written from right to left', () => {
      const before = exhibits.map(boxesOf);
      main.dir = 'rtl';
      const {clientWidth: width} = root;
      exhibits.forEach((exhibit, index) => {
        for (const [box, {left, right}] of boxesOf(exhibit)) {
          const was = before[index]?.get(box);
          const name = `${exhibit.state}: ${box.localName}.${box.className}`;
          expect(left, name).to.be.closeTo(width - (was?.right ?? 0), 1);
          expect(right, name).to.be.closeTo(width - (was?.left ?? 0), 1);
        }
      });
    });

    it('is gone through by the keyboard in the order in which it is read', async () => {
      for (const {state, element} of exhibits) {
        const stops = await stopsOf(element);
        const places = stops.map(({stop}) => stop.getBoundingClientRect());
        for (const [index, {stop, isMarked}] of stops.entries()) {
          expect(
            isMarked || LIMITS.hidesFocus,
            `${state}: ${stop.outerHTML} shows that it has the focus`,
          ).to.equal(true);
          const [before, now] = [places[index - 1], places[index]];
          const isOnward =
            !before || !now || now.top >= before.bottom - 1 || now.left >= before.right - 1;
          expect(isOnward, `${state}: ${stop.outerHTML} comes too late`).to.equal(true);
        }
        expect(stops.map(({stop}) => stop)).to.include.members(controlsOf(element));
      }
    });
  });
}
