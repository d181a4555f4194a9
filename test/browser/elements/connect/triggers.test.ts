import {sendKeys} from '@web/test-runner-commands';
import type {FlatpeakConnect} from '../../../../src/index.js';
import {place} from '../../../support/browser/site-page.js';
import {
  expect,
  focused,
  tokenAt,
  waitUntil,
  Widget,
  widgetAt,
} from '../../../support/browser/widget-driver.js';

function opener(value: string, more: Record<string, string> = {}): HTMLElement {
  const button = document.createElement('button');
  button.textContent = 'Save with the sun';
  Object.assign(button.dataset, {flatpeakConnect: value, ...more});
  place().append(button);
  return button;
}

const shown = (widget: Widget) => widget.root.querySelector('dialog')?.open ?? false;

describe('a button of the page with data-flatpeak-connect', () => {
  it('opens the widget of the page, and has the focus again afterwards', async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog', noTrigger: true});
    expect(widget.find('button')).to.be.empty;
    const button = opener('');
    button.focus();
    await sendKeys({press: 'Enter'});
    await widget.page('tariff-name');
    expect(shown(widget)).to.equal(true);
    await sendKeys({press: 'Escape'});
    await waitUntil(() => !shown(widget));
    expect(focused()).to.equal(button);
  });

  it('opens the one that it names', async () => {
    await widgetAt({page: 'fixed-rate'}, {mode: 'dialog'});
    const second = await widgetAt({page: 'tariff-name'}, {mode: 'dialog', id: 'second'});
    opener('second').click();
    await second.page('tariff-name');
    expect(shown(second)).to.equal(true);
  });

  it('needs no other element, and makes one', async () => {
    const button = opener('', {connectToken: await tokenAt({page: 'tariff-name'})});
    button.click();
    const element = document.querySelector<FlatpeakConnect>('body > flatpeak-connect');
    expect(element).to.exist;
    const widget = new Widget(element as FlatpeakConnect);
    await widget.page('tariff-name');
    expect(shown(widget)).to.equal(true);
    button.click();
    expect(document.querySelectorAll('body > flatpeak-connect')).to.have.length(1);
    element?.remove();
  });

  it('opens the widget of the page, whatever other scripts have written on it', async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog'});
    opener('', {testid: 'connect', analyticsEvent: 'click'}).click();
    await widget.page('tariff-name');
    expect(shown(widget)).to.equal(true);
    expect(document.querySelectorAll('body > flatpeak-connect')).to.be.empty;
  });

  it('gives the widget that it makes nothing but what a widget understands', async () => {
    const button = opener('', {
      connectToken: await tokenAt({page: 'tariff-name'}),
      // What cleaners of other people's markup let through, because it does nothing.
      ...{onclick: 'document.title = "run"', style: 'display: none', slot: 'x'},
    });
    button.click();
    const element = document.querySelector<FlatpeakConnect>('body > flatpeak-connect');
    expect(element?.getAttributeNames()).to.have.members(['connect-token']);
    await new Widget(element as FlatpeakConnect).page('tariff-name');
    element?.remove();
  });

  it('leaves alone what another listener has handled', async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog'});
    const button = opener('');
    button.addEventListener('click', event => event.preventDefault());
    button.click();
    await widget.element.updateComplete;
    expect(shown(widget)).to.equal(false);
  });
});

describe('names of elements', () => {
  it('may be the host’s own, beside the usual', async () => {
    const {define} = await import('../../../../src/index.js');
    define('energy-connect');
    define('energy-connect');
    const element = document.createElement('energy-connect') as FlatpeakConnect;
    element.connectToken = await tokenAt({page: 'tariff-name'});
    place().append(element);
    await new Widget(element).page('tariff-name');
  });
});
