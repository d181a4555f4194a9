import {setViewport} from '@web/test-runner-commands';
import type {
  FlatpeakConnect,
  FlatpeakPrices,
  FlatpeakTariffSettings,
} from '../../../../src/index.js';
import {LIMITS} from '../../../support/browser/engine-limits.js';
import {exhibit, within} from '../../../support/browser/gallery-fixtures.js';
import {place} from '../../../support/browser/site-page.js';
import {expect, waitUntil, widgetAt} from '../../../support/browser/widget-driver.js';
import {
  answerWith,
  connected,
  failing,
  settings,
} from '../../../support/browser/settings-driver.js';

const {style} = document.documentElement;
afterEach(() => style.removeProperty('color-scheme'));

const TAGS = ['flatpeak-connect', 'flatpeak-prices', 'flatpeak-tariff-settings'] as const;

/** The colour of text as the element inherits it to everything in it. */
const textOf = (element: Element) => getComputedStyle(element).color;

const placed = async (tag: (typeof TAGS)[number], attributes: Record<string, string> = {}) => {
  const element = document.createElement(tag) as
    FlatpeakConnect | FlatpeakPrices | FlatpeakTariffSettings;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  place().append(element);
  await element.updateComplete;
  return element;
};

/** A host's sheet, until the test ends. */
function dress(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
const {length: before} = document.adoptedStyleSheets;
afterEach(() => void document.adoptedStyleSheets.splice(before));

for (const tag of TAGS) {
  describe(`<${tag}>`, () => {
    it('is dark in a bright page, and bright in a dark one, where the host says so', async () => {
      style.colorScheme = 'light';
      const bright = textOf(await placed(tag));
      style.colorScheme = 'dark';
      const dark = textOf(await placed(tag));
      expect(dark).to.not.equal(bright);
      expect(textOf(await placed(tag, {theme: 'light'}))).to.equal(bright);
      style.colorScheme = 'light';
      expect(textOf(await placed(tag, {theme: 'dark'}))).to.equal(dark);
    });

    it('follows the page without a theme and with “auto”, also when the page changes', async () => {
      const elements = [await placed(tag), await placed(tag, {theme: 'auto'})];
      style.colorScheme = 'light';
      const bright = elements.map(textOf);
      style.colorScheme = 'dark';
      const dark = elements.map(textOf);
      expect(new Set(bright)).to.have.property('size', 1);
      expect(new Set(dark)).to.have.property('size', 1);
      expect(dark[0]).to.not.equal(bright[0]);
    });

    it('takes the theme as a property, too', async () => {
      style.colorScheme = 'light';
      const element = await placed(tag);
      const bright = textOf(element);
      element.theme = 'dark';
      await element.updateComplete;
      expect(textOf(element)).to.not.equal(bright);
      element.theme = 'auto';
      await element.updateComplete;
      expect(textOf(element)).to.equal(bright);
    });
  });
}

describe('a theme of the element', () => {
  it('holds in its pages, down to the fields', async () => {
    style.colorScheme = 'light';
    const colours = [];
    for (const theme of ['light', 'dark'] as const) {
      const widget = await widgetAt({page: 'tariff-name'}, {theme});
      await widget.page('tariff-name');
      const [input] = widget.find('input');
      colours.push(input && getComputedStyle(input).backgroundColor);
    }
    expect(colours[0]).to.not.equal(colours[1]);
  });
});

describe('what a host can take hold of', () => {
  it('is every part of every page', async () => {
    for (const kind of ['time-of-day-rate', 'surcharge', 'tariff-select', 'tariff-summary']) {
      const exhibits = await exhibit(kind, /^(hostile|1,000)/);
      for (const {element} of exhibits) {
        const page = within(element).find(child => child.hasAttribute('exportparts'));
        const handed = page?.getAttribute('exportparts')?.split(',');
        const named = [...(page?.shadowRoot?.querySelectorAll('[part]') ?? [])];
        const parts = new Set(named.flatMap(node => [...node.part]));
        expect(handed).to.include.members([...parts]);
        expect(parts.size).to.be.above(3);
        element.remove();
      }
    }
  });

  it('is every box in which something is said', async () => {
    const kinds = ['time-of-day-rate', 'surcharge', 'tariff-summary', 'prices', 'tariff-settings'];
    for (const kind of kinds) {
      const exhibits = await exhibit(kind, /^(hostile|prefilled)/);
      const boxes = exhibits.flatMap(({element}) =>
        within(element).filter(child => child.matches('.notice')),
      );
      expect(boxes).to.have.length.above(0);
      for (const box of boxes)
        expect([...box.part], box.outerHTML).to.include.oneOf([
          'notice',
          'problem',
          'confirmation',
          'example',
        ]);
      for (const {element} of exhibits) element.remove();
    }
  });

  it('is the dialog of the tariff settings, its card and its fields', async () => {
    dress(`
      flatpeak-tariff-settings::part(dialog-card) {border-top: 7px solid}
      flatpeak-tariff-settings::part(input) {border-top: 5px solid}
    `);
    const page = await settings();
    page.press('Connect my tariff');
    const dialog = await page.dialog();
    await dialog.page('postal-address');
    const widthOf = (selector: string) => {
      const [found] = dialog.find(selector);
      return found && getComputedStyle(found).borderTopWidth;
    };
    expect(widthOf('.card')).to.equal('7px');
    expect(widthOf('.input')).to.equal('5px');
  });

  it('is the place of its own logo and legal line', async () => {
    dress('flatpeak-connect::part(legal) {letter-spacing: 3px}');
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    const line = document.createElement('p');
    line.slot = 'legal';
    line.textContent = 'Registered in England.';
    widget.element.append(line);
    expect(line.checkVisibility()).to.equal(true);
    expect(getComputedStyle(line).letterSpacing).to.equal('3px');
  });
});

describe('the states that a host can style by', () => {
  it('say that prices are on their way, and that there are none', async () => {
    const element = (await placed('flatpeak-prices')) as FlatpeakPrices;
    answerWith('prices', () => failing(500));
    element.pricesUrl = '/flatpeak/prices';
    await element.updateComplete;
    expect(element.matches(':state(busy)')).to.equal(true);
    await waitUntil(() => element.matches(':state(failed)'), 'the failure');
    expect(element.matches(':state(busy)')).to.equal(false);
  });

  it('say that tariffs are on their way, and that they could not be read', async () => {
    await connected({provider: 'manual'});
    const page = await settings();
    await waitUntil(() => !page.element.matches(':state(busy)'), 'rest');
    expect(page.element.matches(':state(failed)')).to.equal(false);
    answerWith('tariffs', () => failing(500));
    const reading = page.element.refresh();
    await page.element.updateComplete;
    expect(page.element.matches(':state(busy)')).to.equal(true);
    await reading;
    await waitUntil(() => page.element.matches(':state(failed)'), 'the failure');
  });
});

async function resize(width: number, height: number): Promise<void> {
  await setViewport({width, height});
  await waitUntil(() => window.innerWidth === width && window.innerHeight === height);
}

const pad = (hour: number) => String(hour).padStart(2, '0');

async function open(): Promise<Record<'dialog' | 'card' | 'body' | 'close', Element>> {
  const widget = await widgetAt({page: 'time-of-day-rate'}, {mode: 'dialog'});
  widget.press('Connect my tariff');
  await widget.page('time-of-day-rate');
  const [dialog, card, body, close] = ['dialog', '.card', '.body', '.close'].map(
    name => widget.find(name)[0],
  );
  if (!dialog || !card || !body || !close)
    throw new Error(`The dialog is not open: ${widget.text}`);
  return {dialog, card, body, close};
}

/** What a phone's media queries say, in a window that had another size before. */
const onPhone = LIMITS.keepsMedia ? it.skip : it;

describe('a long page in a dialog', () => {
  afterEach(() => resize(800, 600));

  onPhone('is closed on a phone without going back to its top', async () => {
    await resize(390, 600);
    const {body, close} = await open();
    body.scrollTo(0, body.scrollHeight);
    expect(body.scrollTop).to.be.above(100);
    const {x, y, width, height} = close.getBoundingClientRect();
    expect(y).to.be.at.least(0);
    const root = close.getRootNode() as ShadowRoot;
    expect(close.contains(root.elementFromPoint(x + width / 2, y + height / 2))).to.equal(true);
  });

  onPhone('shows what failed below its header, although a long name stands there', async () => {
    await resize(320, 500);
    const data = {
      provider: {id: 'prv_1', display_name: 'Stadtwerke Schwäbisch Hall', logo_url: ''},
      hours: [0, 6, 12, 18].map(hour => ({
        cost: 0.31,
        valid_from: `${pad(hour)}:00:00`,
        valid_to: `${pad((hour + 6) % 24)}:00:00`,
      })),
    };
    const faults = [{type: 'reset', at: 2}];
    const widget = await widgetAt({page: 'time-of-day-rate', data, faults}, {mode: 'dialog'});
    widget.press('Connect my tariff');
    await widget.page('time-of-day-rate');
    const [header, body] = ['.header', '.body'].map(name => widget.find(name)[0]);
    body?.scrollTo(0, 9999);
    widget.press('Next');
    await widget.sees('No connection.');
    const topOf = (part: string) => widget.find(part)[0]?.getBoundingClientRect().top ?? NaN;
    await waitUntil(() => topOf('.failure') > 0, 'the notice to be in view');
    expect(topOf('.failure')).to.be.at.least(header?.getBoundingClientRect().bottom ?? NaN);
  });

  onPhone('leaves the room to the page where a phone lies on its side', async () => {
    await resize(568, 320);
    const {body} = await open();
    expect(body.getBoundingClientRect().height).to.be.above(320 * 0.75);
  });

  onPhone('fills a phone, and has room for its shadow elsewhere', async () => {
    await resize(320, 568);
    const {dialog, card} = await open();
    expect(card.getBoundingClientRect().width).to.equal(dialog.clientWidth);
    await resize(1280, 800);
    const {left, right} = card.getBoundingClientRect();
    expect(left).to.be.above(300);
    expect(right).to.be.below(980);
    expect(dialog.getBoundingClientRect().toJSON()).to.include({left: 0, right: 1280, bottom: 800});
  });
});

describe('the tariff settings', () => {
  afterEach(() => resize(800, 600));

  it('have the cards of two homes side by side at one height', async () => {
    await resize(1280, 800);
    const [{element} = {element: document.body}] = await exhibit(
      'tariff-settings',
      /^(?!several homes)/,
    );
    const [first, second] = within(element).filter(child => child.matches('article'));
    const {top = NaN, right = NaN} = first?.getBoundingClientRect() ?? {};
    const other = second?.getBoundingClientRect();
    expect(other?.left).to.be.above(right);
    expect(other?.top).to.be.closeTo(top, 1);
    element.remove();
  });

  it('dress a card that is still to come as the host dresses it', async () => {
    dress('flatpeak-tariff-settings::part(card) {border-top: 7px solid}');
    const [{element} = {element: document.body}] = await exhibit('tariff-settings', /^(?!loading)/);
    const card = within(element).find(child => child.matches('.card'));
    expect(card && getComputedStyle(card).borderTopWidth).to.equal('7px');
    element.remove();
  });

  it('take the shadow of the cards and the font of the headings from the tokens', async () => {
    const [{element} = {element: document.body}] = await exhibit(
      'tariff-settings',
      /^(?!one tariff)/,
    );
    element.style.setProperty('--flatpeak-shadow', '0 7px 0 red');
    element.style.setProperty('--flatpeak-heading-font', 'Georgia');
    const [card, heading] = ['.card', 'h3'].map(name => {
      const found = within(element).find(child => child.matches(name));
      return found && getComputedStyle(found);
    });
    expect(card?.boxShadow).to.include('7px');
    expect(heading?.fontFamily).to.equal('Georgia');
    element.remove();
  });
});
