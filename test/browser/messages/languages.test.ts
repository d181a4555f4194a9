import {registerMessages, type FlatpeakPrices} from '../../../src/index.js';
import {ar} from '../../../src/messages/ar.js';
import {de} from '../../../src/messages/de.js';
import {en} from '../../../src/messages/en.js';
import {fr} from '../../../src/messages/fr.js';
import {nb} from '../../../src/messages/nb.js';
import {place} from '../../support/browser/site-page.js';
import {expect, tokenAt, waitUntil, Widget, widgetAt} from '../../support/browser/widget-driver.js';

/** A widget in a place of the page where a language is spoken. */
async function spokenIn(lang: string): Promise<Widget> {
  const around = place();
  around.lang = lang;
  const element = document.createElement('flatpeak-connect');
  element.connectToken = await tokenAt({page: 'tariff-name'});
  around.append(element);
  const widget = new Widget(element);
  await widget.page('tariff-name');
  return widget;
}

const KEY = 'tariff-name.title';

/** A sentence as `text` has it, with plain spaces. */
const plain = (sentence: string) => sentence.replace(/\s+/g, ' ');

describe('the language of a widget', () => {
  it('is one that the host registers, even late', async () => {
    const widget = await spokenIn('de');
    await widget.sees(en[KEY]);
    registerMessages(de);
    await widget.sees(de[KEY]);
  });

  it('is the nearest that is said around it, of whatever region', async () => {
    registerMessages(fr);
    const widget = await spokenIn('fr-CH');
    await widget.sees(plain(fr[KEY]));
    expect(widget.root.querySelector('[lang]')?.getAttribute('lang')).to.equal('fr');
  });

  it('is its own before that, and follows it', async () => {
    registerMessages(fr, de);
    const widget = await spokenIn('fr');
    widget.element.lang = 'de-AT';
    await widget.sees(de[KEY]);
    widget.element.removeAttribute('lang');
    widget.type('name', 'Ökostrom');
    await widget.sees(plain(fr[KEY]));
    expect(widget.find<HTMLInputElement>('[name="name"]')[0]?.value).to.equal('Ökostrom');
  });

  it('is found under its other codes', async () => {
    registerMessages(nb);
    for (const lang of ['no', 'nb-NO', 'nn']) await (await spokenIn(lang)).sees(nb[KEY]);
  });

  it('is English where there is no other', async () => {
    const widget = await spokenIn('sw');
    await widget.sees(en[KEY]);
    expect(widget.root.querySelector('[lang]')?.getAttribute('lang')).to.equal('en');
  });

  it('is the first of the browser’s that it speaks, whatever else the browser says', async () => {
    registerMessages(de);
    const page = document.documentElement;
    const {lang} = page;
    const languages = ['C', 'sw-KE', 'de-AT', 'en'];
    Object.defineProperty(navigator, 'languages', {configurable: true, get: () => languages});
    page.removeAttribute('lang');
    try {
      const widget = await widgetAt({page: 'tariff-name'});
      await widget.page('tariff-name');
      await widget.sees(de[KEY]);
    } finally {
      page.lang = lang;
      Reflect.deleteProperty(navigator, 'languages');
    }
  });

  it('may be written from right to left in a page that is not', async () => {
    registerMessages(ar);
    const widget = await spokenIn('ar');
    await widget.sees(ar[KEY]);
    const directionOf = ({root}: Widget) =>
      getComputedStyle(root.querySelector('.card') as HTMLElement).direction;
    expect(directionOf(widget)).to.equal('rtl');
    expect(directionOf(await spokenIn('en'))).to.equal('ltr');
  });

  it('has its sentences at the side where they begin, whatever is in them', async () => {
    registerMessages(ar);
    const widget = await spokenIn('ar');
    widget.element.messages = {'tariff-name.title': 'A title in Latin letters'};
    await widget.sees('A title in Latin letters');
    const [heading] = widget.find('h2');
    const range = document.createRange();
    range.selectNodeContents(heading as HTMLElement);
    const {right = 0} = heading?.getBoundingClientRect() ?? {};
    expect(range.getBoundingClientRect().right).to.be.closeTo(right, 1);
  });

  it('is that of the other elements, too', async () => {
    registerMessages(de);
    const around = place();
    around.lang = 'de';
    const prices = document.createElement('flatpeak-prices') as FlatpeakPrices;
    around.append(prices);
    await waitUntil(() => prices.shadowRoot?.textContent?.includes(de['prices.title']));
  });
});

describe('sentences of the host’s own', () => {
  it('stand in for single ones, and go with them', async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {messages: {[KEY]: 'Which deal?'}});
    await widget.page('tariff-name');
    await widget.sees('Which deal?');
    await widget.sees(en['tariff-name.name']);
    widget.element.messages = {};
    await widget.sees(en[KEY]);
  });

  it('can be written in the page', async () => {
    const element = document.createElement('flatpeak-connect');
    element.setAttribute('mode', 'dialog');
    element.setAttribute('token-url', '/nowhere');
    element.setAttribute('messages', '{"launch": "Link my plan"}');
    place().append(element);
    await waitUntil(() => element.shadowRoot?.textContent.includes('Link my plan'));
  });

  it('hold in every language', async () => {
    registerMessages(de);
    const widget = await spokenIn('de');
    widget.element.messages = {[KEY]: 'Welcher Tarif?'};
    await widget.sees('Welcher Tarif?');
    await widget.sees(de['tariff-name.name']);
  });
});
