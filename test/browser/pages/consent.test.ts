import {expectAccessible} from '../../support/browser/axe.js';
import {expect, sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

const at = (data: object = {}) =>
  widgetAt({page: 'consent', api_version: 'busbar', data}, {apiVersion: 'busbar'});

describe('the page for consents', () => {
  it('names everything that the company asks for, with a message or by its code', async () => {
    const widget = await at({required_consents: ['LOCATION', 'SCHEDULING', 'DRIVING_STYLE']});
    await widget.page('consent');
    await widget.sees('Nova Inc asks for your permission');
    const consents = widget
      .find('form li')
      .map(item => item.textContent.replace(/\s+/g, ' ').trim());
    expect(consents).to.deep.equal([
      'Location Where your device is.',
      'Schedules When your device runs or charges.',
      'Driving style',
    ]);
  });

  it('asks also if the company has no name', async () => {
    const widget = await at({account: {id: 'acc_1', display_name: ''}});
    await widget.page('consent');
    await widget.sees('We need your permission');
  });

  it('offers to allow all or nothing, and ALLOW goes on', async () => {
    const widget = await at();
    await widget.page('consent');
    const names = widget.find('form button').map(button => button.textContent.trim());
    expect(names).to.deep.equal(['Allow', 'Don’t allow']);
    const primary = widget.find('form [part~="primary"]').map(button => button.textContent.trim());
    expect(primary).to.deep.equal(['Allow']);
    widget.press('Allow');
    await waitUntil(() => sent.at(-1)?.['action'] === 'ALLOW', 'ALLOW');
    await waitUntil(() => !widget.find('flatpeak-consent-page').length, 'the next page');
  });

  it('changes nothing after DENY', async () => {
    const widget = await at();
    await widget.page('consent');
    widget.press('Don’t allow');
    await waitUntil(() => sent.at(-1)?.['action'] === 'DENY', 'DENY');
    await widget.sees('Nothing has changed');
    expect(widget.count('complete')).to.equal(0);
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await at();
    await expectAccessible(await widget.page('consent'));
  });
});
