import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';

interface Given {
  cost?: number;
  currency?: string;
  lang?: string;
  direction?: 'IMPORT' | 'EXPORT';
}

const at = ({cost = 0, currency = 'GBP', ...options}: Given = {}) =>
  renderPage('fixed-rate', {cost, currency_code: currency}, options);
const LABEL = 'Price per kWh';

describe('the page for a fixed price', () => {
  it('takes a price in pence, and sends it in pounds', async () => {
    const page = await at();
    expect(page.text).to.contain('p/kWh');
    page.field(LABEL).focus();
    await sendKeys({type: '24.12'});
    await sendKeys({press: 'Enter'});
    expect(page.answers).to.deep.equal([{cost: 0.2412}]);
  });

  it('takes a price in the whole currency where bills quote that', async () => {
    const page = await at({currency: 'PLN', lang: 'pl'});
    expect(page.text).to.contain('zł/kWh');
    await page.enter(LABEL, '0,62');
    await page.press('Next');
    expect(page.last).to.deep.equal({cost: 0.62});
  });

  it('takes a price in the other unit, and shows what it understood', async () => {
    const page = await at();
    expect(page.text).to.not.contain('=');
    await page.enter(LABEL, '£0.245');
    expect(page.text).to.contain('= 24.5 p/kWh');
    expect(page.announced).to.deep.equal(['= 24.5 p/kWh']);
    await page.press('Next');
    expect(page.last).to.deep.equal({cost: 0.245});
  });

  it('starts with the price that is known, in the notation of the language', async () => {
    expect((await at({cost: 0.2412})).field(LABEL).value).to.equal('24.12');
    const german = await at({cost: 0.2412, currency: 'EUR', lang: 'de'});
    expect(german.field(LABEL).value).to.equal('24,12');
    expect((await at({cost: 0})).field(LABEL).value).to.equal('');
  });

  for (const [typed, message] of [
    ['', 'Enter this to carry on.'],
    ['cheap', 'Enter a number, like 24.5 p/kWh.'],
    ['$0.24', 'Enter a number, like 24.5 p/kWh.'],
    ['24.12345', 'Use no more than 3 decimal places.'],
    ['9999999999', 'That looks too high. Check the unit.'],
  ] as const)
    it(`sends nothing for “${typed}”, and shows why at the field`, async () => {
      const page = await at();
      await page.enter(LABEL, typed);
      await page.press('Next');
      expect(page.answers).to.be.empty;
      expect(page.wrongWith(page.field(LABEL))).to.equal(message);
      expect(page.focused).to.equal(page.field(LABEL));
      expect(page.announced).to.deep.equal([message]);
    });

  for (const [code, message] of [
    ['cost_value_zero', 'The price can’t be zero.'],
    ['cost_value_negative', 'The price can’t be negative.'],
  ] as const)
    it(`shows ${code} at the field until the price is changed`, async () => {
      const page = await at();
      await page.enter(LABEL, '-1');
      await page.object(code);
      expect(page.wrongWith(page.field(LABEL))).to.equal(message);
      expect(page.field(LABEL).value).to.equal('-1');
      await page.enter(LABEL, '1');
      expect(page.wrongWith(page.field(LABEL))).to.equal('');
    });

  it('asks whether pounds were typed for pence, and fills the pence in', async () => {
    const page = await at();
    await page.enter(LABEL, '0.245');
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field(LABEL))).to.equal('Only 0.245 p/kWh? That’s unusually low.');
    expect(page.focused).to.equal(page.field(LABEL));
    await page.press('Did you mean 24.5 p/kWh?');
    expect(page.field(LABEL).value).to.equal('24.5');
    expect(page.wrongWith(page.field(LABEL))).to.equal('');
    expect(page.focused).to.equal(page.field(LABEL));
    expect(page.buttons.filter(name => name.startsWith('Did you mean'))).to.be.empty;
    await page.press('Next');
    expect(page.answers).to.deep.equal([{cost: 0.245}]);
  });

  it('takes an unusual price once the customer says that it is right', async () => {
    const page = await at();
    await page.enter(LABEL, '245');
    await page.press('Next');
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field(LABEL))).to.equal('£2.45/kWh? That’s unusually high.');
    await page.press('Yes, that’s right');
    expect(page.answers).to.deep.equal([{cost: 2.45}]);
  });

  it('asks again about another unusual price', async () => {
    const page = await at();
    await page.enter(LABEL, '245');
    await page.press('Next');
    await page.press('Yes, that’s right');
    await page.enter(LABEL, '345');
    await page.press('Next');
    expect(page.answers).to.deep.equal([{cost: 2.45}]);
    expect(page.wrongWith(page.field(LABEL))).to.contain('£3.45');
  });

  it('refuses a price that nobody pays, in words, and offers the likely one', async () => {
    const page = await at();
    await page.enter(LABEL, '2450');
    await page.press('Next');
    expect(page.wrongWith(page.field(LABEL))).to.equal('That looks too high. Is it in p/kWh?');
    expect(page.buttons).to.include('Did you mean 24.5 p/kWh?');
    expect(page.buttons).to.not.include('Yes, that’s right');
    await expectAccessible(page.element);
  });

  it('asks nothing about the price that the service has', async () => {
    const page = await at({cost: 3.5});
    await page.press('Next');
    expect(page.answers).to.deep.equal([{cost: 3.5}]);
  });

  it('shows where the price is on a bill, in the words of that country', async () => {
    const page = await at({lang: 'de'});
    const [help] = page.find<HTMLDetailsElement>('details');
    expect(help?.open).to.equal(false);
    help?.querySelector('summary')?.click();
    await page.element.updateComplete;
    expect(page.text).to.contain('“Unit rate”');
    expect(page.find('.meant').map(({innerText}) => innerText.trim())).to.deep.equal(['Unit rate']);
    await expectAccessible(page.element);
    expect((await at({direction: 'EXPORT'})).find('details')).to.be.empty;
  });

  it('explains the price of an import bill only', async () => {
    const hint = 'Include tax';
    expect((await at()).text).to.contain(hint);
    const {text} = await at({direction: 'EXPORT'});
    expect(text).to.contain('What are you paid per kWh?').and.not.to.contain(hint);
  });

  it('sends nothing more while a request is in flight', async () => {
    const page = await at({cost: 0.2412});
    await page.isSending();
    expect(page.button('Next').getAttribute('aria-disabled')).to.equal('true');
    await page.press('Next');
    expect(page.answers).to.be.empty;
  });

  it('is accessible, in light and in dark', async () => {
    await expectAccessible((await at({cost: 0.2412})).element);
  });
});
