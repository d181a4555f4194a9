import {expectAccessible} from '../../support/browser/axe.js';
import {expect, sent, waitUntil, widgetAt} from '../../support/browser/widget-driver.js';

const busbar = (spec: Record<string, unknown> = {}) =>
  widgetAt({page: 'tariff-list', api_version: 'busbar', ...spec}, {apiVersion: 'busbar'});

const lastSent = () => {
  const {connect_token, ...last} = sent.at(-1) ?? {};
  expect(connect_token).to.match(/^cot_/);
  return last;
};

describe('the page of all tariffs', () => {
  it('asks for confirmation for the tariff that was chosen last', async () => {
    const provider = {id: 'p', display_name: 'Alder Energy', logo_url: ''};
    const tariff = {type: 'COMMODITY', status: 'CONNECTED', provider, display_name: 'Easy'};
    const tariffs = ['IMPORT', 'EXPORT'].map(direction => ({...tariff, direction, id: direction}));
    const widget = await busbar({data: {tariffs}});
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

  it('shows each tariff, and does an action to one of them', async () => {
    const widget = await busbar();
    await widget.page('tariff-list');
    const shown = () =>
      widget.find('[part="tariff"]').map(tariff => tariff.textContent.replace(/\s+/g, ' ').trim());
    expect(shown()).to.have.length(2);
    expect(shown()[0]).to.match(/^Electricity tariff .+ Connected .*Price now/);
    expect(shown()[1]).to.match(/^Export tariff .+ Connected .*Price now/);
    expect(widget.find('.danger'), 'one button for each tariff, and none for all').to.have.length(
      2,
    );

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

  it('marks estimated prices, and offers to reconnect a broken tariff', async () => {
    const provider = {id: 'p', display_name: 'Alder Energy', logo_url: ''};
    const tariff = {type: 'COMMODITY', provider, display_name: 'Easy', prices: {}};
    const widget = await busbar({
      data: {
        tariffs: [
          {...tariff, direction: 'IMPORT', id: 'trf_1', status: 'ERROR', temporary: true},
          {...tariff, direction: 'EXPORT', id: 'trf_2', status: 'CONNECTED'},
        ],
      },
    });
    await widget.page('tariff-list');
    await widget.sees('These prices are estimates.');
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

  it('shows tariffs in an object, and tries a broken connection again', async () => {
    const widget = await busbar({
      page: 'tariff_summary',
      data: {tariff_status: {commodity_import: {status: 'ERROR', is_temporary: true}}},
    });
    await widget.page('tariff-list');
    const shown = () =>
      widget
        .find('[part="tariff"]')
        .map(section =>
          [...section.querySelectorAll('h3, .aside button')].map(each => each.textContent.trim()),
        );
    expect(shown()).to.deep.equal([
      ['Electricity tariff', 'Try again', 'Change', 'Disconnect'],
      ['Export tariff', 'Change', 'Report a mistake', 'Disconnect'],
    ]);
    widget.press('Try again');
    await waitUntil(() => sent.at(-1)?.['action'] === 'RETRY', 'RETRY');
    expect(lastSent()['data']).to.have.property('tariff_id').that.matches(/^trf_/);
  });

  it('acts on the only tariff without an id, and on none of several', async () => {
    const provider = {id: 'p', display_name: 'Alder Energy', logo_url: ''};
    const tariff = {type: 'COMMODITY', direction: 'IMPORT', status: 'CONNECTED', provider};
    const ids = {id: '', tariff_id: ''};
    let widget = await busbar({data: {tariffs: [{...tariff, ...ids}]}});
    await widget.page('tariff-list');
    widget.press('Report a mistake');
    await waitUntil(() => sent.at(-1)?.['action'] === 'CREATE_ISSUE_REPORT', 'the report');
    expect(lastSent()).to.deep.equal({route: 'tariffs_summary', action: 'CREATE_ISSUE_REPORT'});

    const exported = {...tariff, ...ids, direction: 'EXPORT'};
    widget = await busbar({data: {tariffs: [{...tariff, ...ids}, exported]}});
    await widget.page('tariff-list');
    expect(widget.find('[part="tariff"] button')).to.be.empty;
  });

  it('offers to connect a tariff where there is none', async () => {
    const widget = await busbar({data: {tariffs: []}});
    await widget.page('tariff-list');
    await widget.sees('Connect your electricity tariff');
    widget.press('Reconnect');
    await widget.page('provider-select');
  });

  it('closes the session with “Done”', async () => {
    const widget = await busbar();
    await widget.page('tariff-list');
    widget.press('Done');
    await waitUntil(() => sent.at(-1)?.['action'] === 'CLOSE', 'CLOSE');
    expect(lastSent()).to.include({route: 'tariffs_summary'});
  });

  it('is accessible, in light and in dark', async () => {
    const widget = await busbar();
    await expectAccessible(await widget.page('tariff-list'));
  });
});
