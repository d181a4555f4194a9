import {sendKeys} from '@web/test-runner-commands';
import {
  expect,
  focused,
  sent,
  waitUntil,
  widgetAt,
  type Widget,
} from '../../../support/browser/widget-driver.js';

const STORED = {page: 'tariff-summary'};

const isOpen = (widget: Widget) => widget.root.querySelector('dialog')?.open ?? false;
const question = (widget: Widget) => widget.find('[part="confirmation"]');
const nameOf = (element: Element | null) => element?.textContent.trim();

/** A widget in a dialog, opened by its button as a customer does. */
async function inDialog(spec: {page: string}): Promise<Widget> {
  const widget = await widgetAt(spec, {mode: 'dialog'});
  widget.button('Connect my tariff').focus();
  await sendKeys({press: 'Enter'});
  await waitUntil(() => widget.find('h2').length > 0, 'a page');
  return widget;
}

/** Presses a button by keyboard, which is an activation by the customer. */
async function presses(widget: Widget, name: string): Promise<void> {
  widget.button(name).focus();
  await sendKeys({press: 'Enter'});
}

async function asksToDisconnect(widget: Widget): Promise<void> {
  await presses(widget, 'Disconnect');
  await waitUntil(() => question(widget).length === 1, 'the question');
  await waitUntil(() => question(widget)[0]?.contains(focused()), 'the focus in the question');
}

describe('Escape', () => {
  it('closes a question, and then the dialog around it', async () => {
    const widget = await inDialog(STORED);
    await asksToDisconnect(widget);
    await sendKeys({press: 'Escape'});
    await waitUntil(() => question(widget).length === 0, 'the question to close');
    await waitUntil(() => nameOf(focused()) === 'Disconnect', 'the focus to go back');
    expect(isOpen(widget)).to.equal(true);
    await sendKeys({press: 'Escape'});
    await waitUntil(() => !isOpen(widget), 'the dialog to close');
    expect(nameOf(focused())).to.equal('Connect my tariff');
    expect(sent.some(({action}) => action === 'DISCONNECT')).to.equal(false);
    expect(widget.count('close')).to.equal(1);
  });

  it('closes a question also where the focus is elsewhere in the dialog', async () => {
    const widget = await inDialog(STORED);
    await asksToDisconnect(widget);
    widget.button('Close').focus();
    await sendKeys({press: 'Escape'});
    await waitUntil(() => question(widget).length === 0, 'the question to close');
    expect(isOpen(widget)).to.equal(true);
  });

  it('empties a search, and then closes the dialog around it', async () => {
    const widget = await inDialog({page: 'provider-select'});
    const [search] = widget.find<HTMLInputElement>('[role="combobox"]');
    const rows = widget.find('[part~="option"]').length;
    search?.focus();
    await sendKeys({type: 'zzz'});
    await waitUntil(() => widget.find('[part~="option"]').length === 0, 'no row');
    await sendKeys({press: 'Escape'});
    await waitUntil(() => widget.find('[part~="option"]').length === rows, 'all rows');
    expect([search?.value, focused(), isOpen(widget)]).to.deep.equal(['', search, true]);
    await sendKeys({press: 'Escape'});
    await waitUntil(() => !isOpen(widget), 'the dialog to close');
  });

  it('closes only the question of an inline widget, not what the site has around it', async () => {
    const keys: string[] = [];
    const listen = ({key}: KeyboardEvent) => keys.push(key);
    document.addEventListener('keydown', listen);
    const widget = await widgetAt(STORED);
    await widget.page('tariff-summary');
    await asksToDisconnect(widget);
    keys.splice(0);
    await sendKeys({press: 'Escape'});
    await waitUntil(() => question(widget).length === 0, 'the question to close');
    expect(keys).to.deep.equal([]);
    await waitUntil(() => nameOf(focused()) === 'Disconnect', 'the focus to go back');
    await sendKeys({press: 'Escape'});
    expect(keys).to.deep.equal(['Escape']);
    expect(widget.find('h2')).to.have.length(1);
    document.removeEventListener('keydown', listen);
  });

  it('gives the focus back to the button of the same tariff, of several', async () => {
    const widget = await widgetAt(
      {page: 'tariff-list', api_version: 'busbar'},
      {apiVersion: 'busbar'},
    );
    await widget.page('tariff-list');
    const button = widget.find('[part="tariff"] .danger').at(-1);
    button?.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => question(widget)[0]?.contains(focused()), 'the focus in the question');
    await sendKeys({press: 'Escape'});
    await waitUntil(() => focused() === button, 'the focus to go back');
  });

  it('withdraws a question together with the dialog that its button closes', async () => {
    const widget = await inDialog(STORED);
    await asksToDisconnect(widget);
    await presses(widget, 'Close');
    await waitUntil(() => !isOpen(widget), 'the dialog to close');
    await presses(widget, 'Connect my tariff');
    await waitUntil(() => isOpen(widget), 'the dialog');
    expect(question(widget)).to.have.length(0);
  });
});

/** The back gesture of Android. Only some browsers can be asked for it by a script. */
const canRequestClose = 'requestClose' in HTMLDialogElement.prototype;
const requestClose = (widget: Widget) =>
  (widget.root.querySelector('dialog') as {requestClose?: () => void} | null)?.requestClose?.();

if (canRequestClose)
  describe('a close request of the browser', () => {
    it('closes a question, and then the dialog around it', async () => {
      const widget = await inDialog(STORED);
      await asksToDisconnect(widget);
      requestClose(widget);
      await waitUntil(() => question(widget).length === 0, 'the question to close');
      expect(isOpen(widget)).to.equal(true);
      requestClose(widget);
      await waitUntil(() => !isOpen(widget), 'the dialog to close');
      expect(widget.count('close')).to.equal(1);
    });

    it('empties a search, and then closes the dialog around it', async () => {
      const widget = await inDialog({page: 'provider-select'});
      widget.find('[role="combobox"]')[0]?.focus();
      await sendKeys({type: 'zzz'});
      requestClose(widget);
      await waitUntil(() => widget.find('[part~="option"]').length > 0, 'all rows');
      expect(isOpen(widget)).to.equal(true);
      requestClose(widget);
      await waitUntil(() => !isOpen(widget), 'the dialog to close');
    });
  });

if ('CloseWatcher' in globalThis)
  describe('the back gesture', () => {
    it('closes a question of an inline widget, whatever has the focus', async () => {
      const widget = await widgetAt(STORED);
      await widget.page('tariff-summary');
      await asksToDisconnect(widget);
      (focused() as HTMLElement).blur();
      // Without focus the key reaches only the watcher, as the gesture does.
      await sendKeys({press: 'Escape'});
      await waitUntil(() => question(widget).length === 0, 'the question to close');
    });

    it('is left to the site where no question is open', async () => {
      const widget = await widgetAt(STORED);
      await widget.page('tariff-summary');
      const {CloseWatcher} = globalThis as unknown as {
        CloseWatcher: new () => EventTarget & {destroy(): void};
      };
      await asksToDisconnect(widget);
      await presses(widget, 'Keep it');
      const watcher = new CloseWatcher();
      let closed = 0;
      watcher.addEventListener('close', () => closed++);
      await sendKeys({press: 'Escape'});
      await waitUntil(() => closed === 1, 'the site’s own to close');
    });
  });
