import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expectAccessible} from '../../../support/browser/axe.js';
import {ANSWERS} from '../../../support/browser/page-answers.js';
import {expect, focused, sent, waitUntil} from '../../../support/browser/widget-driver.js';
import {
  answerWith,
  asked,
  change,
  connected,
  count,
  failing,
  happen,
  offline,
  providerOf,
  settings,
  settingsAtOnce,
  type Settings,
  visitor,
} from '../../../support/browser/settings-driver.js';

const tokenRequests = () => asked.filter(({path}) => path === 'connect-token');
const ALL_KINDS = 'commodity-import commodity-export non-commodity-import';
const titles = (page: Settings) => page.find('h3').map(title => title.textContent.trim());

/** The customer's home is in a country. */
const inCountry = (country: string, id: string, tariffs: object = {}) =>
  answerWith('tariffs', () =>
    Response.json({
      locations: [
        {
          location_id: id,
          postal_address: {address_line1: '1 Quay', city: 'Lund', country_code: country},
          tariff_status: {commodity_import: {status: 'CONNECTED'}, ...tariffs},
          alerts: [],
        },
      ],
    }),
  );

const actions = () => sent.map(({action}) => action).filter(Boolean);

describe('the page of tariff settings', () => {
  it('has the shape of what comes until it is there', async () => {
    answerWith('tariffs', () => new Promise<Response>(() => {}));
    const page = await settingsAtOnce({kinds: 'commodity-import commodity-export'});
    expect(page.find('[part~="skeleton"] .card')).to.have.length(2);
    expect(page.find('[aria-busy="true"]')).to.have.length(1);
  });

  it('is as it was at first where a framework leaves a property undefined', async () => {
    const names = ['kinds', 'connectUrl', 'apiVersion', 'redirectMode'];
    const page = await settings(Object.fromEntries(names.map(name => [name, undefined])));
    await page.sees('Connect your electricity tariff');
    page.press('Connect my tariff');
    const dialog = await page.dialog();
    await dialog.page('postal-address');
    expect(page.element.kinds).to.equal('commodity-import');
  });

  it('shows a connected tariff with its provider, its price now and its contract', async () => {
    await connected({provider: 'direct, changing price'});
    const page = await settings();
    await page.sees(`Connected`);
    await page.sees(providerOf('direct, changing price'));
    await page.sees(/Price now -?\d+\.\d\d p\/kWh/);
    await page.sees(/Contract ends \d+ \w+ \d{4}/);
    await page.sees('1-3, Strand, London WC2N 5EH');
    expect(page.find('h2:not(.visually-hidden)')).to.be.empty;
    await expectAccessible(page.element);
  });

  it('invites a customer who has nothing yet, stores what was connected and shows it', async () => {
    const page = await settings();
    await page.sees('Connect your electricity tariff');
    await expectAccessible(page.element);
    page.press('Connect my tariff');
    const dialog = await page.dialog();
    await dialog.page('postal-address');
    dialog.press('Change');
    // All countries come with the rest of the widget.
    await dialog.sees('United Kingdom');
    dialog
      .type('country_code', 'GB')
      .dispatchEvent(new Event('change', {bubbles: true, composed: true}));
    await dialog.sees('Postcode');
    ANSWERS['postal-address']?.(dialog);
    await dialog.page('provider-select');
    dialog.type('provider', 'Alder');
    const isFirst = () =>
      dialog.find('[part~="option"]')[0]?.textContent.includes('Alder') === true;
    await waitUntil(isFirst, 'the provider');
    ANSWERS['provider-select']?.(dialog);
    await dialog.page('tariff-select');
    ANSWERS['tariff-select']?.(dialog);
    await dialog.page('tariff-summary');
    ANSWERS['tariff-summary']?.(dialog);
    await dialog.page('session-complete');
    await waitUntil(() => page.find('article').length === 1, 'a card');
    expect(count('complete')).to.equal(1);
    dialog.press('Done');
    await page.closes();
    await page.sees(/Connected \w+ Alder/);
    expect(tokenRequests()).to.deep.equal([
      {path: 'connect-token', body: {direction: 'IMPORT', tariff_type: 'COMMODITY'}},
    ]);
    // The button that opened the dialog is gone: the focus is where its tariff is now.
    await waitUntil(() => page.root.activeElement !== null, 'the focus in the page');
  });

  it('invites where a phone shows it, and keeps room for one card', async () => {
    await setViewport({width: 390, height: 844});
    const page = await settings({kinds: 'commodity-import commodity-export'});
    await page.sees('Connect your electricity tariff');
    const {height, bottom: end} = page.element.getBoundingClientRect();
    expect(height).to.be.within(300, 500);
    expect(page.find('.empty-state')[0]?.getBoundingClientRect().bottom).to.equal(end);
    expect(page.button('Connect my tariff').getBoundingClientRect().bottom).to.be.below(400);
    await setViewport({width: 800, height: 600});
  });

  it('shows a tariff that is still being read as pending', async () => {
    await connected({provider: 'direct, changing price', login: 'slow'});
    const page = await settings();
    await page.sees('Connecting');
    await page.sees('Your supplier hasn’t answered yet.');
    expect(page.text).not.to.contain('Price now');
    await expectAccessible(page.element);
  });

  it('shows a tariff that can no longer be read, and reconnects it', async () => {
    const location = await connected();
    await change(location, {status: 'ERROR'});
    const page = await settings();
    await page.sees('Needs attention');
    await expectAccessible(page.element);
    page.press('Reconnect');
    await (await page.dialog()).page('provider-select');
    expect(actions()).to.deep.equal(['RECONNECT']);
    expect(tokenRequests()[0]?.body).to.deep.equal({
      direction: 'IMPORT',
      tariff_type: 'COMMODITY',
      location_id: location,
    });
  });

  it('views a tariff, and gives the focus back to the button', async () => {
    await connected();
    const page = await settings();
    const view = page.press('View or change');
    const dialog = await page.dialog();
    await dialog.page('tariff-summary');
    expect(actions()).to.deep.equal([]);
    const before = count('tariffs');
    await sendKeys({press: 'Escape'});
    await page.closes();
    expect(focused()).to.equal(view);
    await waitUntil(() => count('tariffs') > before, 'to be read anew');
  });

  it('views or changes a tariff by keyboard, with one button', async () => {
    await connected();
    const page = await settings();
    page.button('View or change').focus();
    await sendKeys({press: 'Enter'});
    const dialog = await page.dialog();
    await dialog.page('tariff-summary');
    dialog.press('Edit');
    await dialog.page('provider-select');
    expect(actions()).to.deep.equal(['EDIT']);
  });

  it('goes on where the customer left when the same is chosen again', async () => {
    await connected();
    const page = await settings();
    page.press('View or change');
    const dialog = await page.dialog();
    await dialog.page('tariff-summary');
    dialog.press('Edit');
    await dialog.page('provider-select');
    dialog.type('provider', 'Amb');
    dialog.press('Close');
    await page.closes();
    page.press('View or change');
    const again = await page.dialog();
    await again.page('provider-select');
    expect(again.find<HTMLInputElement>('[name="provider"]')[0]?.value).to.equal('Amb');
    expect(tokenRequests()).to.have.length(1);
  });

  it('disconnects a tariff after asking once more', async () => {
    await connected();
    const page = await settings();
    page.press('Disconnect');
    const dialog = await page.dialog();
    await dialog.sees('Disconnect this tariff?');
    dialog.press('Yes, disconnect');
    await dialog.page('session-complete');
    await waitUntil(() => count('complete') === 1, 'to be stored');
    dialog.press('Done');
    await page.closes();
    await page.sees('Not connected');
    // The button is gone: the focus stays at its card.
    await waitUntil(() => page.card().contains(page.root.activeElement), 'the focus at the card');
  });

  it('opens one dialog with one token for a double click', async () => {
    await connected();
    const page = await settings();
    const button = page.button('View or change');
    button.click();
    button.click();
    const dialog = await page.dialog();
    await dialog.page('tariff-summary');
    expect(tokenRequests()).to.have.length(1);
    expect(page.all('open')).to.have.length(1);
  });

  it('offers what the host asks for, each with the right request', async () => {
    const location = await connected();
    inCountry('SE', location);
    const page = await settings({kinds: ALL_KINDS});
    expect(titles(page)).to.deep.equal(['Electricity tariff', 'Export tariff', 'Grid fees']);
    for (const [title, body] of [
      ['Export tariff', {direction: 'EXPORT', tariff_type: 'COMMODITY'}],
      ['Grid fees', {direction: 'IMPORT', tariff_type: 'NON_COMMODITY'}],
    ] as const) {
      page.press('Connect', page.card(title));
      const dialog = await page.dialog();
      await dialog.page('provider-select');
      expect(tokenRequests().at(-1)?.body).to.deep.equal({...body, location_id: location});
      dialog.press('Close');
      await page.closes();
    }
  });

  it('offers no grid fees where the supplier’s bill has them, and shows those that are connected', async () => {
    inCountry('GB', 'loc_1');
    const page = await settings({kinds: ALL_KINDS});
    expect(titles(page)).to.deep.equal(['Electricity tariff', 'Export tariff']);
    inCountry('GB', 'loc_1', {non_commodity_import: {status: 'CONNECTED'}});
    await page.element.refresh();
    await page.sees('Grid fees');
  });

  it('offers nothing that the service does not support, and says so where nothing is left', async () => {
    const unsupported = {status: 'NOT_SUPPORTED'};
    inCountry('SE', 'loc_1', {commodity_export: unsupported, non_commodity_import: unsupported});
    const page = await settings({kinds: ALL_KINDS});
    expect(titles(page)).to.deep.equal(['Electricity tariff']);
    inCountry('SE', 'loc_1', {commodity_import: unsupported});
    const only = await settings();
    await only.sees('We can’t connect this at your address yet.');
  });

  it('shows the price of an export tariff beside the other', async () => {
    const location = await connected();
    await connected({body: {location_id: location, direction: 'EXPORT'}});
    const page = await settings({kinds: 'commodity-import commodity-export'});
    for (const title of ['Electricity tariff', 'Export tariff'])
      expect(page.card(title).innerText.replace(/\s+/g, ' ')).to.match(
        /Price now -?\d+\.\d\d p\/kWh/,
      );
  });

  it('tells the homes of a customer apart by their addresses, and adds another', async () => {
    await connected();
    await connected();
    const page = await settings();
    expect(page.find('h2').map(title => title.textContent.trim())).to.deep.equal([
      '1-3, Strand, London WC2N 5EH',
      '1-3, Strand, London WC2N 5EH',
    ]);
    await expectAccessible(page.element);
    page.press('Add another home');
    await (await page.dialog()).page('postal-address');
    expect(tokenRequests()[0]?.body).to.deep.equal({direction: 'IMPORT', tariff_type: 'COMMODITY'});
  });

  it('lets the host do it another way', async () => {
    const location = await connected();
    const page = await settings();
    page.element.addEventListener('flatpeak-tariff-action', event => event.preventDefault());
    page.press('Disconnect');
    expect(page.all('tariff-action')).to.deep.equal([
      {action: 'disconnect', kind: 'commodity-import', locationId: location},
    ]);
    await page.element.refresh();
    expect(page.isOpen).to.equal(false);
    expect(page.all('open')).to.be.empty;
    expect(tokenRequests()).to.be.empty;
  });

  it('tells the host what it shows, without a token', async () => {
    const location = await connected();
    const page = await settings();
    const detail = (await page.hears('tariffs-loaded')) as {
      locations: {tariffs: Record<string, string>[]}[];
    };
    const [home] = detail.locations;
    expect(home).to.deep.include({id: location, alerts: [], problem: ''});
    expect(home?.tariffs).to.have.length(1);
    expect(home?.tariffs[0]).to.deep.include({
      kind: 'commodity-import',
      status: 'connected',
      provider: providerOf('library'),
    });
    expect(JSON.stringify(detail)).not.to.match(/cot_/);
  });
});

describe('reading anew', () => {
  it('happens whenever the page is shown again', async () => {
    const location = await connected();
    const page = await settings();
    await change(location, {status: 'ERROR'});
    document.dispatchEvent(new Event('visibilitychange'));
    await page.sees('Needs attention');
    await change(location, {status: 'CONNECTED'});
    window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await page.sees('Connected');
    await change(location, {status: 'ERROR'});
    window.dispatchEvent(new Event('online'));
    await page.sees('Needs attention');
  });

  it('keeps what is on screen, and the focus', async () => {
    await connected();
    const page = await settings();
    const card = page.card();
    const edit = page.button('View or change');
    edit.focus();
    let shown = true;
    const observer = new MutationObserver(() => (shown &&= card.isConnected));
    observer.observe(page.root, {childList: true, subtree: true});
    await page.element.refresh();
    await page.element.updateComplete;
    observer.disconnect();
    expect(shown).to.equal(true);
    expect(page.card()).to.equal(card);
    expect(focused()).to.equal(edit);
    expect(page.find('[part~="skeleton"]')).to.be.empty;
  });

  it('moves the focus to the heading of the card whose button went away', async () => {
    const location = await connected();
    const page = await settings();
    page.button('View or change').focus();
    await change(location, {status: 'ERROR'});
    await page.element.refresh();
    await waitUntil(() => focused() === page.card().querySelector('h3'), 'the heading');
  });

  it('shows the last answer that was asked for, whichever comes first', async () => {
    await connected();
    const page = await settings();
    const waiting: ((answer: Response) => void)[] = [];
    answerWith('tariffs', () => new Promise<Response>(resolve => waiting.push(resolve)));
    const first = page.element.refresh();
    await waitUntil(() => waiting.length === 1);
    const second = page.element.refresh();
    await waitUntil(() => waiting.length === 2);
    waiting[1]?.(Response.json({locations: []}));
    await second;
    waiting[0]?.(failing(500));
    await first;
    await page.sees('Connect your electricity tariff');
    expect(page.text).not.to.contain('can’t reach the service');
  });

  it('goes on after the element was moved, and stops when it is gone', async () => {
    await connected();
    const page = await settings();
    const {element} = page;
    const reads = count('tariffs');
    element.parentElement?.prepend(element);
    await page.sees('Connected');
    expect(count('tariffs')).to.equal(reads);
    element.remove();
    document.dispatchEvent(new Event('visibilitychange'));
    await new Promise(resolve => setTimeout(resolve));
    expect(count('tariffs')).to.equal(reads);
    document.body.append(element);
    await waitUntil(() => count('tariffs') === reads + 1, 'to be read anew');
    element.remove();
  });
});

describe('what goes wrong', () => {
  it('without a connection the last tariffs stay, and may be old', async () => {
    await connected();
    const page = await settings();
    answerWith('tariffs', offline, {once: true});
    await page.element.refresh();
    await page.sees('No connection.');
    await page.sees('This may be out of date.');
    await page.sees(providerOf('library'));
    await expectAccessible(page.element);
    page.press('Try again');
    await page.sees(/^(?!.*No connection).*Connected/);
  });

  it('without a connection from the start there is a way on', async () => {
    await connected();
    answerWith('tariffs', offline, {once: true});
    const page = await settings();
    await page.sees('No connection.');
    expect(page.text).not.to.contain('out of date');
    // As tall as its words, not as the room that is kept for tariffs.
    expect(page.find('[part="problem"]')[0]?.offsetHeight).to.be.within(1, 200);
    page.press('Try again');
    await page.sees('Connected');
  });

  it('a failing backend is told as such', async () => {
    answerWith('tariffs', () => failing(500), {once: true});
    const page = await settings();
    await page.sees('We can’t reach the service right now.');
    page.press('Try again');
    await page.sees('Connect your electricity tariff');
    expect(page.all('error')).to.deep.equal([
      {kind: 'http', code: 'internal_error', message: 'It did not work.', status: 500},
    ]);
  });

  it('an answer that cannot be read is told as such', async () => {
    answerWith('tariffs', () => Response.json({locations: [{}]}));
    const page = await settings();
    await page.sees('We can’t read the answer.');
  });

  it('nobody sees the tariffs of a customer who is signed out', async () => {
    await connected();
    const page = await settings();
    visitor.name = '';
    const link = document.createElement('a');
    Object.assign(link, {slot: 'signed-out', href: '/sign-in', textContent: 'Sign in'});
    page.element.append(link);
    await page.element.refresh();
    await page.sees('You’re not signed in.');
    expect(page.text).not.to.contain(providerOf('library'));
    expect(link.checkVisibility()).to.equal(true);
    await expectAccessible(page.element);
    visitor.name = 'ann';
    page.press('Try again');
    await page.sees(providerOf('library'));
  });

  it('a home that the service has forgotten does not hide the others', async () => {
    const lost = await connected();
    await connected();
    answerWith('tariffs', () =>
      Response.json({
        locations: [
          {location_id: lost, tariff_status: null, problem: {code: 'location_not_found'}},
          {location_id: 'loc_2', tariff_status: {commodity_import: {status: 'CONNECTED'}}},
        ],
      }),
    );
    const page = await settings();
    await page.sees('We don’t know this home any more.');
    expect(page.find('article')).to.have.length(1);
    await expectAccessible(page.element);
    const reads = page.all('tariffs-loaded').length;
    page.press('Try again');
    await page.hears('tariffs-loaded', reads + 1);
  });

  it('what was connected is stored in spite of a backend that fails at first', async () => {
    await connected();
    const page = await settings();
    answerWith('complete', () => failing(503), {once: true});
    page.press('Disconnect');
    const dialog = await page.dialog();
    await dialog.sees('Disconnect this tariff?');
    dialog.press('Yes, disconnect');
    await dialog.page('session-complete');
    await page.sees('Saving your changes…');
    await page.sees('Not connected');
    expect(page.text).not.to.contain('Saving');
    expect(count('complete')).to.equal(1);
  });

  it('a session that the backend could not store is tried again, though others were stored', async () => {
    await connected();
    const page = await settings();
    const failed = [{code: 'connection_not_stored', message: 'The site could not store it.'}];
    answerWith('complete', () => Response.json({connections: [], failed}), {once: true});
    page.press('Disconnect');
    const dialog = await page.dialog();
    await dialog.sees('Disconnect this tariff?');
    dialog.press('Yes, disconnect');
    await dialog.page('session-complete');
    await page.sees('Not connected');
    expect(count('complete')).to.equal(1);
    expect(page.all('error')).to.be.empty;
  });

  it('what could not be stored is told, and is stored on another try', async () => {
    await connected();
    const page = await settings();
    answerWith('complete', () => failing(503));
    page.press('Disconnect');
    const dialog = await page.dialog();
    await dialog.sees('Disconnect this tariff?');
    dialog.press('Yes, disconnect');
    await dialog.page('session-complete');
    dialog.press('Done');
    await waitUntil(() => page.text.includes('haven’t saved your changes'), 'the sentence');
    await page.sees('We can’t reach the service right now.');
    expect(page.all('error')[0]).to.include({kind: 'http', status: 503});
    // It is not forgotten with this page: another one makes up for it.
    page.element.remove();
    answerWith('complete', () => Response.json({connections: []}), {once: true});
    const later = await settings();
    await later.sees('Not connected');
    expect(later.text).not.to.contain('haven’t saved your changes');
  });

  it('what was being stored when the customer left is stored when they come back', async () => {
    await connected();
    const page = await settings();
    let asked = 0;
    answerWith('complete', () => {
      asked += 1;
      return new Promise<Response>(() => {});
    });
    page.press('Disconnect');
    const dialog = await page.dialog();
    await dialog.sees('Disconnect this tariff?');
    dialog.press('Yes, disconnect');
    await dialog.page('session-complete');
    await page.sees('Saving your changes…');
    // A request still on its way would be counted as one of the second visit.
    await waitUntil(() => asked === 1, 'the request to arrive');
    const {element} = page;
    element.remove();
    await new Promise(resolve => setTimeout(resolve));
    let stored = 0;
    answerWith('complete', () => {
      stored += 1;
      return Response.json({connections: []});
    });
    document.body.append(element);
    await page.sees('Not connected');
    expect(stored).to.equal(1);
    expect(page.text).not.to.contain('Saving');
    element.remove();
  });

  it('hostile names are words, and fit a small phone', async () => {
    const evil = `<img src=x onerror="window.hacked=1">${'W'.repeat(10_000)}\u202e`;
    answerWith('tariffs', () =>
      Response.json({
        locations: [
          {
            location_id: evil,
            postal_address: {address_line1: evil, city: evil},
            tariff_status: {
              commodity_import: {
                status: 'CONNECTED',
                provider: {id: evil, display_name: evil, logo_url: 'javascript:alert(1)'},
                tariff: {display_name: evil, structure_type: evil, contract_end_date: '2027-06-15'},
                price: {value: -1e9, currency_code: 'JPY', valid_to: 'soon'},
              },
              commodity_export: {status: '__proto__', price: {value: 1, currency_code: 'X'}},
            },
            alerts: [
              {id: 'a', type: 'constructor', kind: 'commodity_import'},
              {id: 'b', type: evil, kind: '__proto__'},
            ],
          },
        ],
      }),
    );
    const page = await settings({kinds: 'commodity-import commodity-export __proto__'});
    await page.sees('Not connected');
    await page.sees('needs your attention');
    page.element.parentElement?.style.setProperty('inline-size', '320px');
    await page.element.updateComplete;
    const {right} = page.element.getBoundingClientRect();
    const wide = page
      .find('*')
      .filter(each => !each.closest('.visually-hidden, svg'))
      .filter(each => each.getBoundingClientRect().right > right + 1);
    expect(wide.map(each => each.className)).to.deep.equal([]);
    expect(page.find('img, script')).to.be.empty;
    expect(window).not.to.have.property('hacked');
  });
});

describe('alerts', () => {
  const TOLD = [
    [
      'expire-soon',
      'Ends soon',
      /Your tariff with Alder Energy ends on \d+ \w+\. Connect the new one\./,
    ],
    ['expire', 'Ended', /Your tariff with Alder Energy ended on \d+ \w+\. Connect the new one\./],
    ['fail', 'Needs attention', 'Your tariff with Alder Energy can’t be read any more.'],
    ['upgrade', 'Connected', 'Your tariff with Alder Energy can now be connected in a better way'],
  ] as const;

  for (const [what, state, sentence] of TOLD) {
    it(`${what}: is told in words by a webhook, with what helps`, async () => {
      const location = await connected();
      const page = await settings();
      await happen(location, what);
      await page.element.refresh();
      await page.sees(sentence);
      expect(page.find('[part~="state"]')[0]?.innerText).to.equal(state);
      await expectAccessible(page.element);
      const [button] = page.find<HTMLButtonElement>('[part~="notice"] button');
      button?.click();
      await (await page.dialog()).page('provider-select');
      expect(page.all('tariff-action')).to.deep.equal([
        {action: 'reconnect', kind: 'commodity-import', locationId: location},
      ]);
    });
  }

  it('are read out once', async () => {
    const location = await connected();
    const page = await settings();
    const [region] = page.find('[role="status"]');
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(region?.textContent ?? ''));
    if (region) observer.observe(region, {childList: true, subtree: true, characterData: true});
    await happen(location, 'expire-soon');
    await page.element.refresh();
    await waitUntil(() => said.some(text => text.includes('Connect the new one.')), 'to be said');
    await page.element.refresh();
    await happen(location, 'upgrade');
    await page.element.refresh();
    await waitUntil(() => said.some(text => text.includes('better way')), 'to be said');
    observer.disconnect();
    expect(said.filter(text => text.includes('Connect the new one.'))).to.have.length(1);
  });

  it('of a tariff that is not shown stay away', async () => {
    const location = await connected();
    await connected({body: {location_id: location, direction: 'EXPORT'}});
    await happen(location, 'expire-soon', {direction: 'EXPORT'});
    const page = await settings();
    await page.sees('Connected');
    expect(page.text).not.to.contain('Connect the new one.');
  });

  it('that nobody has heard of are worth a look', async () => {
    await connected();
    const page = await settings();
    answerWith('tariffs', () =>
      Response.json({
        locations: [
          {
            location_id: 'loc_1',
            tariff_status: {commodity_import: {status: 'CONNECTED'}},
            alerts: [{id: 'evt_1', type: 'tariff.something.new', kind: null}],
          },
        ],
      }),
    );
    await page.element.refresh();
    await page.sees('Your tariff needs your attention.');
    page.button('View or change', page.find('[part~="notice"]')[0]).click();
    expect(page.all('tariff-action')).to.deep.equal([
      {action: 'view', kind: 'commodity-import', locationId: 'loc_1'},
    ]);
  });
});
