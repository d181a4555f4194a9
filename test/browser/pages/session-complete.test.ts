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
const saved = () => endAfter('tariff-summary', widget => widget.press('Yes, connect it'));

describe('the page for the end of a session', () => {
  it('says what is connected: the provider, the tariff, its price now', async () => {
    const widget = await saved();
    const {provider, tariff} = (await widget.event('complete')) as Record<string, string>;
    await widget.sees(`${provider} is connected`);
    await widget.sees(`We’ll use your ${tariff} prices from now on.`);
    const card = widget.find('.connected')[0]?.innerText ?? '';
    expect(card)
      .to.contain(tariff)
      .and.match(/Price now\s+\S+ p\/kWh/);
    expect(widget.find('.provider-name').map(each => each.textContent)).to.deep.equal([provider]);
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
    await widget.sees(' is connected');
    expect(sent).to.have.length(before);
  });

  it('shows the site’s next step once the tariff is connected, and only then', async () => {
    const show = async (act: (widget: Widget) => unknown) => {
      const widget = await widgetAt({page: 'tariff-summary'}, {autoClose: true});
      const link = document.createElement('a');
      link.slot = 'next-step';
      link.textContent = 'Set a charging time';
      widget.element.append(link);
      await widget.page('tariff-summary');
      await act(widget);
      await widget.page('session-complete');
      return link;
    };
    const link = await show(widget => widget.press('Yes, connect it'));
    await waitUntil(() => link.checkVisibility(), 'the link');
    expect(link.assignedSlot).not.to.equal(null);
    const hidden = await show(async each => {
      each.press('Disconnect');
      await each.sees('Disconnect this tariff?');
      each.press('Yes, disconnect');
    });
    expect(hidden.getBoundingClientRect().height).to.equal(0);
  });

  it('closes a dialog by itself if the site wants that', async () => {
    const widget = await widgetAt({page: 'tariff-summary'}, {mode: 'dialog', autoClose: true});
    await widget.element.start();
    await widget.page('tariff-summary');
    widget.press('Yes, connect it');
    await widget.page('session-complete');
    await waitUntil(() => widget.count('close') === 1, 'the end of the dialog');
  });

  it('does not close by itself once the customer does anything', async () => {
    const widget = await widgetAt({page: 'tariff-summary'}, {mode: 'dialog', autoClose: true});
    await widget.element.start();
    await widget.page('tariff-summary');
    widget.press('Yes, connect it');
    const page = await widget.page('session-complete');
    page.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    const other = await widgetAt({page: 'tariff-summary'}, {mode: 'dialog', autoClose: true});
    await other.element.start();
    await other.page('tariff-summary');
    other.press('Yes, connect it');
    // This one began later, and has closed.
    await waitUntil(() => other.count('close') === 1, 'the end of the other dialog');
    expect(widget.count('close')).to.equal(0);
  });

  it('closes a dialog', async () => {
    const widget = await widgetAt({page: 'tariff-summary'}, {mode: 'dialog'});
    await widget.element.start();
    await widget.page('tariff-summary');
    widget.press('Yes, connect it');
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
