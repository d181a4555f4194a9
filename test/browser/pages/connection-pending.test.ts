import {expectAccessible} from '../../support/browser/axe.js';
import {expect, sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

const at = async () => {
  const widget = await widgetAt({page: 'connection-pending'});
  await widget.page('connection-pending');
  return widget;
};

describe('the page for a pending connection', () => {
  it('offers to wait first, and then the alternatives', async () => {
    const widget = await at();
    await widget.sees('Still waiting for your supplier');
    const names = widget.find('form button').map(button => button.textContent.trim());
    expect(names).to.deep.equal(['Keep trying', 'Disconnect', 'Enter my tariff by hand']);
    expect(widget.button('Keep trying').part.contains('primary')).to.equal(true);
  });

  it('ends as pending if the customer waits', async () => {
    const widget = await at();
    widget.press('Keep trying');
    expect(await widget.event('complete')).to.include({outcome: 'pending'});
    expect(sent.at(-1)).to.include({action: 'SAVE'});
  });

  it('leads to the manual pages', async () => {
    const widget = await at();
    widget.press('Enter my tariff by hand');
    await widget.page('provider-select');
    expect(sent.at(-1)).to.include({action: 'DISMISS_DIRECT'});
  });

  it('asks for confirmation before it disconnects', async () => {
    const widget = await at();
    widget.press('Disconnect');
    await widget.sees('Disconnect this tariff?');
    expect(sent.some(({action}) => action === 'DISCONNECT')).to.equal(false);
    widget.press('Yes, disconnect');
    await waitUntil(() => sent.at(-1)?.['action'] === 'DISCONNECT', 'DISCONNECT');
  });

  it('has only “Done” to press in an API version that has stored the tariff', async () => {
    const widget = await widgetAt(
      {page: 'connection-pending', api_version: 'anode'},
      {apiVersion: 'anode'},
    );
    await widget.page('connection-pending');
    widget.press('Done');
    expect(await widget.event('complete')).to.include({outcome: 'pending'});
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await at();
    await expectAccessible(await widget.page('connection-pending'));
  });
});
