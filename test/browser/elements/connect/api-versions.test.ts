import type {FlatpeakConnect} from '../../../../src/index.js';
import {ANSWERS} from '../../../support/browser/page-answers.js';
import {
  expect,
  focused,
  sent,
  tokenAt,
  waitUntil,
  widgetAt,
  widgetWith,
} from '../../../support/browser/widget-driver.js';

/** What newer releases do that the first one does not. */

const anode = (spec: Record<string, unknown>, properties: Partial<FlatpeakConnect> = {}) =>
  widgetAt({apiVersion: 'anode', ...spec}, {apiVersion: 'anode', ...properties});
const busbar = (spec: Record<string, unknown>) =>
  widgetAt({apiVersion: 'busbar', ...spec}, {apiVersion: 'busbar'});

const lastSent = () => {
  const {connect_token, ...last} = sent.at(-1) ?? {};
  expect(connect_token).to.match(/^cot_/);
  return last;
};

/** A dialog that is open, with as many tokens as it asks for. */
async function dialogAt(page: string) {
  let asked = 0;
  const widget = await widgetWith({
    mode: 'dialog',
    apiVersion: 'anode',
    fetchToken: () => tokenAt({apiVersion: 'anode', page: asked++ ? 'postal-address' : page}),
  });
  await widget.element.start();
  return {widget, asked: () => asked};
}

const isOpen = ({element}: {element: FlatpeakConnect}) =>
  element.shadowRoot?.querySelector('dialog')?.open ?? false;

describe('back and close, where the service has them', () => {
  it('back is the service’s, with what it knows', async () => {
    const widget = await anode({page: 'postal-address'});
    await widget.page('postal-address');
    ANSWERS['postal-address']?.(widget);
    await widget.page('provider-select');
    widget.press('Back');
    await widget.page('postal-address');
    expect(lastSent()).to.deep.equal({route: 'provider_select', action: 'BACK'});
    expect(widget.find<HTMLInputElement>('[name="city"]')[0]?.value).to.equal('London');
  });

  it('back shows what was chosen, also where the service does not say it', async () => {
    const widget = await anode({page: 'tariff-structure'});
    await widget.page('tariff-structure');
    ANSWERS['tariff-structure']?.(widget);
    await widget.page('fixed-rate');
    widget.press('Back');
    await widget.page('tariff-structure');
    const checked = () => widget.find<HTMLInputElement>('[type="radio"]:checked');
    expect(checked().map(({value}) => value)).to.deep.equal(['FIXED']);
  });

  it('neither is among the buttons of the page', async () => {
    const widget = await anode({page: 'tariff-name'});
    await widget.page('tariff-name');
    expect(widget.find('form button').map(button => button.textContent.trim())).to.deep.equal([
      'Next',
    ]);
  });

  it('back on the first page leaves: nothing is connected, and it can be begun again', async () => {
    const {widget, asked} = await dialogAt('postal-address');
    await widget.page('postal-address');
    widget.press('Back');
    await waitUntil(() => widget.text.includes('Nothing was changed'), 'the end');
    expect(widget.count('complete')).to.equal(0);
    widget.press('Start again');
    await widget.page('postal-address');
    expect(asked()).to.equal(2);
  });

  it('close tells the service, and what was answered is there when it is opened again', async () => {
    const {widget, asked} = await dialogAt('postal-address');
    await widget.page('postal-address');
    ANSWERS['postal-address']?.(widget);
    await widget.page('provider-select');
    widget.press('Close');
    expect(isOpen(widget)).to.equal(false);
    expect(await widget.event('close')).to.deep.equal({complete: false});
    await waitUntil(() => sent.at(-1)?.['action'] === 'CLOSE', 'CLOSE');
    expect(widget.count('complete')).to.equal(0);
    await widget.element.start();
    await widget.page('postal-address');
    expect(asked()).to.equal(2);
    expect(widget.find<HTMLInputElement>('[name="city"]')[0]?.value).to.equal('London');
  });

  it('who is back before the service has heard of the leaving begins again all the same', async () => {
    const {widget, asked} = await dialogAt('postal-address');
    await widget.page('postal-address');
    ANSWERS['postal-address']?.(widget);
    await widget.page('provider-select');
    widget.press('Close');
    await widget.element.start();
    expect(isOpen(widget)).to.equal(true);
    await widget.page('postal-address');
    expect(isOpen(widget)).to.equal(true);
    expect(asked()).to.equal(2);
  });

  it('a session that cannot be begun again stays open, to be gone on with', async () => {
    const widget = await anode({page: 'fixed-rate'}, {mode: 'dialog'});
    await widget.element.start();
    await widget.page('fixed-rate');
    widget.type('cost', '12.34');
    widget.press('Close');
    await widget.element.start();
    await widget.page('fixed-rate');
    expect(widget.find<HTMLInputElement>('[name="cost"]')[0]?.value).to.equal('12.34');
    expect(sent.filter(({action}) => action === 'CLOSE')).to.be.empty;
  });
});

describe('a tariff that is stored by itself', () => {
  it('says so, and is done with one click', async () => {
    const {widget} = await dialogAt('tariff-summary');
    await widget.page('tariff-summary');
    await widget.sees('Your tariff is connected.');
    expect(widget.find('button').map(button => button.textContent.trim())).not.to.include('Save');
    widget.press('Done');
    expect(await widget.event('complete')).to.include({outcome: 'saved', direction: 'IMPORT'});
    await waitUntil(() => !isOpen(widget), 'the dialog to close');
    expect(lastSent()).to.deep.equal({route: 'tariff_summary', action: 'CLOSE'});
    expect(widget.events.filter(({type}) => type === 'close')).to.deep.equal([
      {type: 'close', detail: {complete: true}},
    ]);
    expect(widget.count('redirect')).to.equal(0);
  });

  it('who is back before the service has heard of the leaving begins again, and nothing closes', async () => {
    const {widget, asked} = await dialogAt('tariff-summary');
    await widget.page('tariff-summary');
    widget.press('Close');
    await widget.element.start();
    await widget.page('postal-address');
    expect(isOpen(widget)).to.equal(true);
    expect(asked()).to.equal(2);
    expect(widget.count('close')).to.equal(1);
    expect(await widget.event('complete')).to.include({outcome: 'saved'});
  });

  it('is told to the host where the dialog is closed by its cross', async () => {
    const {widget} = await dialogAt('tariff-summary');
    await widget.page('tariff-summary');
    widget.press('Close');
    expect(await widget.event('close')).to.deep.equal({complete: true});
    expect(await widget.event('complete')).to.include({outcome: 'saved'});
    expect(widget.count('complete')).to.equal(1);
  });

  it('is done on our side where the service lists no way to say so', async () => {
    const widget = await anode({page: 'tariff-summary', actions: ['EDIT', 'BACK']});
    await widget.page('tariff-summary');
    const before = sent.length;
    widget.press('Done');
    expect(await widget.event('complete')).to.include({outcome: 'saved'});
    await widget.page('session-complete');
    expect(sent.length).to.equal(before);
  });

  it('goes to the host’s address at the end, where the host wants that', async () => {
    const widget = await anode(
      {page: 'tariff-summary', callback_uri: 'https://host.example/connected'},
      {followCallback: true},
    );
    await widget.page('tariff-summary');
    widget.press('Done');
    expect(await widget.event('complete')).to.include({callback: 'https://host.example/connected'});
    expect(await widget.event('redirect')).to.include({reason: 'callback'});
  });

  it('stays connected where the customer edits it and leaves', async () => {
    const {widget} = await dialogAt('tariff-summary');
    await widget.page('tariff-summary');
    widget.press('Edit');
    await widget.page('provider-select');
    widget.press('Close');
    expect(await widget.event('complete')).to.include({outcome: 'saved'});
  });

  it('pending: the customer is done, and the host knows', async () => {
    const widget = await anode({page: 'connection-pending'});
    await widget.page('connection-pending');
    widget.press('Done');
    expect(await widget.event('complete')).to.include({outcome: 'pending'});
  });

  it('failed: going through the choices again is called what it is', async () => {
    const widget = await anode({page: 'connection-failed'});
    await widget.page('connection-failed');
    widget.press('Reconnect');
    await widget.page('provider-select');
    expect(sent.at(-1)).to.include({action: 'EDIT'});
  });

  it('disconnected: the redirect that ends the session is no login', async () => {
    const widget = await anode({page: 'tariff-summary'});
    await widget.page('tariff-summary');
    widget.press('Disconnect');
    await widget.sees('Disconnect this tariff?');
    widget.press('Yes, disconnect');
    expect(await widget.event('complete')).to.include({outcome: 'disconnected'});
  });

  for (const [route, action] of [
    ['tariff_summary', 'WRONG_TARIFF'],
    ['tariffs_summary', 'WRONG_TARIFF_REPORT'],
  ] as const)
    it(`${action}: a mistake is reported once, quietly, and the page says so`, async () => {
      const widget = await anode({page: route});
      await widget.page('tariff-summary');
      widget.press('Report a mistake');
      await widget.sees('Your report is on its way');
      expect(lastSent()).to.deep.equal({route, action});
      expect(widget.find('button').map(each => each.textContent.trim())).not.to.include(
        'Report a mistake',
      );
    });
});

describe('the end in other words', () => {
  it('complete_tariff, without an address', async () => {
    const widget = await anode({page: 'complete_tariff'});
    await widget.page('session-complete');
    expect(await widget.event('complete')).to.include({outcome: 'saved', callback: undefined});
  });

  it('a redirect to the host’s own address, after a reload', async () => {
    const callback_uri = 'https://host.example/connected?order=7';
    const widget = await anode(
      {page: 'session-complete', callback_uri},
      {callbackUrl: 'https://host.example/connected'},
    );
    await widget.page('session-complete');
    expect(await widget.event('complete')).to.include({callback: callback_uri});
  });

  it('is a login to whoever does not know that address', async () => {
    const widget = await anode({page: 'session-complete'});
    await widget.page('redirect');
    expect(widget.count('complete')).to.equal(0);
  });
});

describe('pages of newer releases', () => {
  it('the price zone is a question of its own', async () => {
    const widget = await anode({
      page: 'tariff-structure',
      country: 'SE',
      postal_address: {city: 'Kiruna'},
    });
    await widget.page('tariff-structure');
    widget.choose('MARKET');
    widget.press('Next');
    await widget.page('region');
    widget.press('Next');
    await widget.sees('Please choose one.');
    expect(focused()).to.have.property('name', 'region');
    widget.choose('SE3');
    widget.press('Next');
    await widget.page('surcharge');
    expect(lastSent()).to.deep.equal({route: 'region_select', data: {region: 'SE3'}});
    expect(widget.find('select')).to.be.empty;
    ANSWERS.surcharge?.(widget);
    await widget.page('tariff-summary');
  });

  for (const [choice, data] of [
    ['open-ended', {contract_end_date: null, contract_term_type: 'UNTIL_TERMINATED'}],
    ['unknown', {contract_end_date: null, contract_term_type: null}],
  ] as const)
    it(`a contract’s term is said in the page’s own words: ${choice}`, async () => {
      const widget = await anode({page: 'contract-term'});
      await widget.page('contract-term');
      widget.choose(choice);
      widget.press('Next');
      await widget.page('tariff-summary');
      expect(lastSent()).to.deep.equal({route: 'contract_term_capture', data});
      await widget.sees(choice === 'open-ended' ? 'No end date' : 'Contract ends Not known');
    });

  it('what no page takes is a choice, and its page can be used without being known', async () => {
    const choice = await anode({page: 'tariff-structure', data: {options: ['FIXED', 'ADVANCED']}});
    await choice.page('tariff-structure');
    await choice.sees('Something else');
    const widget = await anode({page: 'advanced_tariff_capture'});
    await widget.page('unknown');
    expect(await widget.event('page')).to.include({route: 'advanced_tariff_capture'});
    widget.press('Skip');
    await widget.page('provider-select');
    expect(lastSent()).to.deep.equal({route: 'advanced_tariff_capture', action: 'SKIP'});
    widget.press('Back');
    await widget.page('unknown');
  });

  it('consent: everything that is asked for is named, with words or by its code', async () => {
    const widget = await busbar({
      page: 'consent',
      data: {required_consents: ['LOCATION', 'SCHEDULING', 'DRIVING_STYLE']},
    });
    await widget.page('consent');
    await widget.sees('Nova Inc asks for your permission');
    const consents = widget
      .find('form li')
      .map(item => item.textContent.replace(/\s+/g, ' ').trim());
    expect(consents).to.deep.equal([
      'Location Where your device is.',
      'Schedules When your device runs or charges.',
      'Driving style',
    ]);
    widget.press('Don’t allow');
    await waitUntil(() => sent.at(-1)?.['action'] === 'DENY', 'DENY');
    await widget.sees('Nothing was changed');
    expect(widget.count('complete')).to.equal(0);
  });

  it('options that are actions are choices, and the answer is one of them', async () => {
    const widget = await busbar({page: 'tariff-structure'});
    await widget.page('tariff-structure');
    expect(widget.find('form button').length).to.equal(1);
    widget.choose('TIME_OF_DAY');
    widget.press('Next');
    await widget.page('time-of-day-rate');
    expect(lastSent()).to.deep.equal({route: 'tariff_structure_selector', action: 'TIME_OF_DAY'});
  });
});

it('a report that failed is not said to be made, whatever is read later', async () => {
  const faults = [{type: 'status', status: 502, body: 'html', at: 2}];
  const widget = await anode({page: 'tariff_summary', faults});
  await widget.page('tariff-summary');
  widget.press('Report a mistake');
  await widget.event('error');
  await widget.sees('The service is not reachable');
  widget.press('Try again');
  await waitUntil(() => !widget.text.includes('The service is not reachable'), 'another try');
  expect(widget.text).not.to.contain('Your report is on its way');
  widget.press('Report a mistake');
  await widget.sees('Your report is on its way');
});

describe('several tariffs on one page', () => {
  it('asks about the one that was meant, also where another was asked about before', async () => {
    const provider = {id: 'p', display_name: 'Alder Energy', logo_url: ''};
    const tariff = {type: 'COMMODITY', status: 'CONNECTED', provider, display_name: 'Easy'};
    const tariffs = ['IMPORT', 'EXPORT'].map(direction => ({...tariff, direction, id: direction}));
    const widget = await busbar({page: 'tariff-list', data: {tariffs}});
    await widget.page('tariff-list');
    const [first, second] = widget.find('[part="tariff"] .danger');
    first?.click();
    await widget.sees('Disconnect this tariff?');
    second?.click();
    await widget.rests();
    expect(sent.filter(({action}) => action === 'DISCONNECT')).to.be.empty;
    widget.press('Yes, disconnect');
    await waitUntil(() => sent.at(-1)?.['action'] === 'DISCONNECT', 'DISCONNECT');
    expect(lastSent()['data']).to.deep.equal({tariff_id: 'EXPORT'});
  });

  it('shows each, and what is done is done to the one', async () => {
    const widget = await busbar({page: 'tariff-list'});
    await widget.page('tariff-list');
    const shown = () =>
      widget.find('[part="tariff"]').map(tariff => tariff.textContent.replace(/\s+/g, ' ').trim());
    expect(shown()).to.have.length(2);
    expect(shown()[0]).to.match(/^Electricity tariff .+ Connected .*Price now/);
    expect(shown()[1]).to.match(/^Export tariff .+ Connected .*Price now/);

    widget.press('Report a mistake');
    await widget.sees('Mistake reported');
    expect(lastSent()).to.include({route: 'tariffs_summary', action: 'CREATE_ISSUE_REPORT'});
    const {tariff_id: first} = lastSent()['data'] as {tariff_id: string};
    expect(first).to.match(/^trf_/);
    expect(shown()[1]).not.to.contain('Mistake reported');
    widget.press('Withdraw your report');
    await waitUntil(() => !widget.text.includes('Mistake reported'), 'the report to be withdrawn');

    widget.press('Disconnect');
    await widget.sees('Disconnect this tariff?');
    widget.press('Yes, disconnect');
    await waitUntil(() => shown().length === 1, 'one tariff to go');
    expect(lastSent()).to.deep.equal({
      route: 'tariffs_summary',
      action: 'DISCONNECT',
      data: {tariff_id: first},
    });
    expect(shown()[0]).to.match(/^Export tariff/);
    expect(widget.text).not.to.contain('Disconnect this tariff?');
    expect(widget.count('complete')).to.equal(0);

    widget.press('Disconnect');
    await widget.sees('Disconnect this tariff?');
    widget.press('Yes, disconnect');
    expect(await widget.event('complete')).to.include({outcome: 'disconnected'});
  });

  it('says that a price is an estimate, and offers to reconnect what is broken', async () => {
    const provider = {id: 'p', display_name: 'Alder Energy', logo_url: ''};
    const tariff = {type: 'COMMODITY', provider, display_name: 'Easy', prices: {}};
    const widget = await busbar({
      page: 'tariff-list',
      data: {
        tariffs: [
          {...tariff, direction: 'IMPORT', id: 'trf_1', status: 'ERROR', temporary: true},
          {...tariff, direction: 'EXPORT', id: 'trf_2', status: 'CONNECTED'},
        ],
      },
    });
    await widget.page('tariff-list');
    await widget.sees('These prices are an estimate.');
    expect(
      widget
        .find('[part="tariff"]')
        .map(section =>
          [...section.querySelectorAll('h3, button')].map(each => each.textContent.trim()),
        ),
    ).to.deep.equal([
      ['Electricity tariff', 'Reconnect', 'Disconnect'],
      ['Export tariff', 'Report a mistake', 'Disconnect'],
    ]);
    widget.press('Reconnect');
    await widget.page('provider-select');
    expect(lastSent()).to.deep.equal({
      route: 'tariffs_summary',
      action: 'RECONNECT',
      data: {tariff_id: 'trf_1'},
    });
  });
});
