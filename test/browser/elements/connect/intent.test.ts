import {
  expect,
  focused,
  sent,
  waitUntil,
  widgetAt,
} from '../../../support/browser/widget-driver.js';

/** What the widget did besides reading. */
const actions = () => sent.map(({action}) => action).filter(Boolean);

describe('what a customer has come for', () => {
  it('edit: goes on from the summary to the choice of a provider', async () => {
    const widget = await widgetAt({page: 'tariff-summary'}, {intent: 'edit'});
    await widget.page('provider-select');
    expect(actions()).to.deep.equal(['EDIT']);
  });

  it('edit: is done once, so that the way back leads to the summary', async () => {
    const widget = await widgetAt({page: 'tariff-summary'}, {intent: 'edit'});
    await widget.page('provider-select');
    widget.press('Back');
    const summary = await widget.page('tariff-summary');
    // Another render of the page is no reason to do it again.
    widget.element.requestUpdate();
    await widget.element.updateComplete;
    await waitUntil(() => focused() === summary.shadowRoot?.querySelector('h2'));
    await widget.element.updateComplete;
    expect(widget.find('[aria-busy="true"]'), 'nothing is on its way').to.be.empty;
    expect(actions()).to.deep.equal(['EDIT']);
  });

  it('reconnect: where the tariff failed, and where only editing leads there', async () => {
    for (const [page, action] of [
      ['connection-failed', 'RECONNECT'],
      ['tariff-summary', 'EDIT'],
    ] as const) {
      sent.splice(0);
      const widget = await widgetAt({page}, {intent: 'reconnect'});
      await widget.page('provider-select');
      expect(actions()).to.deep.equal([action]);
    }
  });

  it('disconnect: is asked once more, and nothing is done until the customer says so', async () => {
    const widget = await widgetAt({page: 'tariff-summary'}, {intent: 'disconnect'});
    await widget.sees('Disconnect this tariff?');
    await waitUntil(() => focused()?.textContent.trim() === 'Keep it');
    expect(actions()).to.deep.equal([]);
    widget.press('Yes, disconnect');
    expect(await widget.event('complete')).to.include({outcome: 'disconnected'});
    expect(actions()).to.deep.equal(['DISCONNECT']);
  });

  it('is left alone where the first page does not offer it', async () => {
    const widget = await widgetAt({page: 'connection-pending'}, {intent: 'edit'});
    await widget.page('connection-pending');
    // Nor does a later page of the session take it up.
    widget.press('Enter my tariff by hand');
    await widget.page('provider-select');
    expect(actions()).to.deep.equal(['DISMISS_DIRECT']);
  });

  it('waits for the first page, however often reading it fails', async () => {
    const widget = await widgetAt(
      {page: 'tariff-summary', faults: [{type: 'status', status: 502, body: 'html', times: 3}]},
      {intent: 'edit'},
    );
    await widget.page('server-error');
    widget.press('Try again');
    await widget.page('provider-select');
    expect(actions()).to.deep.equal(['EDIT']);
  });
});
