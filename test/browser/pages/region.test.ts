import {expect} from '@open-wc/testing';
import {expectAccessible} from '../../support/browser/axe.js';
import {renderPage} from '../../support/browser/page-driver.js';
import {sent, widgetAt} from '../../support/browser/widget-driver.js';

const at = (region = '', regions = ['SE1', 'SE2', 'SE3', 'SE4']) =>
  renderPage('region', {region, regions});

describe('the page for the price zone', () => {
  it('offers the zones of the market in the service’s order', async () => {
    const page = await at();
    const labels = page.find('label').map(label => label.innerText.trim());
    expect(labels).to.deep.equal(['SE1', 'SE2', 'SE3', 'SE4']);
    expect(page.find(':checked')).to.be.empty;
  });

  it('sends the chosen zone', async () => {
    const page = await at();
    await page.choose('SE3');
    await page.press('Next');
    expect(page.answers).to.deep.equal([{region: 'SE3'}]);
  });

  it('starts with the zone that was chosen before', async () => {
    const page = await at('SE2');
    expect(page.field('SE2')).to.have.property('checked', true);
    await page.press('Next');
    expect(page.last).to.deep.equal({region: 'SE2'});
  });

  it('sends nothing without a choice, and moves the focus to the zones', async () => {
    const page = await at();
    await page.press('Next');
    expect(page.answers).to.be.empty;
    expect(page.wrongWith(page.find('fieldset')[0] as Element)).to.equal('Please choose one.');
    expect(page.focused).to.equal(page.field('SE1'));
    await page.choose('SE1');
    expect(page.text).not.to.contain('Please choose one.');
  });

  it('shows the service’s objection at the zones', async () => {
    const page = await at('SE2');
    await page.object('market_region_invalid', 'There is no such zone.');
    expect(page.wrongWith(page.find('fieldset')[0] as Element)).not.to.equal('');
    expect(page.field('SE2')).to.have.property('checked', true);
  });

  it('sends the answer under the service’s name for the page', async () => {
    const widget = await widgetAt(
      {page: 'region', country: 'SE', api_version: 'anode'},
      {apiVersion: 'anode'},
    );
    await widget.page('region');
    widget.choose('SE4');
    widget.press('Next');
    await widget.page('surcharge');
    expect(sent.at(-1)).to.deep.include({route: 'region_select', data: {region: 'SE4'}});
  });

  it('is accessible, in light and in dark', async () => {
    await expectAccessible((await at('SE2')).element);
  });
});
