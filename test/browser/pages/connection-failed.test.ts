import {expectAccessible} from '../../support/browser/axe.js';
import {expect, focused, sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

const at = async (spec: Record<string, unknown> = {}) => {
  const widget = await widgetAt({page: 'connection-failed', ...spec});
  await widget.page('connection-failed');
  return widget;
};

describe('the page for a failed connection', () => {
  it('offers to reconnect first, and then to disconnect', async () => {
    const widget = await at();
    await widget.sees('We can’t read your tariff');
    const names = widget.find('form button').map(button => button.textContent.trim());
    expect(names).to.deep.equal(['Reconnect', 'Disconnect']);
    expect(widget.button('Reconnect').part.contains('primary')).to.equal(true);
    widget.press('Reconnect');
    await waitUntil(() => sent.at(-1)?.['action'] === 'RECONNECT', 'RECONNECT');
  });

  it('calls EDIT “Reconnect” in an API version without RECONNECT', async () => {
    const widget = await widgetAt(
      {page: 'connection-failed', api_version: 'anode'},
      {apiVersion: 'anode'},
    );
    await widget.page('connection-failed');
    widget.press('Reconnect');
    await widget.page('provider-select');
    expect(sent.at(-1)).to.include({action: 'EDIT'});
  });

  it('asks for confirmation before it disconnects, with the focus on the harmless choice', async () => {
    const widget = await at();
    widget.press('Disconnect');
    await widget.sees('Disconnect this tariff?');
    await waitUntil(() => focused()?.textContent.trim() === 'Keep it', 'the focus on “Keep it”');
    expect(sent).to.have.length(1);
  });

  it('keeps the tariff on request, and returns the focus', async () => {
    const widget = await at();
    widget.press('Disconnect');
    await widget.sees('Disconnect this tariff?');
    widget.press('Keep it');
    await waitUntil(() => !widget.text.includes('Disconnect this tariff?'), 'the page again');
    await waitUntil(() => focused()?.textContent.trim() === 'Disconnect', 'the focus');
    expect(sent, JSON.stringify(sent)).to.have.length(1);
  });

  it('disconnects once confirmed', async () => {
    const widget = await at();
    widget.press('Disconnect');
    await widget.sees('Disconnect this tariff?');
    widget.press('Yes, disconnect');
    expect(await widget.event('complete')).to.include({outcome: 'disconnected'});
    expect(sent.filter(({action}) => action === 'DISCONNECT')).to.have.length(1);
  });

  it('is accessible, in light and in dark, and so is the confirmation', async () => {
    const widget = await at();
    const page = await widget.page('connection-failed');
    await expectAccessible(page);
    widget.press('Disconnect');
    await widget.sees('Disconnect this tariff?');
    await expectAccessible(page);
  });
});
