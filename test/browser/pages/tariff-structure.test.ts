import {expect} from '@open-wc/testing';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';
import {sent, widgetAt} from '../../support/browser/widget-driver.js';

const at = (options = ['FIXED', 'TIME_OF_DAY', 'MARKET'], option = '', actions: string[] = []) =>
  renderPage('tariff-structure', {options, option}, {actions});

describe('the page for the structure of a price', () => {
  it('offers the options of the service, each with an explanation', async () => {
    const page = await at();
    expect(page.find('label').map(label => label.innerText.trim().split('\n'))).to.deep.equal([
      ['Same price all day', 'Every kilowatt-hour has the same price.'],
      ['Depends on the hour', 'Cheaper at certain hours, at night for example.'],
      ['Follows the market', 'The price changes every day with the electricity exchange.'],
    ]);
  });

  it('sends the chosen option', async () => {
    const page = await at();
    await page.choose('Depends on the hour');
    await page.press('Next');
    expect(page.answers).to.deep.equal([{option: 'TIME_OF_DAY'}]);
  });

  it('starts with the option that was chosen before', async () => {
    const page = await at(['FIXED', 'MARKET'], 'MARKET');
    expect(page.field('Follows the market')).to.have.property('checked', true);
    await page.press('Next');
    expect(page.last).to.deep.equal({option: 'MARKET'});
  });

  it('shows an option without a message by its name, and sends it like the others', async () => {
    const page = await at(['FIXED', 'MOON_PHASE']);
    await page.choose('Moon phase');
    await page.press('Next');
    expect(page.last).to.deep.equal({option: 'MOON_PHASE'});
  });

  it('sends nothing without a choice, and moves the focus to the options', async () => {
    const page = await at();
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.find('fieldset')[0] as Element)).to.equal('Please choose one.');
    expect(page.focused).to.equal(page.field('Same price all day'));
  });

  it('has no buttons for options that are actions too', async () => {
    const page = await at(['FIXED', 'MARKET'], '', ['FIXED', 'MARKET', 'BACK', 'TARIFF_MISSING']);
    expect(page.buttons).to.deep.equal(['Next', 'My tariff is not listed']);
  });

  for (const [value, kind] of [
    ['FIXED', 'fixed-rate'],
    ['TIME_OF_DAY', 'time-of-day-rate'],
    ['MARKET', 'surcharge'],
  ] as const)
    it(`leads from ${value} to the ${kind} page`, async () => {
      const widget = await widgetAt({page: 'tariff-structure', country: 'SE'});
      await widget.page('tariff-structure');
      widget.choose(value);
      widget.press('Next');
      await widget.page(kind);
      expect(sent.at(-1)).to.deep.include({route: 'tariff_structure_select'});
    });

  it('is accessible, in light and in dark', async () => {
    await expectAccessible((await at()).element);
  });
});
