import {fetchConnectToken} from '../../../../src/core/index.js';
import {ANSWERS} from '../../../support/browser/page-answers.js';
import type {FlatpeakConnect} from '../../../../src/index.js';
import {place} from '../../../support/browser/site-page.js';
import {
  expect,
  focused,
  simulator,
  tokenAt,
  waitUntil,
  Widget,
  widgetWith,
} from '../../../support/browser/widget-driver.js';
import {
  asked,
  connected,
  count,
  providerOf,
  settings,
  Settings,
} from '../../../support/browser/settings-driver.js';

/** What a customer does at the provider's own site. */
async function signIn(address: string): Promise<string> {
  const {pathname, search, searchParams} = new URL(address);
  const token = searchParams.get('fp_cot') ?? '';
  await simulator.fetch(
    new Request(`${simulator.publicUrl}${pathname}${search}`, {
      method: 'POST',
      body: new URLSearchParams({fp_cot: token, step: 'allow'}),
      redirect: 'manual',
    }),
  );
  return token;
}

/** Goes on until the provider's login, signs in there, and gives the token that comes back. */
async function leave(widget: Widget): Promise<string> {
  let address = '';
  widget.element.addEventListener('flatpeak-redirect', event => (address = event.url));
  await widget.page('provider-select');
  widget.type('provider', providerOf('direct, changing price'));
  await waitUntil(() => widget.find('[part~="option"]').length === 1, 'one provider');
  ANSWERS['provider-select']?.(widget);
  await widget.page('redirect');
  widget.press('Continue to sign in');
  return signIn(address);
}

/** The page is loaded again, at the address that the login returns to. */
function comeBack(token: string, {element}: Widget | Settings): void {
  element.remove();
  history.replaceState(null, '', `?fp_cot=${token}`);
}

/** Chooses to change the tariff, and leaves for the login of another one. */
async function changes(page: Settings): Promise<string> {
  page.press('View or change');
  const dialog = await page.dialog();
  await dialog.page('tariff-summary');
  dialog.press('Edit');
  return leave(dialog);
}

/** Leaves from the settings, and from a widget beside them. */
async function leaveSettings(): Promise<string> {
  await connected();
  const page = await settings();
  const token = await changes(page);
  comeBack(token, page);
  return token;
}

async function leaveWidget(): Promise<string> {
  const widget = await widgetWith({connectToken: await tokenAt({page: 'provider-select'})});
  const token = await leave(widget);
  comeBack(token, widget);
  return token;
}

const tokenUrl = '/flatpeak/connect-token';

/** A page that has the settings and a widget, in this order. */
async function pageWith(...order: ('settings' | 'widget')[]) {
  const host = Object.assign(place(), {lang: 'en-GB'});
  const panel = document.createElement('flatpeak-tariff-settings');
  const widget = document.createElement('flatpeak-connect') as FlatpeakConnect;
  Object.assign(panel, {statusUrl: '/flatpeak/tariffs'});
  Object.assign(widget, {mode: 'dialog', tokenUrl});
  const both = {page: new Settings(panel), widget: new Widget(widget)};
  host.append(...order.map(name => ({settings: panel, widget})[name]));
  await panel.updateComplete;
  return both;
}

describe('back from the provider’s login', () => {
  afterEach(() => history.replaceState(null, '', location.pathname));

  it('the settings go on in their dialog, by themselves, and store what comes of it', async () => {
    await leaveSettings();
    const page = await settings();
    const dialog = await page.dialog();
    await dialog.page('tariff-summary');
    expect(location.search).to.equal('');
    dialog.press('Yes, connect it');
    await dialog.page('session-complete');
    await waitUntil(() => count('complete') === 1, 'to be stored');
    dialog.press('Done');
    await page.closes();
    await page.sees(providerOf('direct, changing price'));
    await waitUntil(() => focused() === page.button('View or change'), 'the focus at the button');
  });

  it('the settings go on where they were when the dialog was closed in between', async () => {
    await leaveSettings();
    const page = await settings();
    const dialog = await page.dialog();
    await dialog.page('tariff-summary');
    const tokens = () => asked.filter(({path}) => path === 'connect-token').length;
    const before = tokens();
    dialog.press('Close');
    await page.closes();
    page.press('View or change');
    await (await page.dialog()).page('tariff-summary');
    expect(tokens()).to.equal(before);
  });

  for (const order of [
    ['settings', 'widget'],
    ['widget', 'settings'],
  ] as const) {
    it(`${order.join(' before ')}: the one that left goes on, the other is left alone`, async () => {
      await leaveSettings();
      const first = await pageWith(...order);
      await (await first.page.dialog()).page('tariff-summary');
      expect(first.widget.events).to.be.empty;
      first.page.element.parentElement?.remove();

      await leaveWidget();
      const second = await pageWith(...order);
      await second.widget.page('tariff-summary');
      expect(second.page.isOpen).to.equal(false);
    });
  }

  it('of two settings in a page the one that left goes on', async () => {
    await connected();
    const both = () => Promise.all([settings({id: 'town'}), settings({id: 'lake'})]);
    const [, lake] = await both();
    const token = await changes(lake);
    for (const element of document.querySelectorAll('flatpeak-tariff-settings')) element.remove();
    history.replaceState(null, '', `?fp_cot=${token}`);
    const [town, again] = await both();
    await (await again.dialog()).page('tariff-summary');
    expect(town.isOpen).to.equal(false);
  });

  it('a page without the settings goes on all the same', async () => {
    await leaveSettings();
    const widget = await widgetWith({tokenUrl});
    await widget.page('tariff-summary');
  });

  it('a token of another session is ignored, and the customer reads what to do', async () => {
    history.replaceState(null, '', `?fp_cot=${await tokenAt({page: 'tariff-summary'})}`);
    const page = await settings();
    await page.sees('Go back there to finish, or start again here.');
    expect(location.search).to.equal('');
    page.press('Connect my tariff');
    await (await page.dialog()).page('postal-address');
    expect(page.text).not.to.contain('Go back there to finish');
  });

  it('where nothing is remembered, whoever is there goes on if the backend knows the session', async () => {
    const signal = new AbortController().signal;
    const purpose = {direction: 'IMPORT', tariffType: 'COMMODITY', locationId: undefined} as const;
    const token = await fetchConnectToken(tokenUrl, purpose, signal);
    history.replaceState(null, '', `?fp_cot=${token}`);
    const page = await settings();
    await (await page.dialog()).page('postal-address');
  });
});
