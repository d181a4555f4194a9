import type {FlatpeakConnect} from '../../../src/index.js';
import type {PageKind} from '../../../src/core/index.js';
import {registerMessages} from '../../../src/messages/catalogues.js';
import {de} from '../../../src/messages/de.js';
import {PAGES} from '../../../src/pages/registry.js';
import {within} from '../../support/browser/gallery-fixtures.js';
import {renderPage} from '../../support/browser/page-driver.js';
import {place} from '../../support/browser/site-page.js';
import {
  isTranslated,
  translatePage,
  TRANSLATORS,
  wordsIn,
  type Translator,
} from '../../support/browser/translate-page.js';
import {expect, tokenAt, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-06-13T15:20:00Z');

/** Exceptions since the test began, also those of renders that nobody waits for. */
const exceptions: unknown[] = [];
const onException = (event: ErrorEvent | PromiseRejectionEvent) =>
  exceptions.push('reason' in event ? event.reason : event.error);

/** Prices of two days that begin at a price. */
const prices = (from: number) => ({
  ...{location_timezone: 'UTC', currency_code: 'GBP', direction: 'IMPORT', next_update: ''},
  data: Array.from({length: 48}, (_, hour) => ({
    valid_from: new Date(Date.parse('2026-06-13T00:00:00Z') + hour * HOUR).toISOString(),
    valid_to: new Date(Date.parse('2026-06-13T01:00:00Z') + hour * HOUR).toISOString(),
    tariff: {rate: from + hour / 100, confidence: 1},
  })),
});

/** The elements of the package under a node, through shadow roots. */
const elementsIn = (root: Element): Element[] =>
  within(root).filter(({localName}) => localName.startsWith('flatpeak-'));

/** Waits until all renders that are under way have ended. */
async function rendered(root: Element): Promise<void> {
  for (let times = 0; times < 3; times += 1)
    for (const element of [root, ...elementsIn(root)])
      await (element as Partial<FlatpeakConnect>).updateComplete;
}

for (const translator of Object.keys(TRANSLATORS) as Translator[])
  describe(`under a page translator that ${translator} text`, () => {
    before(() => {
      registerMessages(de);
      addEventListener('error', onException);
      addEventListener('unhandledrejection', onException);
    });
    after(() => {
      removeEventListener('error', onException);
      removeEventListener('unhandledrejection', onException);
    });
    beforeEach(() => void exceptions.splice(0));
    afterEach(() => expect(exceptions).to.deep.equal([]));

    it('the example of a surcharge follows what is typed', async () => {
      const data = {
        ...{currency_code: 'EUR', regions: [], region: ''},
        surcharge: {fixed: 0, percentage: 0},
      };
      const page = await renderPage('surcharge', data);
      translatePage(page.element, translator);
      await page.enter('Percentage', '20');
      expect(page.text).to.contain('you pay 12 ct.').and.not.to.contain('you pay 10');
      translatePage(page.element, translator);
      await page.enter('Percentage', '30');
      expect(page.text).to.contain('you pay 13 ct.').and.not.to.contain('you pay 12');
    });

    it('what is not typed stays translated', async () => {
      const data = {
        ...{currency_code: 'EUR', regions: [], region: ''},
        surcharge: {fixed: 0, percentage: 0},
      };
      const page = await renderPage('surcharge', data);
      const heading = page.find('h2')[0] as HTMLElement;
      translatePage(page.element, translator);
      for (const percentage of ['2', '20', '2'])
        await page.enter('Percentage', percentage).then(() => {
          expect(isTranslated(heading)).to.equal(true);
        });
    });

    it('the hours of a day are those that were chosen', async () => {
      const page = await renderPage('time-of-day-rate', {currency_code: 'GBP', hours: []});
      const notice = () => wordsIn(page.find('[role="status"]')[0] as HTMLElement);
      const press = async (selector: string) => {
        translatePage(page.element, translator);
        page.find(selector).at(-1)?.click();
        await page.element.updateComplete;
      };
      expect(notice()).to.equal('That’s the whole day covered.');
      translatePage(page.element, translator);
      await page.enter('From', '08:00:00', 1);
      expect(notice()).to.equal('There’s no price yet from 07:00 to 08:00.');
      translatePage(page.element, translator);
      await page.enter('From', '07:00:00', 1);
      expect(notice()).to.equal('That’s the whole day covered.');
      await press('.outlined');
      expect(page.fields('From')).to.have.length(3);
      await press('.icon-button');
      expect(page.find('legend').map(wordsIn)).to.deep.equal(['Rate 1', 'Rate 2']);
    });

    it('the price is the one of now', async () => {
      const element = document.createElement('flatpeak-prices');
      Object.assign(element, {prices: prices(0.2), now: NOW, cheapestHours: 3});
      Object.assign(place(), {lang: 'en-GB'}).append(element);
      await element.updateComplete;
      for (const hours of [1, 2, 30]) {
        translatePage(element, translator);
        element.now = NOW + hours * HOUR;
        await element.updateComplete;
        const twin = document.createElement('flatpeak-prices');
        Object.assign(twin, {prices: prices(0.2), now: element.now, cheapestHours: 3});
        Object.assign(place(), {lang: 'en-GB'}).append(twin);
        await twin.updateComplete;
        expect(wordsIn(element)).to.equal(wordsIn(twin));
        if (hours < 9) expect(wordsIn(element)).to.contain(`${35 + hours}.00 p/kWh`);
      }
    });

    it('an objection is the last one, and is gone with what was wrong', async () => {
      const page = await renderPage('tariff-name', {tariff: {name: ''}});
      const press = () => page.find('.primary')[0]?.click();
      translatePage(page.element, translator);
      press();
      await page.element.updateComplete;
      expect(wordsIn(page.element)).to.contain('Enter the name');
      translatePage(page.element, translator);
      await page.object('unknown_code', 'The first reason.');
      translatePage(page.element, translator);
      await page.object('unknown_code', 'The second reason.');
      expect(wordsIn(page.element)).to.contain('second reason').and.not.to.contain('first reason');
      translatePage(page.element, translator);
      await page.enter('Tariff name', 'Night');
      translatePage(page.element, translator);
      await page.isSending();
      expect(page.find('.spinner')).to.have.length(1);
    });

    it('the customer goes on and back', async () => {
      const widget = await widgetAt({page: 'tariff-structure'});
      await widget.page('tariff-structure');
      translatePage(widget.element, translator);
      widget.choose('FIXED');
      await waitUntil(() => widget.find('flatpeak-tariff-structure-page').length === 0, 'a page');
      await widget.rests();
      translatePage(widget.element, translator);
      widget.press('Back');
      await widget.page('tariff-structure');
      await widget.rests();
      expect(wordsIn(widget.find('h2')[0] as HTMLElement)).to.equal(
        'Does your price change during the day?',
      );
    });

    it('a failure is shown, and gone when the customer has tried again', async () => {
      const widget = await widgetAt({page: 'tariff-name', faults: [{type: 'server-error', at: 2}]});
      await widget.page('tariff-name');
      translatePage(widget.element, translator);
      widget.type('name', 'Night');
      widget.find('.primary')[0]?.click();
      await waitUntil(() => widget.find('.failure').length === 1, 'the failure');
      translatePage(widget.element, translator);
      widget.find('.failure .link')[0]?.click();
      await waitUntil(() => widget.find('.failure').length === 0, 'no failure');
      await widget.rests();
    });

    for (const kind of Object.keys(PAGES) as PageKind[])
      it(`the ${kind} page is as it would be without, in another language and after it`, async () => {
        const twins = [await widgetAt({page: kind}), await widgetAt({page: kind})] as const;
        const [widget, twin] = twins;
        for (const {element} of twins) element.lang = 'en-GB';
        for (const each of twins) await each.page(kind);
        for (const {element} of twins) await rendered(element);
        translatePage(widget.element, translator);
        for (const {element} of twins) element.lang = 'de';
        for (const {element} of twins) await rendered(element);
        expect(wordsIn(widget.element)).to.equal(wordsIn(twin.element));
        translatePage(widget.element, translator);
        const next = kind === 'fixed-rate' ? 'tariff-name' : 'fixed-rate';
        for (const {element} of twins) element.connectToken = await tokenAt({page: next});
        for (const each of twins) await each.page(next);
        for (const {element} of twins) await rendered(element);
        expect(wordsIn(widget.element)).to.equal(wordsIn(twin.element));
      });
  });
