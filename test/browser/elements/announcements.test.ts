import {sendKeys, setViewport} from '@web/test-runner-commands';
import type {FlatpeakConnect} from '../../../src/index.js';
import * as clock from '../../support/browser/clock.js';
import {
  expect,
  focused,
  tokenAt,
  waitUntil,
  widgetAt,
  widgetWith,
  type Widget,
} from '../../support/browser/widget-driver.js';

/** All that a screen reader is told of by the widget itself, in order. */
function listenTo(widget: Widget): string[] {
  const said: string[] = [];
  new MutationObserver(() => {
    const words = regionOf(widget)?.textContent.trim();
    if (words && words !== said.at(-1)) said.push(words);
  }).observe(widget.root, {childList: true, subtree: true, characterData: true});
  return said;
}

const regionOf = (widget: Widget) => widget.root.querySelector('[part~="card"] > [role="status"]');

const isAtHeading = (page: HTMLElement) => focused() === page.shadowRoot?.querySelector('h2');

const nameOf = (element: Element | null) =>
  element?.getAttribute('aria-label') ?? element?.textContent.trim();

describe('what is said to who does not see the screen', () => {
  afterEach(clock.release);

  it('that an answer takes a while, but not that it is quick', async () => {
    clock.stop(1000);
    const quick = await widgetAt({page: 'tariff-name'});
    const slow = await widgetAt({page: 'tariff-name', faults: [{type: 'hang', at: 2}]});
    const heard = listenTo(quick);
    const said = listenTo(slow);
    for (const widget of [quick, slow]) {
      await widget.page('tariff-name');
      widget.type('name', 'Night');
      widget.press('Next');
    }
    await quick.page('contract-term');
    clock.pass(1000);
    await waitUntil(() => said.length > 0, 'it to be said');
    expect(said).to.deep.equal(['One moment…']);
    expect(heard).to.be.empty;
  });

  it('a failure, although another page comes at the same moment', async () => {
    const token = await tokenAt({page: 'tariff-name', faults: [{type: 'server-error'}]});
    const widget = await widgetWith({
      mode: 'dialog',
      fetchToken: async () => {
        if (widget.find('flatpeak-server-error-page').length > 0) return token;
        throw new Error('backend down');
      },
    });
    const said = listenTo(widget);
    widget.press('Connect my tariff');
    const page = await widget.page('server-error');
    await waitUntil(() => isAtHeading(page), 'the heading to have the focus');
    await waitUntil(() => said.length > 0, 'it to be said');
    expect(said.at(-1)).to.equal(
      page.shadowRoot?.querySelector('[part="lead"]')?.textContent.trim(),
    );
  });

  it('by the same region on every page, so that nothing is missed when a page changes', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    const region = regionOf(widget);
    widget.type('name', 'Night');
    widget.press('Next');
    await widget.page('contract-term');
    expect(region?.isConnected).to.equal(true);
    expect(regionOf(widget)).to.equal(region);
  });

  it('in the language in which it is written, whatever the page around it speaks', async () => {
    document.documentElement.lang = 'de';
    try {
      const widget = await widgetAt({page: 'tariff-name'});
      const page = await widget.page('tariff-name');
      expect(page.closest('[lang]')?.getAttribute('lang')).to.equal('en');
    } finally {
      document.documentElement.lang = 'en';
    }
  });
});

describe('where the focus is', () => {
  it('on the question, after "Try again" has gone', async () => {
    const widget = await widgetAt({page: 'tariff-name', faults: [{type: 'reset', at: 2}]});
    const page = await widget.page('tariff-name');
    widget.type('name', 'Night');
    widget.press('Next');
    await widget.sees('No connection.');
    widget.button('Try again').focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => !widget.text.includes('No connection.'));
    expect(isAtHeading(page)).to.equal(true);
  });

  it('on "Disconnect", when the customer keeps the tariff', async () => {
    const widget = await widgetAt({page: 'connection-failed'});
    await widget.page('connection-failed');
    widget.press('Disconnect');
    await waitUntil(() => nameOf(focused()) === 'Keep it');
    await sendKeys({press: 'Enter'});
    await waitUntil(() => nameOf(focused()) === 'Disconnect');
  });

  it('on the last page, when its button has gone', async () => {
    const widget = await widgetAt({page: 'tariff-summary'});
    await widget.page('tariff-summary');
    widget.press('Yes, connect it');
    const page = await widget.page('session-complete');
    widget.button('Done').focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => isAtHeading(page));
  });

  it('on "Back", while its answer is awaited', async () => {
    const widget = await widgetAt({
      page: 'tariff-name',
      actions: ['BACK'],
      faults: [{type: 'hang', at: 2}],
    });
    await widget.page('tariff-name');
    const back = widget.button('Back');
    back.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => back.getAttribute('aria-disabled') === 'true');
    expect(focused()).to.equal(back);
  });

  it('in the dialog from the start, before the first page is there', async () => {
    const widget = await widgetAt(
      {page: 'tariff-name', faults: [{type: 'hang'}]},
      {mode: 'dialog'},
    );
    widget.button('Connect my tariff').focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => widget.find('dialog').length > 0);
    expect(widget.root.querySelector('dialog')?.contains(focused())).to.equal(true);
  });

  it('on the question again, when the dialog is opened again', async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog'});
    widget.press('Connect my tariff');
    const page = await widget.page('tariff-name');
    await waitUntil(() => isAtHeading(page));
    await sendKeys({press: 'Escape'});
    await widget.event('close');
    widget.press('Connect my tariff');
    await waitUntil(() => isAtHeading(page));
  });

  it("on the host's own button, when the dialog it opened is closed", async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog'});
    const button = document.createElement('button');
    button.slot = 'trigger';
    button.textContent = 'Save money';
    widget.element.append(button);
    button.focus();
    await sendKeys({press: 'Enter'});
    await widget.page('tariff-name');
    widget.press('Close');
    await waitUntil(() => focused() === button);
  });

  it('stays in the page of the host when the first page comes', async () => {
    const outside = document.createElement('input');
    document.querySelector('main')?.append(outside);
    outside.focus();
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    await (widget.element as FlatpeakConnect).updateComplete;
    expect(focused()).to.equal(outside);
    outside.remove();
  });
});

describe('a failure', () => {
  afterEach(() => setViewport({width: 800, height: 600}));

  it('is brought into view, however far the customer had scrolled', async () => {
    await setViewport({width: 320, height: 480});
    const widget = await widgetAt({page: 'postal-address', faults: [{type: 'reset', at: 2}]});
    await widget.page('postal-address');
    widget.type('address_line1', '1-3');
    widget.type('city', 'London');
    widget.type('post_code', 'WC2N 5EH');
    window.scrollTo(0, document.documentElement.scrollHeight);
    await waitUntil(() => window.scrollY > 100, 'the end of the page');
    widget.press('Next');
    await widget.sees('No connection.');
    const isInView = () => {
      const [notice] = widget.find('[part~="problem"]');
      const {top = -1, bottom = 0} = notice?.getBoundingClientRect() ?? {};
      return top >= 0 && bottom <= window.innerHeight;
    };
    await waitUntil(isInView);
  });
});
