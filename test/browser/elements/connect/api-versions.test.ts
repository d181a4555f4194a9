import type {FlatpeakConnect} from '../../../../src/index.js';
import {ANSWERS} from '../../../support/browser/page-answers.js';
import {
  expect,
  sent,
  tokenAt,
  waitUntil,
  widgetAt,
  widgetWith,
} from '../../../support/browser/widget-driver.js';

/** What newer releases do that the first one does not. */

const anode = (spec: Record<string, unknown>, properties: Partial<FlatpeakConnect> = {}) =>
  widgetAt({api_version: 'anode', ...spec}, {apiVersion: 'anode', ...properties});
const busbar = (spec: Record<string, unknown>) =>
  widgetAt({api_version: 'busbar', ...spec}, {apiVersion: 'busbar'});

const lastSent = () => {
  const {connect_token, ...last} = sent.at(-1) ?? {};
  expect(connect_token).to.match(/^cot_/);
  return last;
};

/** A dialog that is open, with as many tokens as it asks for. */
async function dialogAt(page: string, callback_uri?: string) {
  let asked = 0;
  const widget = await widgetWith({
    mode: 'dialog',
    apiVersion: 'anode',
    callbackUrl: callback_uri,
    fetchToken: () =>
      tokenAt({
        ...{api_version: 'anode', page: asked++ ? 'postal-address' : page},
        ...(callback_uri && {callback_uri}),
      }),
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
    const current = widget.find<HTMLButtonElement>('[aria-current="true"]');
    expect(current.map(({value}) => value)).to.deep.equal(['FIXED']);
  });

  it('neither is among the buttons of the page', async () => {
    const widget = await anode({page: 'tariff-name'});
    await widget.page('tariff-name');
    expect(widget.find('form button').map(button => button.textContent.trim())).to.deep.equal([
      'Next',
    ]);
  });

  it('back on the first page leaves: nothing is connected, and it can be begun again', async () => {
    const {widget, asked} = await dialogAt('postal-address', 'https://host.example/connected');
    await widget.page('postal-address');
    widget.press('Back');
    await waitUntil(() => widget.text.includes('Nothing has changed'), 'the end');
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
    expect(widget.find('button').map(button => button.textContent.trim())).not.to.include(
      'Yes, connect it',
    );
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
      await widget.sees('We’ve sent your report');
      expect(lastSent()).to.deep.equal({route, action});
      expect(widget.find('button').map(each => each.textContent.trim())).not.to.include(
        'Report a mistake',
      );
    });
});

describe('the end in other words', () => {
  it('complete_tariff, without a callback URL', async () => {
    const widget = await anode({page: 'complete_tariff'});
    await widget.page('session-complete');
    expect(await widget.event('complete')).to.include({outcome: 'unknown', callback: undefined});
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
    await widget.page('region');
    widget.choose('SE3');
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

  it('options that are actions are choices, and the answer is one of them', async () => {
    const widget = await busbar({page: 'tariff-structure'});
    await widget.page('tariff-structure');
    expect(widget.find('form .button')).to.be.empty;
    widget.choose('TIME_OF_DAY');
    await widget.page('price-input');
    expect(lastSent()).to.deep.equal({route: 'tariff_structure_selector', action: 'TIME_OF_DAY'});
  });
});

it('a report that failed is not said to be made, whatever is read later', async () => {
  const faults = [{type: 'status', status: 502, body: 'html', at: 2}];
  const widget = await anode({page: 'tariff_summary', faults});
  await widget.page('tariff-summary');
  widget.press('Report a mistake');
  await widget.event('error');
  await widget.sees('We can’t reach the service');
  widget.press('Try again');
  await waitUntil(() => !widget.text.includes('We can’t reach the service'), 'another try');
  expect(widget.text).not.to.contain('We’ve sent your report');
  widget.press('Report a mistake');
  await widget.sees('We’ve sent your report');
});
