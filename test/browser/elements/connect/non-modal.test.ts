import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {LIMITS} from '../../../support/browser/engine-limits.js';
import {place} from '../../../support/browser/site-page.js';
import {settings} from '../../../support/browser/settings-driver.js';
import {
  expect,
  focused,
  waitUntil,
  type Widget,
  widgetAt,
} from '../../../support/browser/widget-driver.js';

/** The site's banner: a fixed button at the bottom of the window, above everything. */
function banner(): {button: HTMLButtonElement; count: () => number} {
  const button = document.createElement('button');
  button.textContent = 'Accept cookies';
  Object.assign(button.style, {position: 'fixed', insetInline: '0', bottom: '0', zIndex: '9999'});
  let clicks = 0;
  button.addEventListener('click', () => (clicks += 1));
  place().append(button);
  return {button, count: () => clicks};
}

/** Clicks in the middle of an element with the mouse. */
async function clicks(element: Element): Promise<void> {
  const {left, top, width, height} = element.getBoundingClientRect();
  const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await sendMouse({type: 'click', position});
}

const isOpen = ({root}: Widget) => root.querySelector('dialog')?.open ?? false;

async function opened(nonModal: boolean): Promise<Widget> {
  const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog', nonModal});
  await widget.element.start();
  await widget.page('tariff-name');
  return widget;
}

for (const [width, height] of [
  [390, 844],
  [1280, 800],
] as const)
  describe(`a dialog in a window of ${width} by ${height} pixels`, () => {
    beforeEach(() => setViewport({width, height}));
    after(() => setViewport({width: 800, height: 600}));

    it('that is modal makes the rest of the page inert', async () => {
      const {button, count} = banner();
      const widget = await opened(false);
      await clicks(button);
      expect(count()).to.equal(0);
      expect(isOpen(widget)).to.equal(true);
    });

    it('that is not modal leaves the site’s banner usable, and stays open', async () => {
      const {button, count} = banner();
      const widget = await opened(true);
      await clicks(button);
      expect(count()).to.equal(1);
      expect(isOpen(widget)).to.equal(true);
      widget.type('name', 'Night');
      await clicks(widget.button('Next'));
      await widget.page('contract-term');
    });

    it('that is not modal covers the window, wherever the widget is', async () => {
      const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog', nonModal: true});
      const around = widget.element.parentElement as HTMLElement;
      Object.assign(around.style, {width: '200px', marginTop: '300px'});
      await widget.element.start();
      await widget.page('tariff-name');
      const {left, top} = widget.find('dialog')[0]?.getBoundingClientRect() ?? {};
      expect([left, top]).to.deep.equal([0, 0]);
    });
  });

describe('a dialog that is not modal', () => {
  it('has the focus, lets it go, and closes with Escape where it is', async () => {
    const {button} = banner();
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog', nonModal: true});
    widget.button('Connect my tariff').focus();
    await sendKeys({press: 'Enter'});
    await widget.page('tariff-name');
    await waitUntil(() => focused()?.localName === 'h2', 'the focus on the heading');
    button.focus();
    await sendKeys({press: 'Escape'});
    expect(focused()).to.equal(button);
    expect(isOpen(widget)).to.equal(true);
    widget.find<HTMLInputElement>('[name="name"]')[0]?.focus();
    await sendKeys({press: 'Escape'});
    await waitUntil(() => !isOpen(widget));
    expect(widget.count('close')).to.equal(1);
    expect(focused()).to.equal(widget.button('Connect my tariff'));
  });

  // The windows before were narrow, and there the card fills the window.
  const inAnyWindow = LIMITS.keepsMedia ? it.skip : it;
  inAnyWindow('can be clicked past', async () => {
    await setViewport({width: 1280, height: 800});
    const page = document.createElement('button');
    Object.assign(page.style, {position: 'fixed', left: '0', top: '0', width: '50px'});
    let count = 0;
    page.addEventListener('click', () => (count += 1));
    place().append(page);
    await opened(true);
    await clicks(page);
    expect(count).to.equal(1);
    await setViewport({width: 800, height: 600});
  });

  it('stays open where its widget is moved', async () => {
    const widget = await opened(true);
    place().append(widget.element);
    await widget.element.updateComplete;
    expect(isOpen(widget)).to.equal(true);
    expect(widget.find('dialog:modal')).to.be.empty;
    expect(widget.count('open')).to.equal(1);
  });

  it('is what the tariff settings open, too', async () => {
    const {button, count} = banner();
    const opened = await settings({nonModal: true});
    opened.press('Connect my tariff');
    const widget = await opened.dialog();
    await widget.page('postal-address');
    await clicks(button);
    expect(count()).to.equal(1);
    const {left, top} = widget.find('dialog')[0]?.getBoundingClientRect() ?? {};
    expect([left, top]).to.deep.equal([0, 0]);
  });
});
