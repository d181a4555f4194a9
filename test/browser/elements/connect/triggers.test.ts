import {sendKeys} from '@web/test-runner-commands';
import {http, HttpResponse} from 'msw';
import type {TokenRequest} from '../../../../src/core/index.js';
import {configureTriggers, type FlatpeakConnect} from '../../../../src/index.js';
import {place} from '../../../support/browser/site-page.js';
import {
  expect,
  focused,
  tokenAt,
  waitUntil,
  Widget,
  widgetAt,
  widgetWith,
  worker,
} from '../../../support/browser/widget-driver.js';

function opener(value: string, more: Record<string, string> = {}): HTMLElement {
  const button = document.createElement('button');
  button.textContent = 'Save with the sun';
  Object.assign(button.dataset, {flatpeakConnect: value, ...more});
  place().append(button);
  return button;
}

/** The widgets that triggers have created. */
const created = () => [...document.querySelectorAll<FlatpeakConnect>('body > flatpeak-connect')];

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

  it('opens the widget of the page, whatever other scripts have written on it', async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog'});
    opener('', {testid: 'connect', analyticsEvent: 'click'}).click();
    await widget.page('tariff-name');
    expect(shown(widget)).to.equal(true);
    expect(created()).to.be.empty;
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

describe('a trigger that chooses what to connect', () => {
  const requests: TokenRequest[] = [];
  /** A source of tokens that records what it is asked for. */
  const fetchToken = async (request: TokenRequest) => {
    requests.push(request);
    return tokenAt({page: 'tariff-name'});
  };
  const purposes = () => requests.map(({direction, tariffType}) => [direction, tariffType]);
  beforeEach(() => requests.splice(0));
  afterEach(() => {
    for (const widget of created()) widget.remove();
    configureTriggers({});
  });

  const opened = async (): Promise<Widget> => {
    const isOpen = ({shadowRoot}: FlatpeakConnect) => shadowRoot?.querySelector('dialog')?.open;
    await waitUntil(() => created().some(isOpen));
    const widget = new Widget(created().find(isOpen) as FlatpeakConnect);
    await widget.page('tariff-name');
    return widget;
  };

  it('opens a widget with the configured properties on a page without one', async () => {
    configureTriggers({fetchToken, tariffType: 'COMMODITY'});
    const button = opener('', {direction: 'EXPORT', theme: 'dark', lang: 'de'});
    button.click();
    const widget = await opened();
    expect(purposes()).to.deep.equal([['EXPORT', 'COMMODITY']]);
    expect(widget.element.theme).to.equal('dark');
    expect(widget.element.lang).to.equal('de');
    button.click();
    expect(created()).to.have.length(1);
  });

  it('opens a copy of the page’s widget, with its logo', async () => {
    const original = await widgetWith({fetchToken, mode: 'dialog', direction: 'IMPORT'});
    const logo = Object.assign(document.createElement('b'), {
      slot: 'brand',
      textContent: 'Lowtide',
    });
    original.element.append(logo);
    opener('', {locationId: 'loc_2'}).click();
    const widget = await opened();
    expect(requests[0]?.locationId).to.equal('loc_2');
    expect(requests[0]?.direction).to.equal('IMPORT');
    expect(widget.element.textContent).to.equal('Lowtide');
    expect(shown(original)).to.equal(false);
  });

  it('opens another widget for another choice', async () => {
    configureTriggers({fetchToken});
    opener('', {direction: 'IMPORT'}).click();
    (await opened()).element.close();
    opener('', {direction: 'EXPORT'}).click();
    await opened();
    expect(purposes()).to.deep.equal([
      ['IMPORT', undefined],
      ['EXPORT', undefined],
    ]);
  });

  it('opens its widget again after the page has removed it', async () => {
    configureTriggers({fetchToken});
    const button = opener('', {direction: 'EXPORT'});
    button.click();
    (await opened()).element.remove();
    button.click();
    await opened();
    expect(created()).to.have.length(1);
  });

  it('cannot say where tokens come from or go to', async () => {
    const foreign: string[] = [];
    worker.use(
      http.all('https://evil.example/*', ({request}) => {
        foreign.push(request.url);
        return HttpResponse.json({connect_token: 'cot_evil'});
      }),
    );
    const original = await widgetWith({fetchToken, mode: 'dialog'});
    const evil = 'https://evil.example/x';
    const markup = {
      ...{tokenUrl: evil, connectUrl: evil, connectToken: 'cot_evil', callbackUrl: evil},
      ...{fetchToken: evil, redirectOrigins: 'https://evil.example', appSchemes: 'evil:'},
      ...{followCallback: '', messages: '{"launch": "evil"}', apiVersion: 'anode'},
      ...{onclick: 'document.title = "run"', style: 'display: none', slot: 'x'},
    };
    opener('', markup).click();
    await original.page('tariff-name');
    original.element.close();
    opener('', {...markup, direction: 'EXPORT'}).click();
    const {element} = await opened();
    expect(foreign).to.be.empty;
    expect(element.getAttributeNames()).to.have.members(['direction']);
    expect(element.connectUrl).to.equal(original.element.connectUrl);
    expect(element.redirectOrigins).to.equal(undefined);
    expect(requests).to.have.length(2);
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
