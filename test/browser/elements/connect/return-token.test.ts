import {aTimeout} from '@open-wc/testing';
import {http, HttpResponse} from 'msw';
import {hashToken} from '../../../../src/protocol/token-hash.js';
import {fetchConnectToken, type TokenRequest} from '../../../../src/core/index.js';
import type {FlatpeakConnect} from '../../../../src/index.js';
import {openLoginChannel} from '../../../../src/elements/connect/login/popup-return.js';
import {
  expect,
  sent,
  simulator,
  tokenAt,
  waitUntil,
  type Widget,
  widgetWith,
  worker,
} from '../../../support/browser/widget-driver.js';

const TOKEN_URL = '/site/connect-token';
const NOTICE = 'You started this sign-in in another app or browser.';

/** The site's backend: it returns the token of a hash to that token's own customer only. */
const backend = {
  customer: 'ann' as string | undefined,
  owners: new Map<string, string | undefined>(),
  asked: [] as (string | undefined)[],
  isOffline: false,
};

async function answer(resume: string | undefined): Promise<Response> {
  backend.asked.push(resume);
  const {customer, owners} = backend;
  if (backend.isOffline) return HttpResponse.error();
  if (!customer) return HttpResponse.json({error: {code: 'signed_out'}}, {status: 401});
  for (const [connect_token, owner] of owners)
    if (owner === customer && resume && resume === (await hashToken(connect_token)))
      return HttpResponse.json({connect_token});
  const connect_token = await tokenAt({page: 'postal-address'});
  owners.set(connect_token, customer);
  return HttpResponse.json({connect_token});
}

const here = location.href;

beforeEach(() => {
  sessionStorage.clear();
  Object.assign(backend, {customer: 'ann', owners: new Map(), asked: [], isOffline: false});
  worker.use(
    http.post(TOKEN_URL, async ({request}) =>
      answer(((await request.json()) as {resume?: string}).resume),
    ),
  );
});

afterEach(() => {
  history.replaceState(null, '', here);
  window.name = '';
});

/** A session of a customer at its summary, as after the provider's login. */
async function sessionOf(customer: string, page = 'tariff-summary'): Promise<string> {
  const token = await tokenAt({page});
  backend.owners.set(token, customer);
  return token;
}

/** Puts a token into the page's URL, as a login or somebody's link does. */
function arrive(token: string): void {
  const url = new URL(here);
  url.searchParams.set('fp_cot', token);
  history.replaceState(null, '', url);
}

/** Both ways of a site to ask its backend. */
const SOURCES: Record<string, Partial<FlatpeakConnect>> = {
  'token-url': {tokenUrl: TOKEN_URL},
  fetchToken: {
    fetchToken: (request: TokenRequest) =>
      fetchConnectToken(TOKEN_URL, request, new AbortController().signal),
  },
};

/** The tokens with which the service was asked. */
const used = () => new Set(sent.map(({connect_token}) => connect_token));

const isOpen = ({root}: Widget) => root.querySelector('dialog')?.open ?? false;
const ignored = (widget: Widget) => widget.event('token-ignored');

/** The provider's login, and back to a page whose elements have these properties. */
async function roundTrip(properties: Partial<FlatpeakConnect>): Promise<Widget> {
  const token = await sessionOf('ann', 'redirect');
  const before = await widgetWith({id: 'it', connectToken: token});
  await before.page('redirect');
  let url = '';
  before.element.addEventListener('flatpeak-redirect', event => (url = event.url));
  before.press('Continue to sign in');
  await simulator.fetch(
    new Request(url, {method: 'POST', body: new URLSearchParams({step: 'allow'})}),
  );
  before.element.remove();
  arrive(token);
  return widgetWith({id: 'it', mode: 'dialog', ...properties});
}

for (const [name, source] of Object.entries(SOURCES))
  describe(`a token in the URL, with ${name}`, () => {
    it('continues in the tab that left with it, and asks nobody', async () => {
      const widget = await roundTrip(source);
      await widget.page('tariff-summary');
      expect(isOpen(widget)).to.equal(true);
      expect(backend.asked).to.deep.equal([]);
    });

    it('continues where the backend knows it as the customer’s, as in another browser', async () => {
      const token = await sessionOf('ann');
      arrive(token);
      const widget = await widgetWith({mode: 'dialog', ...source});
      await widget.page('tariff-summary');
      expect(isOpen(widget)).to.equal(true);
      expect(backend.asked).to.deep.equal([await hashToken(token)]);
    });

    it('is ignored where it is another customer’s, and opens no dialog', async () => {
      const token = await sessionOf('mallory');
      arrive(token);
      const widget = await widgetWith({mode: 'dialog', ...source});
      expect(location.search).not.to.contain('fp_cot');
      expect(await ignored(widget)).to.deep.equal({reason: 'unknown-session'});
      await widget.rests();
      expect(isOpen(widget)).to.equal(false);
      expect(widget.count('open')).to.equal(0);
      expect(sent).to.deep.equal([]);

      await widget.element.start();
      await widget.sees(NOTICE);
      await widget.sees('Go back to where you started');
      widget.press('Start again');
      await widget.page('postal-address');
      // The backend gave a token when it was asked, and that one is used.
      expect(backend.asked).to.deep.equal([await hashToken(token)]);
      expect(used()).to.have.length(1).and.not.to.include(token);
      expect(widget.count('error')).to.equal(0);
      expect(JSON.stringify(widget.events)).not.to.contain('cot_');
    });

    it('inline, the customer reads what to do before a session begins', async () => {
      arrive(await sessionOf('mallory'));
      const widget = await widgetWith(source);
      await widget.sees(NOTICE);
      expect(sent).to.deep.equal([]);
      widget.press('Start again');
      await widget.page('postal-address');
      expect(backend.asked).to.have.length(1);
    });

    it('waits until the customer is signed in', async () => {
      backend.customer = undefined;
      const token = await sessionOf('ann');
      arrive(token);
      const widget = await widgetWith({mode: 'dialog', ...source});
      expect(await ignored(widget)).to.deep.equal({reason: 'not-signed-in'});
      await widget.event('error');
      expect(isOpen(widget)).to.equal(false);
      await widget.element.start();
      await widget.sees('Sign in, then');
      backend.customer = 'ann';
      widget.press('Try again');
      await widget.page('tariff-summary');
      expect(used()).to.deep.equal(new Set([token]));
    });

    it('is asked about again after a failure, when the widget is opened', async () => {
      backend.isOffline = true;
      const token = await sessionOf('ann');
      arrive(token);
      const widget = await widgetWith({mode: 'dialog', ...source});
      await widget.event('error');
      expect(isOpen(widget)).to.equal(false);
      expect(widget.count('token-ignored')).to.equal(0);
      backend.isOffline = false;
      await widget.element.start();
      await widget.page('tariff-summary');
      expect(used()).to.deep.equal(new Set([token]));
    });

    it('is asked about again after a failure, when the customer tries again', async () => {
      backend.isOffline = true;
      arrive(await sessionOf('ann'));
      const widget = await widgetWith(source);
      await widget.sees('Try again');
      backend.isOffline = false;
      widget.press('Try again');
      await widget.page('tariff-summary');
    });
  });

describe('a token in the URL', () => {
  it('continues where the page has that same connect-token, as in an app’s WebView', async () => {
    const token = await tokenAt({page: 'tariff-summary'});
    arrive(token);
    const widget = await widgetWith({mode: 'dialog', connectToken: token});
    await widget.page('tariff-summary');
    expect(isOpen(widget)).to.equal(true);
  });

  it('is ignored beside another connect-token, which starts instead', async () => {
    const [theirs, own] = [
      await tokenAt({page: 'tariff-summary'}),
      await tokenAt({page: 'region'}),
    ];
    arrive(theirs);
    const widget = await widgetWith({connectToken: own});
    expect(await ignored(widget)).to.deep.equal({reason: 'no-backend'});
    await widget.sees(NOTICE);
    expect(sent).to.deep.equal([]);
    widget.press('Start again');
    await widget.page('region');
    expect(used()).to.deep.equal(new Set([own]));
  });

  it('beside another connect-token continues in the tab that left with it', async () => {
    const widget = await roundTrip({connectToken: await tokenAt({page: 'region'})});
    await widget.page('tariff-summary');
  });

  it('is ignored in a tab that left with another', async () => {
    (await roundTrip({tokenUrl: TOKEN_URL})).element.remove();
    const token = await sessionOf('mallory');
    arrive(token);
    const widget = await widgetWith({id: 'it', mode: 'dialog', tokenUrl: TOKEN_URL});
    expect(await ignored(widget)).to.deep.equal({reason: 'unknown-session'});
    expect(used()).not.to.include(token);
  });

  it('is decided when the site gives its source of tokens', async () => {
    const token = await sessionOf('ann');
    arrive(token);
    const widget = await widgetWith({mode: 'dialog'});
    await widget.rests();
    expect(widget.events).to.deep.equal([]);
    widget.element.tokenUrl = TOKEN_URL;
    await widget.page('tariff-summary');
    expect(used()).to.deep.equal(new Set([token]));
  });

  it('opens with a click in the moment in which the site gives its source of tokens', async () => {
    arrive(await sessionOf('mallory'));
    const widget = await widgetWith({mode: 'dialog'});
    widget.element.tokenUrl = TOKEN_URL;
    await widget.element.start();
    await widget.sees(NOTICE);
    expect(isOpen(widget)).to.equal(true);
  });

  it('continues where storage is blocked, if the backend knows it', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get() {
        throw new DOMException('Storage is blocked.', 'SecurityError');
      },
    });
    try {
      arrive(await sessionOf('ann'));
      const widget = await widgetWith({mode: 'dialog', tokenUrl: TOKEN_URL});
      await widget.page('tariff-summary');
    } finally {
      Reflect.deleteProperty(window, 'sessionStorage');
      if (own) Object.defineProperty(window, 'sessionStorage', own);
    }
  });

  it('continues in a popup where the widget that opened it knows the session', async () => {
    const token = await sessionOf('mallory');
    const opener = openLoginChannel(await hashToken(token));
    opener.onmessage = () => opener.postMessage('ack');
    window.name = 'flatpeak-login-1';
    // Not every browser refuses to close a window that no script opened.
    let isClosing = false;
    const {close} = window;
    window.close = () => void (isClosing = true);
    try {
      arrive(token);
      const widget = await widgetWith({mode: 'dialog', tokenUrl: TOKEN_URL});
      await widget.page('tariff-summary');
    } finally {
      window.close = close;
      opener.close();
    }
    expect(isClosing).to.equal(true);
    expect(backend.asked).to.deep.equal([]);
  });

  it('is asked about in a window with a popup’s name that no widget opened', async () => {
    window.name = 'flatpeak-login-1';
    arrive(await sessionOf('mallory'));
    const widget = await widgetWith({mode: 'dialog', tokenUrl: TOKEN_URL});
    expect(await ignored(widget)).to.deep.equal({reason: 'unknown-session'});
  });

  it('that is ignored leaves what the customer had begun in this tab', async () => {
    const own = await sessionOf('ann', 'tariff-name');
    const before = await widgetWith({id: 'it', connectToken: own});
    await before.page('tariff-name');
    before.type('name', 'Night');
    before.element.remove();
    await aTimeout(0);
    // What the page before has kept is of another load.
    const kept = sessionStorage.getItem('flatpeak-kept') ?? '';
    sessionStorage.setItem('flatpeak-kept', kept.replaceAll(/"load":[\d.]+/g, '"load":0'));
    arrive(await sessionOf('mallory'));
    const widget = await widgetWith({id: 'it', tokenUrl: TOKEN_URL});
    await widget.sees(NOTICE);
    widget.press('Start again');
    await widget.page('tariff-name');
    await waitUntil(() => widget.find<HTMLInputElement>('[name="name"]')[0]?.value === 'Night');
  });

  it('goes to no element that is a bystander', async () => {
    arrive(await sessionOf('mallory'));
    const [first, second] = await Promise.all(
      ['first', 'second'].map(id => widgetWith({id, mode: 'dialog', tokenUrl: TOKEN_URL})),
    );
    await ignored(first as Widget);
    expect(second?.events).to.deep.equal([]);
    expect(backend.asked).to.have.length(1);
  });
});

describe('on a plain http page, where nothing can be hashed', () => {
  const {subtle} = crypto;
  beforeEach(() => {
    Object.defineProperty(crypto, 'subtle', {value: undefined, configurable: true});
  });
  afterEach(() => {
    Reflect.deleteProperty(crypto, 'subtle');
    expect(crypto.subtle).to.equal(subtle);
  });

  it('a token continues in a tab that left', async () => {
    const widget = await roundTrip({tokenUrl: TOKEN_URL});
    await widget.page('tariff-summary');
  });

  it('a token continues where the page has that same connect-token', async () => {
    const token = await tokenAt({page: 'tariff-summary'});
    arrive(token);
    const widget = await widgetWith({connectToken: token});
    await widget.page('tariff-summary');
  });

  it('a token is ignored in a tab that never left', async () => {
    arrive(await sessionOf('ann'));
    const widget = await widgetWith({tokenUrl: TOKEN_URL});
    expect(await ignored(widget)).to.deep.equal({reason: 'unknown-session'});
    await widget.sees(NOTICE);
    widget.press('Start again');
    await widget.page('postal-address');
  });
});
