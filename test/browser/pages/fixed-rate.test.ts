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
    ['', 'Please fill this in.'],
    ['cheap', 'Please enter a number such as 24.5 p/kWh.'],
    ['$0.24', 'Please enter a number such as 24.5 p/kWh.'],
    ['24.12345', 'Please use at most 3 decimals.'],
    ['9999999999', 'That is more than we can take. Please check the unit.'],
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

  it('explains the price of an import bill only', async () => {
    const hint = 'Include tax.';
    expect((await at()).text).to.contain(hint);
    expect((await at({direction: 'EXPORT'})).text).not.to.contain(hint);
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
