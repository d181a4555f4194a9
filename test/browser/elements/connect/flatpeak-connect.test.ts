import {hashToken} from '../../../../src/protocol/token-hash.js';
import {aTimeout, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {http, HttpResponse} from 'msw';
import {ANSWERS} from '../../../support/browser/page-answers.js';
import {
  expect,
  focused,
  sent,
  tokenAt,
  waitUntil,
  Widget,
  widgetAt,
  widgetWith,
  worker,
} from '../../../support/browser/widget-driver.js';
import {place} from '../../../support/browser/site-page.js';
import {withSlowHash} from '../../../support/browser/slow-hash.js';

describe('<flatpeak-connect>', () => {
  it('begins by itself when it stands in the page with a token', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    expect(widget.events.map(({type}) => type)).to.deep.equal(['open', 'page']);
    expect(sent).to.deep.equal([
      {connect_token: widget.element.connectToken, route: 'session_restore'},
    ]);
  });

  it('shows nothing and asks for nothing until it has a token', async () => {
    const widget = await widgetWith({});
    expect(widget.find('button, [part~="card"]')).to.be.empty;
    widget.element.connectToken = await tokenAt({page: 'tariff-name'});
    await widget.page('tariff-name');
  });

  it('tells a developer who starts it without a token what is missing', async () => {
    const widget = await widgetWith({mode: 'dialog'});
    let told: unknown;
    await widget.element.start().catch((error: unknown) => (told = error));
    expect(String(told)).to.contain('connect-token, token-url or fetchToken');
  });

  it('gets its token from the host with what the host asks for', async () => {
    const asked: unknown[] = [];
    const widget = await widgetWith({
      direction: 'EXPORT',
      tariffType: 'COMMODITY',
      locationId: 'loc_1',
      fetchToken: request => {
        asked.push(request);
        return tokenAt({page: 'fixed-rate'});
      },
    });
    await widget.page('fixed-rate');
    expect(asked).to.deep.equal([
      {direction: 'EXPORT', tariffType: 'COMMODITY', locationId: 'loc_1'},
    ]);
  });

  it('asks for a token before it draws anything', async () => {
    const drawn: (number | undefined)[] = [];
    const element = document.createElement('flatpeak-connect');
    element.fetchToken = () => {
      drawn.push(element.shadowRoot?.querySelectorAll('[part]').length);
      return tokenAt({page: 'tariff-name'});
    };
    place().append(element);
    await waitUntil(() => element.shadowRoot?.querySelector('[part~="card"]'), 'the card');
    expect(drawn).to.deep.equal([0]);
  });

  it('takes another token that comes before anything is drawn', async () => {
    const element = document.createElement('flatpeak-connect');
    const widget = new Widget(element);
    element.connectToken = await tokenAt({page: 'fixed-rate'});
    const other = await tokenAt({page: 'tariff-name'});
    element.addEventListener('flatpeak-open', () =>
      queueMicrotask(() => (element.connectToken = other)),
    );
    place().append(element);
    await widget.page('tariff-name');
    const requested = sent.map(({connect_token}) => connect_token);
    // A widget of the test before may still be asking.
    expect(requested.filter(token => token === other)).to.deep.equal([other]);
  });

  it('has the names of countries fetched before there is a page that shows one', async () => {
    const names = Intl.DisplayNames.prototype;
    const {of} = names;
    const asked = new Promise<void>(resolve => {
      names.of = function (code) {
        resolve();
        return of.call(this, code);
      };
    });
    try {
      const fetchToken = () => asked.then(() => tokenAt({page: 'postal-address'}));
      const widget = await widgetWith({fetchToken});
      await widget.page('postal-address');
    } finally {
      names.of = of;
    }
  });

  it('is as it was at first where a framework leaves a property undefined', async () => {
    const {element} = await widgetWith({});
    const names = ['connectUrl', 'apiVersion', 'mode', 'redirectMode'] as const;
    const values = () => names.map(name => element[name]);
    const initial = values();
    expect(initial).to.deep.equal(['https://connect.flatpeak.com', 'zero', 'inline', 'same-tab']);
    for (const none of [undefined, null]) {
      element.mode = 'dialog';
      element.connectUrl = 'https://elsewhere.example';
      for (const name of names) Reflect.set(element, name, none);
      expect(values()).to.deep.equal(initial);
    }
    element.setAttribute('mode', 'dialog');
    element.removeAttribute('mode');
    expect(element.mode).to.equal('inline');
    element.connectToken = await tokenAt({page: 'tariff-name'});
    await new Widget(element).page('tariff-name');
  });

  it('shows a failure to get a token, and tries again', async () => {
    let tries = 0;
    const widget = await widgetWith({
      fetchToken: async () => {
        tries += 1;
        if (tries === 1) throw new Error('backend down');
        return tokenAt({page: 'fixed-rate'});
      },
    });
    await widget.sees('Try again');
    widget.press('Try again');
    await widget.page('fixed-rate');
  });

  it('walks to the end, and tells the host the result once', async () => {
    const widget = await widgetAt({page: 'tariff-name', callback_uri: 'https://host.example/done'});
    await widget.page('tariff-name');
    widget.type('name', ' Super Saver ');
    widget.press('Next');
    await widget.page('contract-term');
    widget.choose('open-ended');
    await widget.page('tariff-summary');
    widget.press('Yes, connect it');
    await widget.page('session-complete');
    const detail = (await widget.event('complete')) as Record<string, unknown>;
    expect(detail).to.include({
      outcome: 'saved',
      direction: 'IMPORT',
      liveMode: false,
      tariff: 'Super Saver',
      callback: 'https://host.example/done',
    });
    widget.press('Done');
    await widget.event('close');
    expect(widget.events.filter(({type}) => type === 'complete')).to.have.length(1);
    expect(JSON.stringify(widget.events)).not.to.contain('cot_');
  });

  it('goes to the callback only where the host asked for it, when the customer is done', async () => {
    const widget = await widgetAt(
      {page: 'tariff-summary', callback_uri: 'https://host.example/done'},
      {followCallback: true},
    );
    await widget.page('tariff-summary');
    let url = '';
    widget.element.addEventListener('flatpeak-redirect', event => (url = event.url));
    widget.press('Yes, connect it');
    await widget.page('session-complete');
    expect(url).to.equal('');
    widget.press('Done');
    expect(url).to.match(/^https:\/\/host\.example\/done\?fp_cot=cot_/);
    expect(await widget.event('redirect')).to.deep.equal({
      origin: 'https://host.example',
      reason: 'callback',
    });
  });

  it('resumes with the token that a login brought back, and cleans the address bar', async () => {
    const token = await tokenAt({page: 'fixed-rate'});
    const before = location.href;
    const back = new URL(before);
    back.searchParams.set('basket', '7');
    back.searchParams.set('fp_cot', token);
    history.replaceState({mine: 1}, '', back);
    try {
      const widget = await widgetWith({mode: 'dialog', connectToken: token});
      await widget.page('fixed-rate');
      expect(location.search).to.contain('basket=7').and.not.to.contain('fp_cot');
      expect(history.state).to.deep.equal({mine: 1});
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('resumes where the host gives its way to a token only later', async () => {
    const before = location.href;
    const back = new URL(before);
    const token = await tokenAt({page: 'fixed-rate'});
    back.searchParams.set('fp_cot', token);
    history.replaceState(null, '', back);
    const departure = {key: ' ', hash: await hashToken(token)};
    sessionStorage.setItem('flatpeak-departed', JSON.stringify(departure));
    const refused: unknown[] = [];
    const complain = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      refused.push(event.reason);
    };
    window.addEventListener('unhandledrejection', complain);
    try {
      const widget = await widgetWith({mode: 'dialog'});
      await widget.page('fixed-rate');
      expect(refused).to.deep.equal([]);
    } finally {
      window.removeEventListener('unhandledrejection', complain);
      history.replaceState(null, '', before);
    }
  });

  it('keeps what was typed when the service objects, and shows why at the field', async () => {
    const widget = await widgetAt({page: 'fixed-rate'});
    await widget.page('fixed-rate');
    const input = widget.type('cost', '0');
    widget.press('Next');
    await widget.sees('The price can’t be zero.');
    expect(input.isConnected && input.value).to.equal('0');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(focused()).to.equal(input);
    const described = input.getAttribute('aria-describedby')?.split(' ') ?? [];
    const root = input.getRootNode() as ShadowRoot;
    expect(described.map(id => root.getElementById(id)?.textContent)).to.include(
      'The price can’t be zero.',
    );
    widget.type('cost', '24,12');
    expect(input.hasAttribute('aria-invalid')).to.equal(true);
    await (root.host as HTMLElement & {updateComplete: Promise<unknown>}).updateComplete;
    expect(input.hasAttribute('aria-invalid')).to.equal(false);
    widget.press('Next');
    await widget.page('tariff-name');
    expect(sent.at(-1)?.['data']).to.deep.equal({cost: 0.2412});
  });

  it('keeps the page when the connection fails, and goes on from there', async () => {
    const widget = await widgetAt({page: 'tariff-name', faults: [{type: 'reset', at: 2}]});
    await widget.page('tariff-name');
    const input = widget.type('name', 'Night');
    widget.press('Next');
    await widget.sees('No connection.');
    await widget.sees('We’ve kept your answers.');
    expect(input.isConnected && input.value).to.equal('Night');
    expect(await widget.event('error')).to.include({kind: 'network', code: ''});
    widget.press('Try again');
    await widget.rests();
    expect(widget.text).not.to.contain('No connection.');
    expect(input.isConnected && input.value).to.equal('Night');
    widget.press('Next');
    await widget.page('contract-term');
    expect(sent.filter(({route}) => route === 'tariff_name_capture')).to.have.length(2);
  });

  it('sends one request for a double click and Enter', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    const input = widget.type('name', 'Night');
    input.focus();
    widget.press('Next');
    widget.press('Next');
    await sendKeys({press: 'Enter'});
    await widget.page('contract-term');
    expect(sent.filter(({route}) => route === 'tariff_name_capture')).to.have.length(1);
  });

  it('moves the focus to each new question, but not to the first one in a page', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    await nextFrame();
    expect(focused()).to.equal(document.body);
    widget.type('name', 'Night');
    widget.press('Next');
    const page = await widget.page('contract-term');
    await waitUntil(() => focused() === page.shadowRoot?.querySelector('h2'));
  });

  it('leaves the words of a button where they are while an answer is on its way', async () => {
    const widget = await widgetAt({page: 'tariff-name', faults: [{type: 'hang', at: 2}]});
    await widget.page('tariff-name');
    const place = () => {
      const words = document.createRange();
      const [label] = [...widget.button('Next').childNodes].filter(
        node => node instanceof Text && node.data.trim() === 'Next',
      );
      words.selectNodeContents(label as Text);
      return words.getBoundingClientRect().toJSON() as DOMRect;
    };
    const before = place();
    widget.type('name', 'Night Saver');
    widget.press('Next');
    await waitUntil(() => widget.find('.button .spinner').length, 'the spinner');
    expect(place()).to.deep.equal(before);
  });

  it('reads a repeated problem out again', async () => {
    const widget = await widgetAt({page: 'fixed-rate'});
    await widget.page('fixed-rate');
    const [region] = widget.find('[role="status"]');
    const said: string[] = [];
    new MutationObserver(() => {
      const words = region?.textContent.trim();
      if (words) said.push(words);
    }).observe(region as Node, {childList: true, subtree: true, characterData: true});
    for (const times of [1, 2]) {
      widget.type('cost', '0');
      widget.press('Next');
      await waitUntil(() => said.length === times, `said ${times} times`);
    }
    expect(said).to.deep.equal(['The price can’t be zero.', 'The price can’t be zero.']);
  });

  it('asks who is paid for power for no price with tax', async () => {
    const hints = async (spec: object) => {
      const widget = await widgetAt({page: 'fixed-rate', ...spec});
      await widget.page('fixed-rate');
      return widget.find('[part="hint"]').map(({textContent}) => textContent);
    };
    expect(await hints({})).to.match(/Include tax/);
    expect(await hints({direction: 'EXPORT'})).to.be.empty;
  });

  it('goes back to what was answered', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    expect(() => widget.button('Back')).to.throw();
    widget.type('name', 'Night');
    widget.press('Next');
    await widget.page('contract-term');
    widget.press('Back');
    await widget.page('tariff-name');
    expect(widget.find<HTMLInputElement>('[name="name"]')[0]?.value).to.equal('Night');
  });

  for (const apiVersion of ['zero', 'anode'] as const) {
    const searched = (widget: Widget) => widget.find<HTMLInputElement>('[type="search"]')[0];

    /** A widget at the list of providers, with a page behind it and something in the search. */
    async function searching() {
      const widget = await widgetAt(
        {api_version: apiVersion, page: 'postal-address'},
        {apiVersion},
      );
      await widget.page('postal-address');
      ANSWERS['postal-address']?.(widget);
      await widget.page('provider-select');
      widget.type(searched(widget)?.name ?? '', 'Abbey');
      return widget;
    }

    it(`keeps what was typed on a page that was gone back from: ${apiVersion}`, async () => {
      const widget = await searching();
      widget.press('Back');
      await widget.page('postal-address');
      widget.press('Next');
      await widget.page('provider-select');
      await waitUntil(() => searched(widget)?.value === 'Abbey', 'what was typed');
      await waitUntil(() => widget.find('[part~="option"]').length === 1, 'what it finds');
    });

    it(`keeps it too where the browser is slow to hash the token: ${apiVersion}`, () =>
      withSlowHash(async hash => {
        const widget = await searching();
        widget.press('Back');
        await widget.page('postal-address');
        hash();
        widget.press('Next');
        await widget.page('provider-select');
        await waitUntil(() => searched(widget)?.value === 'Abbey', 'what was typed');
      }));

    it(`forgets what was typed on a page that was answered in the end: ${apiVersion}`, async () => {
      const widget = await searching();
      worker.use(http.post(widget.element.connectUrl, () => HttpResponse.error(), {once: true}));
      // In Zero it is the answer that fails, for the way back is the widget's own.
      if (apiVersion === 'anode') widget.press('Back');
      else widget.find('[part~="option"]')[0]?.click();
      await widget.sees('No connection.');
      widget.type(searched(widget)?.name ?? '', '');
      await waitUntil(() => widget.find('[part~="option"]').length > 1, 'all of them');
      widget.find('[part~="option"]')[0]?.click();
      await widget.page('redirect');
      widget.press('Back');
      await widget.page('provider-select');
      await widget.rests();
      expect(searched(widget)?.value).to.equal('');
    });
  }

  it('opens a dialog from its button, and keeps what was typed while it is closed', async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog'});
    expect(sent).to.be.empty;
    widget.button('Connect my tariff').focus();
    widget.press('Connect my tariff');
    const page = await widget.page('tariff-name');
    expect(widget.root.querySelector('dialog')?.open).to.equal(true);
    await waitUntil(() => focused() === page.shadowRoot?.querySelector('h2'));
    const input = widget.type('name', 'Half an ans');
    await sendKeys({press: 'Escape'});
    await widget.event('close');
    await waitUntil(() => !widget.root.querySelector('dialog')?.open);
    expect(focused()?.textContent.trim()).to.equal('Connect my tariff');
    widget.press('Connect my tariff');
    await waitUntil(() => input.checkVisibility());
    expect(input.value).to.equal('Half an ans');
    expect(sent).to.have.length(1);
  });

  it("opens from the host's own button too", async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog'});
    const button = document.createElement('button');
    button.slot = 'trigger';
    button.textContent = 'Save money';
    widget.element.append(button);
    button.click();
    await widget.page('tariff-name');
  });

  it('begins a new session when it is opened again after the end', async () => {
    let tokens = 0;
    const widget = await widgetWith({
      mode: 'dialog',
      fetchToken: () => {
        tokens += 1;
        return tokenAt({page: 'tariff-summary'});
      },
    });
    for (const times of [1, 2]) {
      widget.press('Connect my tariff');
      await widget.page('tariff-summary');
      widget.press('Yes, connect it');
      await widget.page('session-complete');
      widget.press('Done');
      await waitUntil(() => !widget.root.querySelector('dialog')?.open);
      expect(tokens).to.equal(times);
    }
  });

  it('survives being moved in the document', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    const input = widget.type('name', 'Night');
    const elsewhere = document.createElement('section');
    widget.element.parentElement?.append(elsewhere);
    elsewhere.append(widget.element);
    await aTimeout(0);
    expect(input.isConnected && input.value).to.equal('Night');
    widget.press('Next');
    await widget.page('contract-term');
    expect(sent.filter(({route}) => route === 'session_restore')).to.have.length(1);
  });

  it('is still above the page where it is moved with its dialog open', async () => {
    const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog'});
    widget.press('Connect my tariff');
    await widget.page('tariff-name');
    const input = widget.type('name', 'Night');
    const elsewhere = document.createElement('section');
    widget.element.parentElement?.append(elsewhere);
    elsewhere.append(widget.element);
    await waitUntil(() => widget.root.querySelector('dialog')?.matches(':modal'));
    expect(input.isConnected && input.value).to.equal('Night');
    await sendKeys({press: 'Escape'});
    await waitUntil(() => !widget.root.querySelector('dialog')?.open);
    expect(widget.events.filter(({type}) => type === 'close')).to.have.length(1);
  });

  it('may be removed in the moment in which it is opened', async () => {
    const complaints: unknown[] = [];
    const complain = (event: PromiseRejectionEvent) => {
      event.preventDefault();
      complaints.push(event.reason);
    };
    window.addEventListener('unhandledrejection', complain);
    try {
      const widget = await widgetAt({page: 'tariff-name'}, {mode: 'dialog'});
      widget.press('Connect my tariff');
      widget.element.remove();
      await aTimeout(0);
      expect(complaints).to.be.empty;
    } finally {
      window.removeEventListener('unhandledrejection', complain);
    }
  });

  it('takes another token as another session', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    widget.element.connectToken = await tokenAt({page: 'fixed-rate'});
    await widget.page('fixed-rate');
    expect(widget.find('flatpeak-tariff-name-page')).to.be.empty;
  });

  it('marks a test session, and no live one', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    expect(widget.find('[part~="badge"]')).to.have.length(1);
  });

  it('says where the customer is on the way', async () => {
    const widget = await widgetAt({page: 'tariff-name'});
    await widget.page('tariff-name');
    const [current] = widget.find('[aria-current="step"]');
    expect(current?.textContent.trim()).to.equal('Tariff');
  });

  it('speaks the language of the page around it where numbers are written', async () => {
    document.documentElement.lang = 'de';
    try {
      const widget = await widgetAt({
        page: 'fixed-rate',
        data: {cost: 0.2412, currency_code: 'EUR'},
      });
      await widget.page('fixed-rate');
      expect(widget.find<HTMLInputElement>('[name="cost"]')[0]?.value).to.equal('24,12');
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('lets the host style its parts from outside', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('flatpeak-connect::part(input) {border-top-width: 7px}');
    document.adoptedStyleSheets.push(sheet);
    try {
      const widget = await widgetAt({page: 'tariff-name'});
      await widget.page('tariff-name');
      const [input] = widget.find('input');
      expect(input && getComputedStyle(input).borderTopWidth).to.equal('7px');
    } finally {
      document.adoptedStyleSheets.pop();
    }
  });
});
