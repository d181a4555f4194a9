import type {FlatpeakConnect, FlatpeakPrices, FlatpeakTariffSettings} from '../../src/index.js';
import {exhibit, within} from './exhibition.js';
import {place} from './host.js';
import {expect, waitUntil, widgetAt} from './house.js';
import {answerWith, connected, failing, settings} from './settings-house.js';

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
