import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';
import {sent, widgetAt} from '../../support/browser/widget-driver.js';

const at = (options = ['FIXED', 'TIME_OF_DAY', 'MARKET'], option = '', actions: string[] = []) =>
  renderPage('tariff-structure', {options, option}, {actions});

describe('the page for the structure of a price', () => {
  it('offers the options of the service, each with an explanation', async () => {
    const page = await at();
    expect(page.find('.choice').map(row => row.innerText.trim().split('\n'))).to.deep.equal([
      ['One rate, day and night', 'Most fixed and standard variable tariffs.'],
      [
        'Different rates at set times',
        'Such as Economy 7, or a cheap night rate for an electric car.',
      ],
      ['Follows the market', 'New prices every day, often for each half hour.'],
    ]);
  });

  it('answers with one tap', async () => {
    const page = await at();
    await page.choose('Different rates at set times');
    expect(page.answers).to.deep.equal([{option: 'TIME_OF_DAY'}]);
  });

  it('marks the option that was chosen before, and takes it again', async () => {
    const page = await at(['FIXED', 'MARKET'], 'MARKET');
    const [current, ...more] = page.find('[aria-current="true"]');
    expect(current).to.equal(page.answerButton('Follows the market'));
    expect(more).to.be.empty;
    await page.choose('Follows the market');
    expect(page.last).to.deep.equal({option: 'MARKET'});
  });

  it('shows an option without a message by its name, and sends it like the others', async () => {
    const page = await at(['FIXED', 'MOON_PHASE']);
    await page.choose('Moon phase');
    expect(page.last).to.deep.equal({option: 'MOON_PHASE'});
  });

  it('sends nothing when the focus moves over the options', async () => {
    const page = await at();
    page.element.focusHeading();
    for (const key of ['Tab', 'ArrowDown', 'Tab', 'ArrowUp']) await sendKeys({press: key});
    expect(page.focused).to.equal(page.answerButton('Different rates at set times'));
    expect(page.answers).to.be.empty;
    await sendKeys({press: 'Enter'});
    expect(page.last).to.deep.equal({option: 'TIME_OF_DAY'});
  });

  it('has one button each for options that are actions too', async () => {
    const page = await at(['FIXED', 'MARKET'], '', ['FIXED', 'MARKET', 'BACK', 'TARIFF_MISSING']);
    expect(page.find('.button').map(each => each.textContent.trim())).to.deep.equal([
      'I can’t find my tariff',
    ]);
    expect(page.find('.choice')).to.have.length(2);
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
      await widget.page(kind);
      expect(sent.at(-1)).to.deep.include({route: 'tariff_structure_select'});
    });

  it('is accessible, in light and in dark', async () => {
    await expectAccessible((await at()).element);
  });
});
