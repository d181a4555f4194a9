import {expectAccessible} from '../../support/browser/axe.js';
import {expect, sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

/** A response that fails the first request of a session, and does so `times` times. */
const failing = (times: number | 'always' = 4) =>
  widgetAt({
    page: 'tariff-name',
    faults: [{type: 'status', status: 502, body: 'html', times}],
  });

describe('the page for an error before the first page', () => {
  it('says what happened, with one recovery action', async () => {
    const widget = await failing('always');
    await widget.page('server-error');
    await widget.sees('That didn’t work');
    await widget.sees('We can’t reach the service right now.');
    const names = widget.find('form button').map(button => button.textContent.trim());
    expect(names).to.deep.equal(['Try again']);
  });

  it('leads to the page of the session once a retry succeeds', async () => {
    const widget = await failing(3);
    await widget.page('server-error');
    widget.press('Try again');
    await widget.page('tariff-name');
    expect(widget.find('flatpeak-server-error-page')).to.be.empty;
  });

  it('stays on the same page, with its button, if a retry fails too', async () => {
    const widget = await failing('always');
    await widget.page('server-error');
    const before = sent.length;
    widget.press('Try again');
    await waitUntil(() => sent.length > before, 'another request');
    await widget.rests();
    await widget.page('server-error');
    expect(() => widget.button('Try again')).not.to.throw();
  });

  it('reports the error to the site', async () => {
    const widget = await failing('always');
    await widget.page('server-error');
    expect(await widget.event('error')).to.include({kind: 'http', status: 502});
  });

  it('shows the id of the request, for the support', async () => {
    const widget = await widgetAt({
      page: 'tariff-name',
      faults: [{type: 'server-error', times: 'always'}],
    });
    await widget.page('server-error');
    await widget.sees(/Reference: \S+/);
  });

  it('offers to start again if the session has ended', async () => {
    const widget = await widgetAt({page: 'tariff-name', faults: [{type: 'token-unknown'}]});
    await widget.page('server-error');
    await widget.sees('This session has ended. Start again.');
    expect(() => widget.button('Start again')).not.to.throw();
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await failing('always');
    await expectAccessible(await widget.page('server-error'));
  });
});
