import type {UnknownPage} from '../../../src/pages/unknown.js';
import {expectAccessible} from '../../support/browser/axe.js';
import {expect, sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

describe('a page of an unknown kind', () => {
  it('has a button for each action of the service, named after it', async () => {
    const widget = await widgetAt({page: 'unknown', actions: ['SKIP', 'ASK_A_FRIEND', 'CLOSE']});
    await widget.page('unknown');
    await widget.sees('There’s one more step');
    await widget.sees('We can’t show it here yet.');
    const names = widget.find('form button').map(button => button.textContent.trim());
    expect(names).to.deep.equal(['Skip', 'Ask a friend']);
  });

  it('sends the chosen action under the service’s name for the page', async () => {
    const widget = await widgetAt({page: 'unknown'});
    await widget.page('unknown');
    const {route} = (await widget.event('page')) as {route: string};
    widget.press('Skip');
    await waitUntil(() => sent.some(({action}) => action === 'SKIP'), 'SKIP');
    expect(sent.at(-1)).to.include({route, action: 'SKIP'});
  });

  it('reports its kind and the service’s name to the site', async () => {
    const widget = await widgetAt({page: 'unknown'});
    await widget.page('unknown');
    const detail = (await widget.event('page')) as {kind: string; route: string};
    expect(detail.kind).to.equal('unknown');
    expect(detail.route).to.match(/^\w+$/);
  });

  it('can be read again if the service offers nothing', async () => {
    const widget = await widgetAt({page: 'unknown', actions: []});
    await widget.page('unknown');
    widget.press('Try again');
    await waitUntil(() => sent.length === 2, 'the page to be read again');
    expect(sent.map(({route}) => route)).to.deep.equal(['session_restore', 'session_restore']);
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await widgetAt({page: 'unknown'});
    await expectAccessible(await widget.page('unknown'));
  });
});

const busbar = (page: string, spec: Record<string, unknown> = {}) =>
  widgetAt({page, api_version: 'busbar', ...spec}, {apiVersion: 'busbar'});

const lastSent = () => {
  const {connect_token, ...last} = sent.at(-1) ?? {};
  expect(connect_token).to.match(/^cot_/);
  return last;
};

describe('a page of an unknown kind with parts that are known', () => {
  it('has the list, and sends the item that is chosen', async () => {
    const widget = await busbar('device_select');
    await widget.page('unknown');
    await widget.sees('There’s one more step');
    expect(widget.text).not.to.contain('We can’t show it here yet.');
    const options = widget.find('[part~="option"]');
    expect(options.map(option => option.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Home charger Car charger',
      'Battery in the garage',
      'Heat pump Heating',
    ]);
    expect(widget.find('form button').map(button => button.textContent.trim())).to.include('Skip');
    options[1]?.click();
    await widget.page('provider-select');
    expect(lastSent()).to.deep.equal({
      route: 'device_select',
      data: {device: {id: 'dev_65de30082a7c56d2297cbe52'}},
    });
  });

  it('has the form, keeps what was typed, and says what the service objects to', async () => {
    const widget = await busbar('meter_details_input');
    await widget.page('unknown');
    await widget.sees('Strand');
    widget.type('account_holder-first_name', 'Ada');
    widget.type('account_holder-email', 'ada@example.org');
    widget.press('Next');
    await waitUntil(() => lastSent()['data'] !== undefined, 'the form to be sent');
    await waitUntil(() => widget.find('[part~="problem"]').length > 0, 'the objection');
    const value = (name: string) => widget.find<HTMLInputElement>(`[name="${name}"]`)[0]?.value;
    expect(value('account_holder-first_name')).to.equal('Ada');
    widget.type('account_holder-last_name', 'Lovelace');
    widget.press('Next');
    await widget.page('provider-select');
    expect(lastSent()).to.deep.equal({
      route: 'meter_details_input',
      data: {
        account_holder: {first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.org'},
      },
    });
  });

  it('tells the browser and the keyboard of a phone what each field is for', async () => {
    const widget = await busbar('meter_details_input');
    await widget.page('unknown');
    expect(
      widget
        .find<HTMLInputElement>('form input')
        .map(({type, autocomplete}) => `${type} ${autocomplete}`),
    ).to.deep.equal(['text given-name', 'text family-name', 'email email']);
  });

  it('has the prices, with the actions of the service', async () => {
    const widget = await busbar('price_preview');
    await widget.page('unknown');
    await widget.sees('Price now');
    expect(widget.text).not.to.contain('We can’t show it here yet.');
    widget.press('Skip');
    await widget.page('provider-select');
  });

  it('sends an id under the name that the list has for it', async () => {
    const widget = await busbar('unknown', {
      data: {devices: [{device_id: 'd1', device_name: 'Boiler'}, {device_name: 'Lost'}, null]},
    });
    await widget.page('unknown');
    const options = widget.find('[part~="option"]');
    expect(options.map(option => option.textContent.trim())).to.deep.equal(['Boiler']);
    options[0]?.click();
    await waitUntil(() => lastSent()['data'] !== undefined, 'the answer');
    expect(lastSent()['data']).to.deep.equal({device_id: 'd1'});
  });

  it('has a price field, and sends major units', async () => {
    const widget = await busbar('unknown', {data: {currency_code: 'GBP', fee: {cost: 0.12}}});
    await widget.page('unknown');
    widget.type('fee-cost', '14.5');
    widget.press('Next');
    await waitUntil(() => lastSent()['data'] !== undefined, 'the answer');
    expect(lastSent()['data']).to.deep.equal({fee: {cost: 0.145}});
  });

  it('asks for the fields of its own form, with the answers to an earlier one', async () => {
    const widget = await busbar('unknown', {data: {holder: {email: '', phone: ''}}});
    await widget.page('unknown');
    const page = widget.root.querySelector('flatpeak-unknown-page') as UnknownPage;
    const {data} = page.page;
    const entered: typeof data.fields = [
      {path: ['fee', 'cost'], kind: 'price', value: 99},
      {path: ['holder', 'email'], kind: 'email', value: 'ada@example.org'},
    ];
    page.page = {...page.page, data: {...data, fields: entered}};
    await page.updateComplete;
    expect(
      widget.find<HTMLInputElement>('form input').map(({name, value}) => [name, value]),
    ).to.deep.equal([
      ['holder-email', 'ada@example.org'],
      ['holder-phone', ''],
    ]);
    widget.press('Next');
    await waitUntil(() => lastSent()['data'] !== undefined, 'the answer');
    expect(lastSent()['data']).to.deep.equal({holder: {email: 'ada@example.org', phone: ''}});
  });

  it('shows HTML as text', async () => {
    const widget = await busbar('unknown', {
      data: {
        devices: [{id: '<img src=x>', name: '<img src=x onerror="document.title=1">'}],
        ...{holder: {email: '"><script>'}, meter: {id: 1, name: '<b>Hall</b>'}},
      },
    });
    await widget.page('unknown');
    await widget.sees('<b>Hall</b>');
    const root = widget.find('form')[0]?.getRootNode() as ShadowRoot;
    expect(root.querySelectorAll('img, script, b')).to.be.empty;
    const email = widget.find<HTMLInputElement>('[name="holder-email"]')[0];
    expect(email?.value).to.equal('"><script>');
  });

  it('names its fields in the language of the page, where the pages of programmes have the words', async () => {
    const widget = await widgetAt(
      {page: 'meter_details_input', api_version: 'busbar'},
      {apiVersion: 'busbar', lang: 'de'},
    );
    await widget.page('unknown');
    const {de} = await import('../../../src/messages/de.js');
    const {registerMessages} = await import('../../../src/index.js');
    registerMessages(de);
    await widget.sees('Vorname');
    expect(widget.text).not.to.contain('First name');
  });

  it('shows nothing of fields that it does not know', async () => {
    const widget = await busbar('unknown', {
      data: {
        ...{token: 'secret', meter: {id: 'm1', display_name: 'Meter in the hall', name: 'x'}},
        ...{rows: ['a', 'b'], things: [{id: 1}], flags: {email: true, phone: 7}},
      },
    });
    await widget.page('unknown');
    await widget.sees('Meter in the hall');
    expect(widget.find('form input, [part~="option"]')).to.be.empty;
    expect(widget.text).not.to.contain('secret');
  });

  for (const page of ['device_select', 'meter_details_input', 'price_preview'])
    it(`is accessible, in light and in dark (${page})`, async () => {
      const widget = await busbar(page);
      await expectAccessible(await widget.page('unknown'));
    });
});
