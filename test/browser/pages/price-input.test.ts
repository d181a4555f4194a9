import {expect} from '@open-wc/testing';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';
import {sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

const at = (data: object = {}) =>
  renderPage('price-input', {
    currency_code: 'GBP',
    cost: 0,
    hours: [],
    has_periods: false,
    ...data,
  });

const DAY = {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.31};
const NIGHT = {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0.12};

describe('the page for one price or several', () => {
  it('begins with one price, and sends it in pounds', async () => {
    const page = await at();
    expect(page.text).to.contain('What’s your unit rate?');
    expect(page.fields('Price')).to.have.length(1);
    expect(page.fields('From')).to.be.empty;
    await page.enter('Price', '24.12');
    await page.press('Next');
    expect(page.last).to.deep.equal({cost: 0.2412, hours: []});
  });

  it('grows periods, keeps the price that was typed, and sends all of them', async () => {
    const page = await at();
    await page.enter('Price', '31');
    await page.press('Add another rate');
    expect(page.text).to.contain('What do you pay, and when?');
    expect(page.fields('Price').map(({value}) => value)).to.deep.equal(['', '31']);
    expect(page.focused).to.equal(page.field('Price'));
    await page.enter('Price', '12');
    await page.press('Next');
    expect(page.last).to.deep.equal({cost: 0, hours: [DAY, NIGHT]});
  });

  it('goes back to one price with the last removed period', async () => {
    const page = await at({hours: [DAY, NIGHT]});
    await page.press('Remove rate 1');
    expect(page.fields('From')).to.be.empty;
    expect(page.field('Price').value).to.equal('31');
    expect(page.focused).to.equal(page.field('Price'));
    await page.enter('Price', '28.5');
    await page.press('Next');
    expect(page.last).to.deep.equal({cost: 0.285, hours: []});
  });

  it('shows the price, or the periods, that the service knows', async () => {
    expect((await at({cost: 0.2412})).field('Price').value).to.equal('24.12');
    const page = await at({hours: [DAY, NIGHT]});
    expect(page.fields('Price').map(({value}) => value)).to.deep.equal(['12', '31']);
  });

  it('begins with periods where the service asks for these alone', async () => {
    const page = await at({has_periods: true});
    expect(page.fields('Price')).to.have.length(2);
  });

  it('says at its field what is wrong with a price', async () => {
    const page = await at();
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.field('Price'))).to.equal('Enter this to carry on.');
    await page.enter('Price', '0.00001');
    await page.object('cost_value_zero');
    expect(page.wrongWith(page.field('Price'))).not.to.equal('');
  });

  it('keeps one typed price over a reload', async () => {
    const before = await at();
    await before.enter('Price', '24.1');
    const after = await at();
    await after.element.restoreValues(before.element.formValues);
    expect(after.field('Price').value).to.equal('24.1');
    expect(after.fields('From')).to.be.empty;
  });

  it('keeps typed periods over a reload', async () => {
    const before = await at();
    await before.press('Add another rate');
    await before.enter('Price', '11', 0);
    await before.enter('Price', '22', 1);
    const after = await at();
    await after.element.restoreValues(before.element.formValues);
    expect(after.fields('Price').map(({value}) => value)).to.deep.equal(['11', '22']);
    expect(after.fields('From').map(({value}) => value)).to.deep.equal(['23:00:00', '07:00:00']);
  });

  for (const route of ['rate_input', 'price_input'])
    it(`sends one price or the periods on the route ${route}`, async () => {
      const open = () => widgetAt({page: route, api_version: 'busbar'}, {apiVersion: 'busbar'});
      let widget = await open();
      await widget.page('price-input');
      widget.type('cost-0', '24.12');
      widget.press('Next');
      await widget.page('tariff-name');
      expect(sent.at(-1)).to.deep.include({route, data: {cost: 0.2412}});

      widget = await open();
      await widget.page('price-input');
      widget.press('Add another rate');
      await widget.sees('Rate 2');
      widget.type('cost-0', '12');
      widget.type('cost-1', '31');
      widget.press('Next');
      await waitUntil(() => sent.at(-1)?.['data'] !== undefined, 'the periods to be sent');
      await widget.page('tariff-name');
      expect(sent.at(-1)).to.deep.include({route, data: {hours: [DAY, NIGHT]}});
    });

  it('is accessible, in light and in dark', async () => {
    await expectAccessible((await at()).element);
    await expectAccessible((await at({hours: [DAY, NIGHT]})).element);
  });
});
