import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  countryOf,
  knownCountries,
  sampleProviderNames,
  PROVIDER_SAMPLES,
  type ProviderSample,
} from '../../../../src/simulator/index.js';
import {
  at,
  GB_ADDRESS,
  listAt,
  setUp,
  textAt,
  type Json,
} from '../../../support/simulator/client.js';

const GB = countryOf('GB');
const named = (sample: ProviderSample) => (GB ? (sampleProviderNames(GB)[sample] ?? '') : '');

const dayAndNight = [
  {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.31},
  {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0.12},
];

describe('the way to a connected tariff', () => {
  it('asks for the address first and offers the providers of that address', async () => {
    const {token, restore, turn} = setUp();
    const connect_token = await token();
    const first = await restore(connect_token);
    assert.equal(at(first.body, 'route'), 'postal_address_capture');
    const next = await turn(connect_token, 'postal_address_capture', {
      data: {postal_address: GB_ADDRESS},
    });
    assert.equal(at(next.body, 'route'), 'provider_select');
    assert.ok(listAt(next.body, 'data.providers').length > 200);
    assert.deepEqual(at(next.body, 'data.postal_address'), GB_ADDRESS);
  });

  it('skips the address that the token already has', async () => {
    const {token, restore} = setUp();
    const page = await restore(await token({postal_address: {country_code: 'DE', city: 'Berlin'}}));
    assert.equal(at(page.body, 'route'), 'provider_select');
  });

  it('signs in at a provider whose price changes, and stores the tariff', async () => {
    const {token, choose, loginStep, restore, turn, api} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS, location_reference_id: 'L1'});
    const redirect = await choose(connect_token, named('direct, changing price'));
    assert.equal(at(redirect.body, 'route'), 'session_redirect');
    assert.equal(at(redirect.body, 'direction'), null);
    const address = textAt(redirect.body, 'data.redirect_url');
    assert.equal(at((await restore(connect_token)).body, 'route'), 'session_redirect');

    const consent = await loginStep(address, connect_token, 'consent');
    assert.match(await consent.text(), /Allow host\.example to read your tariff/);
    const back = await loginStep(address, connect_token, 'allow', '&mine=7');
    assert.equal(back.status, 303);
    assert.equal(
      back.headers.get('location'),
      `https://host.example/connect?lang=en&fp_cot=${connect_token}&mine=7`,
    );

    const summary = await restore(connect_token);
    assert.equal(at(summary.body, 'route'), 'summary_tou_confirm');
    assert.equal(listAt(summary.body, 'data.rates.today').length, 48);
    const end = await turn(connect_token, 'summary_tou_confirm', {action: 'SAVE'});
    assert.equal(
      at(end.body, 'data.callback_uri'),
      `https://host.example/done?step=2&fp_cot=${connect_token}`,
    );

    const exchange = await api('GET', `/connect/tariff/token?connect_token=${connect_token}`);
    assert.equal(at(exchange.body, 'complete_action'), 'SAVE');
    assert.equal(at(exchange.body, 'is_tariff_processed'), true);
    assert.equal(at(exchange.body, 'location_reference_id'), 'L1');
    const location = textAt(exchange.body, 'location_id');
    const status = await api('GET', `/locations/${location}/status`);
    const element = at(status.body, 'tariff_status.commodity_import');
    assert.equal(at(element, 'status'), 'CONNECTED');
    assert.equal(at(element, 'connection_type'), 'DIRECT');
    assert.equal(at(element, 'provider.display_name'), named('direct, changing price'));
    assert.equal(at(status.body, 'tariff_status.commodity_export.status'), 'NOT_CONNECTED');

    const again = await restore(await token({location_id: location}));
    assert.equal(at(again.body, 'route'), 'summary_tou_confirm');
    assert.deepEqual(at(again.body, 'data.tariff'), at(summary.body, 'data.tariff'));
    const other = await restore(await token({location_id: location, direction: 'EXPORT'}));
    assert.equal(at(other.body, 'route'), 'provider_select');
  });

  it('signs in at a provider whose price is flat', async () => {
    const {token, choose, loginStep, restore} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS});
    const redirect = await choose(connect_token, named('direct, flat price'));
    await loginStep(textAt(redirect.body, 'data.redirect_url'), connect_token, 'allow');
    const summary = await restore(connect_token);
    assert.equal(at(summary.body, 'route'), 'summary_fixed_confirm');
    assert.ok(Number(at(summary.body, 'data.cost')) > 0);
    assert.equal(at(summary.body, 'data.tariff.structure_type'), 'FIXED');
  });

  it('keeps a slow provider pending, and connects it after a while', async () => {
    const {clock, token, choose, loginStep, restore, turn, api} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS});
    const redirect = await choose(connect_token, named('direct, changing price'));
    await loginStep(textAt(redirect.body, 'data.redirect_url'), connect_token, 'slow');
    const pending = await restore(connect_token);
    assert.equal(at(pending.body, 'route'), 'summary_tariff_inprogress');
    assert.deepEqual(at(pending.body, 'actions'), ['SAVE', 'DISCONNECT', 'DISMISS_DIRECT']);
    await turn(connect_token, 'summary_tariff_inprogress', {action: 'SAVE'});

    const exchange = await api('GET', `/connect/tariff/token?connect_token=${connect_token}`);
    assert.equal(at(exchange.body, 'is_tariff_processed'), false);
    const location_id = textAt(exchange.body, 'location_id');
    const rates = `/tariffs/rates/${location_id}?end_time=2026-06-13T20:00:00Z`;
    assert.equal(at((await api('GET', rates)).body, 'code'), 'pending_connect');
    const again = await restore(await token({location_id}));
    assert.equal(at(again.body, 'route'), 'summary_tariff_inprogress');

    clock.now += 10 * 60_000;
    assert.equal((await api('GET', rates)).status, 200);
    const later = await restore(await token({location_id}));
    assert.equal(at(later.body, 'route'), 'summary_tou_confirm');
  });

  it('lets a customer who tires of waiting enter the tariff by hand', async () => {
    const {choose, standing, turn} = setUp();
    const connect_token = await standing('connection-pending');
    const page = await turn(connect_token, 'summary_tariff_inprogress', {
      action: 'DISMISS_DIRECT',
    });
    assert.equal(at(page.body, 'route'), 'provider_select');
    const next = await choose(connect_token, named('direct, changing price'));
    assert.equal(at(next.body, 'route'), 'tariff_structure_select');
  });

  it('shows a failed page after a refusal, and starts again from it', async () => {
    const {token, choose, loginStep, restore, turn} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS});
    const redirect = await choose(connect_token, named('direct, changing price'));
    await loginStep(textAt(redirect.body, 'data.redirect_url'), connect_token, 'refuse');
    const failed = await restore(connect_token);
    assert.equal(at(failed.body, 'route'), 'summary_tariff_failed');
    const next = await turn(connect_token, 'summary_tariff_failed', {action: 'RECONNECT'});
    assert.equal(at(next.body, 'route'), 'provider_select');
  });

  it('is back at the providers after a cancelled login', async () => {
    const {token, choose, loginStep, restore} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS});
    const redirect = await choose(connect_token, named('direct, changing price'));
    await loginStep(textAt(redirect.body, 'data.redirect_url'), connect_token, 'cancel');
    assert.equal(at((await restore(connect_token)).body, 'route'), 'provider_select');
  });

  it('takes each tariff of a library to a summary of its own structure', async () => {
    const {token, choose, turn} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS});
    const page = await choose(connect_token, named('library'));
    assert.equal(at(page.body, 'route'), 'tariff_select');
    const structures = new Set<Json>();
    for (const tariff of listAt(page.body, 'data.tariffs')) {
      const data = {tariff: {id: at(tariff, 'id')}};
      const summary = await turn(connect_token, 'tariff_select', {data});
      assert.equal(at(summary.body, 'data.tariff.name'), at(tariff, 'name'));
      structures.add(at(summary.body, 'data.tariff.structure_type'));
    }
    assert.deepEqual([...structures].sort(), ['DYNAMIC', 'FIXED', 'TIME_OF_DAY']);
    const missing = await turn(connect_token, 'tariff_select', {action: 'TARIFF_MISSING'});
    assert.equal(at(missing.body, 'route'), 'tariff_structure_select');
  });

  it('builds a market tariff from the surcharge, the name and the term', async () => {
    const {token, choose, turn, api} = setUp();
    const connect_token = await token({
      postal_address: {...GB_ADDRESS, country_code: 'SE', city: 'Kiruna', state: ''},
      customer_reference_id: 'C9',
    });
    const SE = countryOf('SE');
    const structure = await choose(connect_token, SE ? (sampleProviderNames(SE).market ?? '') : '');
    assert.deepEqual(at(structure.body, 'data.options'), ['FIXED', 'TIME_OF_DAY', 'MARKET']);
    const fees = await turn(connect_token, 'tariff_structure_select', {
      data: {options: ['MARKET']},
    });
    assert.equal(at(fees.body, 'route'), 'market_surcharge_capture');
    assert.deepEqual(at(fees.body, 'data.regions'), ['SE1', 'SE2', 'SE3', 'SE4']);
    const name = await turn(connect_token, 'market_surcharge_capture', {
      data: {surcharge: {fixed: -0.02, percentage: 25}, region: 'SE1'},
    });
    assert.equal(at(name.body, 'route'), 'tariff_name_capture');
    const term = await turn(connect_token, 'tariff_name_capture', {
      data: {tariff: {name: ' Timpris '}},
    });
    assert.equal(at(term.body, 'route'), 'contract_term_capture');
    const summary = await turn(connect_token, 'contract_term_capture', {
      data: {contract_end_date: '0001-01-01T00:00:00Z'},
    });
    assert.equal(at(summary.body, 'route'), 'summary_tou_confirm');
    assert.equal(at(summary.body, 'data.market_rates_source'), true);
    assert.equal(at(summary.body, 'data.currency_code'), 'SEK');
    assert.equal(at(summary.body, 'data.tariff.name'), 'Timpris');
    assert.equal(at(summary.body, 'data.tariff.contract_end_date'), '0001-01-01T00:00:00Z');
    assert.equal(listAt(summary.body, 'data.rates.today').length, 24);

    await turn(connect_token, 'summary_tou_confirm', {action: 'SAVE'});
    const exchange = await api('GET', `/connect/tariff/token?connect_token=${connect_token}`);
    assert.equal(at(exchange.body, 'customer_reference_id'), 'C9');
    const customers = await api('GET', '/customers?reference_id=C9');
    assert.deepEqual(at(customers.body, 'data.0.locations'), [at(exchange.body, 'location_id')]);
  });

  it('asks for no region where the city decides it', async () => {
    const {standing, restore} = setUp();
    const page = await restore(await standing('surcharge', {country: 'SE'}));
    assert.equal(at(page.body, 'data.regions'), null);
  });

  it('connects a flat tariff by hand', async () => {
    const {token, choose, turn, api} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS});
    const structure = await choose(connect_token, named('manual'));
    assert.deepEqual(at(structure.body, 'data.options'), ['FIXED', 'TIME_OF_DAY']);
    await turn(connect_token, 'tariff_structure_select', {data: {options: ['FIXED']}});
    await turn(connect_token, 'rate_fixed_capture', {data: {cost: 0.2412}});
    await turn(connect_token, 'tariff_name_capture', {data: {tariff: {name: 'Fix'}}});
    const summary = await turn(connect_token, 'contract_term_capture');
    assert.equal(at(summary.body, 'route'), 'summary_fixed_confirm');
    assert.equal(at(summary.body, 'data.cost'), 0.2412);
    assert.equal(at(summary.body, 'data.tariff.contract_end_date'), null);

    const end = await turn(connect_token, 'summary_fixed_confirm', {action: 'SAVE'});
    assert.equal(at(end.body, 'route'), 'session_complete');
    const exchange = await api('GET', `/connect/tariff/token?connect_token=${connect_token}`);
    const status = await api('GET', `/locations/${textAt(exchange.body, 'location_id')}/status`);
    const element = at(status.body, 'tariff_status.commodity_import');
    assert.equal(at(element, 'connection_type'), 'MANUAL');
    assert.equal(at(element, 'tariff.structure_type'), 'FIXED');
  });

  it('connects a provider that is not listed, with prices by the hour', async () => {
    const {token, restore, turn} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS});
    await restore(connect_token);
    const name = await turn(connect_token, 'provider_select', {action: 'PROVIDER_MISSING'});
    assert.equal(at(name.body, 'route'), 'provider_name_capture');
    const structure = await turn(connect_token, 'provider_name_capture', {
      data: {provider: {name: 'Village Mill'}},
    });
    assert.equal(at(structure.body, 'data.provider.display_name'), 'Village Mill');
    assert.deepEqual(at(structure.body, 'data.options'), ['FIXED', 'TIME_OF_DAY', 'MARKET']);
    await turn(connect_token, 'tariff_structure_select', {data: {options: ['TIME_OF_DAY']}});
    await turn(connect_token, 'rate_tod_capture', {data: {hours: dayAndNight}});
    await turn(connect_token, 'tariff_name_capture', {data: {tariff: {name: 'Two prices'}}});
    const summary = await turn(connect_token, 'contract_term_capture', {
      data: {contract_end_date: '2027-06-15T00:00:00Z'},
    });
    assert.equal(at(summary.body, 'route'), 'summary_tou_confirm');
    assert.deepEqual(
      listAt(summary.body, 'data.rates.tomorrow').map(entry => at(entry, 'tariff.cost')),
      [0.12, 0.31, 0.12],
    );
    assert.equal(at(summary.body, 'data.rates.today.1.valid_from'), '2026-06-13T07:00:00+01:00');
  });
});

describe('going back and coming back', () => {
  it('accepts an earlier page again and goes on from there', async () => {
    const {token, choose, turn} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS});
    await choose(connect_token, named('manual'));
    await turn(connect_token, 'tariff_structure_select', {data: {options: ['FIXED']}});
    const again = await turn(connect_token, 'tariff_structure_select', {
      data: {options: ['TIME_OF_DAY']},
    });
    assert.equal(at(again.body, 'route'), 'rate_tod_capture');
    const providers = await turn(connect_token, 'provider_select', {action: 'ADDRESS_CHANGE'});
    assert.equal(at(providers.body, 'route'), 'postal_address_capture');
    assert.deepEqual(at(providers.body, 'data.postal_address'), GB_ADDRESS);
  });

  it('refuses a page that the session has not shown', async () => {
    const {token, restore, turn} = setUp();
    const connect_token = await token({postal_address: GB_ADDRESS});
    await restore(connect_token);
    const refused = await turn(connect_token, 'rate_fixed_capture', {data: {cost: 1}});
    assert.equal(refused.status, 422);
    assert.equal(at(refused.body, 'code'), 'route_invalid');
    for (const route of ['constructor', '__proto__', '']) {
      assert.equal(
        at((await turn(connect_token, route, {data: {}})).body, 'code'),
        'route_invalid',
      );
    }
    assert.equal(at((await restore(connect_token)).body, 'route'), 'provider_select');
  });

  it('fills in what was said', async () => {
    const {standing, turn} = setUp();
    const token = await standing('fixed-rate');
    await turn(token, 'rate_fixed_capture', {data: {cost: 0.24}});
    await turn(token, 'tariff_name_capture', {data: {tariff: {name: 'Mine'}}});
    const end = '2027-06-15T00:00:00Z';
    await turn(token, 'contract_term_capture', {data: {contract_end_date: end}});
    const name = await turn(token, 'rate_fixed_capture', {data: {cost: 0.25}});
    assert.equal(at(name.body, 'data.tariff.name'), 'Mine');
    const term = await turn(token, 'tariff_name_capture', {data: {tariff: {name: 'Ours'}}});
    assert.equal(at(term.body, 'data.contract_end_date'), end);
    const summary = await turn(token, 'contract_term_capture', {data: {contract_end_date: null}});
    assert.equal(at(summary.body, 'data.cost'), 0.25);
    assert.equal(at(summary.body, 'data.tariff.name'), 'Ours');
  });

  it('gives a night back in two parts', async () => {
    const {standing, turn} = setUp();
    const token = await standing('tariff-structure');
    const choose = () => turn(token, 'tariff_structure_select', {data: {options: ['TIME_OF_DAY']}});
    assert.deepEqual(at((await choose()).body, 'data.hours'), [
      {valid_from: '00:00:00', valid_to: '00:00:00', cost: 0},
    ]);
    await turn(token, 'rate_tod_capture', {data: {hours: dayAndNight}});
    assert.deepEqual(at((await choose()).body, 'data.hours'), [
      {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.31},
      {valid_from: '23:00:00', valid_to: '00:00:00', cost: 0.12},
      {valid_from: '00:00:00', valid_to: '07:00:00', cost: 0.12},
    ]);
  });

  it('restarts at the providers after EDIT and replaces the tariff', async () => {
    const {token, restore, choose, turn, api, standing} = setUp();
    const done = await standing('session-complete');
    const exchange = await api('GET', `/connect/tariff/token?connect_token=${done}`);
    const location_id = textAt(exchange.body, 'location_id');
    const connect_token = await token({location_id});
    await restore(connect_token);
    await turn(connect_token, 'summary_tou_confirm', {action: 'EDIT'});
    const library = await choose(connect_token, named('library'));
    const stale = await turn(connect_token, 'summary_tou_confirm', {action: 'SAVE'});
    assert.equal(at(stale.body, 'code'), 'route_invalid');
    const id = at(library.body, 'data.tariffs.0.id');
    const summary = await turn(connect_token, 'tariff_select', {data: {tariff: {id}}});
    await turn(connect_token, textAt(summary.body, 'route'), {action: 'SAVE'});
    const location = await api('GET', `/locations/${location_id}`);
    assert.equal(listAt(location.body, 'tariff_elements').length, 1);
    const status = await api('GET', `/locations/${location_id}/status`);
    assert.equal(
      at(status.body, 'tariff_status.commodity_import.provider.display_name'),
      named('library'),
    );
  });

  it('disconnects a tariff', async () => {
    const {token, restore, turn, api, standing} = setUp();
    const done = await standing('session-complete');
    const exchange = await api('GET', `/connect/tariff/token?connect_token=${done}`);
    const location_id = textAt(exchange.body, 'location_id');
    const connect_token = await token({location_id});
    await restore(connect_token);
    const end = await turn(connect_token, 'summary_tou_confirm', {action: 'DISCONNECT'});
    assert.equal(at(end.body, 'route'), 'session_complete');
    const second = await api('GET', `/connect/tariff/token?connect_token=${connect_token}`);
    assert.equal(at(second.body, 'complete_action'), 'DISCONNECT');
    const status = await api('GET', `/locations/${location_id}/status`);
    assert.equal(at(status.body, 'tariff_status.commodity_import.status'), 'NOT_CONNECTED');
  });

  it('only repeats the end once a session is complete', async () => {
    const {standing, restore, turn} = setUp();
    const connect_token = await standing('tariff-summary');
    await turn(connect_token, 'summary_tou_confirm', {action: 'SAVE'});
    const twice = await turn(connect_token, 'summary_tou_confirm', {action: 'SAVE'});
    assert.equal(at(twice.body, 'code'), 'route_invalid');
    assert.equal(at((await restore(connect_token)).body, 'route'), 'session_complete');
  });

  it('opens on a failed page where a location has lost its connection', async () => {
    const {standing, token, restore, api, post} = setUp();
    const done = await standing('session-complete');
    const exchange = await api('GET', `/connect/tariff/token?connect_token=${done}`);
    const location_id = textAt(exchange.body, 'location_id');
    await post(`/simulator/locations/${location_id}`, {status: 'ERROR'});
    const page = await restore(await token({location_id}));
    assert.equal(at(page.body, 'route'), 'summary_tariff_failed');
    const status = await api('GET', `/locations/${location_id}/status`);
    assert.equal(at(status.body, 'tariff_status.commodity_import.status'), 'ERROR');
  });
});

describe('providers', () => {
  it('are unique, sorted, and begin with a sample of each way in every country', async () => {
    const {standing, restore} = setUp();
    const collator = new Intl.Collator('en', {sensitivity: 'base', numeric: true});
    for (const country of [...knownCountries.map(({code}) => code), 'ES', 'JP']) {
      const page = await restore(await standing('provider-select', {country}));
      const names = listAt(page.body, 'data.providers').map(entry => textAt(entry, 'display_name'));
      const ids = listAt(page.body, 'data.providers').map(entry => textAt(entry, 'id'));
      assert.ok(names.length >= 12, country);
      assert.equal(new Set(names).size, names.length, country);
      assert.equal(new Set(ids).size, ids.length, country);
      assert.deepEqual(names, [...names].sort(collator.compare), country);
      const found = countryOf(country);
      assert.deepEqual(
        names.slice(0, 5),
        found && Object.values(sampleProviderNames(found)),
        country,
      );
    }
    assert.equal(Object.keys(PROVIDER_SAMPLES).length, 5);
  });

  it('are as many as a test asks for', async () => {
    const {standing, restore} = setUp();
    for (const providers of [0, 1, 1000]) {
      const page = await restore(await standing('provider-select', {providers}));
      assert.equal(listAt(page.body, 'data.providers').length, providers);
    }
    const page = await restore(await standing('tariff-select', {tariffs: 5000}));
    const names = listAt(page.body, 'data.tariffs').map(entry => textAt(entry, 'name'));
    assert.equal(new Set(names).size, 5000);
  });
});
