import {expectAccessible} from '../../support/browser/axe.js';
import {
  expect,
  focused,
  sent,
  tokenAt,
  waitUntil,
  widgetAt,
  widgetWith,
  type Widget,
} from '../../support/browser/widget-driver.js';

/** The end of a session after an action on the page of a tariff. */
async function endAfter(
  page: 'tariff-summary' | 'connection-pending',
  act: (widget: Widget) => unknown,
) {
  const widget = await widgetAt({page});
  await widget.page(page);
  await act(widget);
  await widget.page('session-complete');
  return widget;
}
const saved = () => endAfter('tariff-summary', widget => widget.press('Save'));

describe('the page for the end of a session', () => {
  it('says that the tariff is connected', async () => {
    const widget = await saved();
    await widget.sees('All done');
    await widget.sees('Your tariff is connected.');
    expect(await widget.event('complete')).to.include({outcome: 'saved'});
  });

  it('says that the tariff is disconnected', async () => {
    const widget = await endAfter('tariff-summary', async each => {
      each.press('Disconnect');
      await each.sees('Disconnect this tariff?');
      each.press('Yes, disconnect');
    });
    await widget.sees('Your tariff is disconnected.');
    expect(await widget.event('complete')).to.include({outcome: 'disconnected'});
  });

  it('does not call a pending connection a connected tariff', async () => {
    const widget = await endAfter('connection-pending', each => each.press('Keep trying'));
    expect(await widget.event('complete')).to.include({outcome: 'pending'});
    expect(widget.text).not.to.contain('Your tariff is connected.');
  });

  it('claims nothing about an end that it did not see, as after a reload', async () => {
    const connectToken = await tokenAt({page: 'tariff-summary'});
    const first = await widgetWith({connectToken});
    await first.page('tariff-summary');
    first.press('Disconnect');
    await first.sees('Disconnect this tariff?');
    first.press('Yes, disconnect');
    await first.page('session-complete');
    const widget = await widgetWith({connectToken});
    await widget.sees('This session has ended');
    expect(widget.text).not.to.contain('All done');
    expect(widget.text).not.to.contain('Your tariff is connected.');
    expect(await widget.event('complete')).to.include({outcome: 'unknown'});
  });

  it('has one button, which disappears after a press and leaves the focus on the heading', async () => {
    const widget = await saved();
    const before = sent.length;
    widget.button('Done').focus();
    widget.press('Done');
    await waitUntil(() => !widget.find('form button').length, 'the button to disappear');
    await waitUntil(() => focused()?.localName === 'h2', 'the focus on the heading');
    await widget.sees('Your tariff is connected.');
    expect(sent).to.have.length(before);
  });

  it('closes a dialog', async () => {
    const widget = await widgetAt({page: 'tariff-summary'}, {mode: 'dialog'});
    await widget.element.start();
    await widget.page('tariff-summary');
    widget.press('Save');
    await widget.page('session-complete');
    widget.press('Done');
    expect(await widget.event('close')).to.deep.equal({complete: true});
  });

  it('has no way back to a page of the session', async () => {
    const widget = await saved();
    expect(() => widget.button('Back')).to.throw();
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await saved();
    await expectAccessible(await widget.page('session-complete'));
  });
});
