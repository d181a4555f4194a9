import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';
import {sent, widgetAt} from '../../support/browser/widget-driver.js';

const at = (region = '', regions = ['SE1', 'SE2', 'SE3', 'SE4']) =>
  renderPage('region', {region, regions});

describe('the page for the price zone', () => {
  it('offers the zones of the market in the service’s order', async () => {
    const page = await at();
    expect(page.buttons).to.deep.equal(['SE1', 'SE2', 'SE3', 'SE4']);
    expect(page.find('[aria-current]')).to.be.empty;
  });

  it('sends the zone that is tapped', async () => {
    const page = await at();
    await page.choose('SE3');
    expect(page.answers).to.deep.equal([{region: 'SE3'}]);
  });

  it('marks the zone that was chosen before, and takes it again', async () => {
    const page = await at('SE2');
    expect(page.find('[aria-current="true"]')).to.deep.equal([page.answerButton('SE2')]);
    await page.choose('SE2');
    expect(page.last).to.deep.equal({region: 'SE2'});
  });

  it('shows the service’s objection above the zones', async () => {
    const page = await at('SE2');
    await page.object('market_region_odd', 'There is no such zone.');
    expect(page.text).to.contain('There is no such zone.');
    expect(page.announced).to.deep.equal(['There is no such zone.']);
  });

  it('shows on the zone that the answer is on its way, and sends no other', async () => {
    const page = await at();
    await page.choose('SE3');
    await page.isSending();
    expect(page.find('.choice:has(.spinner)')).to.deep.equal([page.answerButton('SE3')]);
    await page.choose('SE1');
    expect(page.answers).to.deep.equal([{region: 'SE3'}]);
  });

  it('is answered with the keyboard: arrows move between the zones and send nothing', async () => {
    const page = await at();
    page.element.focusHeading();
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowUp'});
    expect(page.focused).to.equal(page.answerButton('SE2'));
    expect(page.answers).to.be.empty;
    await sendKeys({press: 'Enter'});
    expect(page.answers).to.deep.equal([{region: 'SE2'}]);
  });

  it('sends the answer under the service’s name for the page', async () => {
    const widget = await widgetAt(
      {page: 'region', country: 'SE', api_version: 'anode'},
      {apiVersion: 'anode'},
    );
    await widget.page('region');
    widget.choose('SE4');
    await widget.page('surcharge');
    expect(sent.at(-1)).to.deep.include({route: 'region_select', data: {region: 'SE4'}});
  });

  it('is accessible, in light and in dark', async () => {
    await expectAccessible((await at('SE2')).element);
  });
});
