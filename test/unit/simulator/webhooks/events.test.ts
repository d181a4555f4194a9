import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  countryOf,
  DEFAULT_LIVE_API_KEY,
  TARIFF_INCIDENTS,
  sampleProviderNames,
} from '../../../../src/simulator/index.js';
import {
  at,
  GB_ADDRESS,
  listAt,
  setUp,
  textAt,
  type Json,
} from '../../../support/simulator/client.js';

const DAY = 86_400_000;

const GB = countryOf('GB');
/** A provider at which a customer signs in. */
const DIRECT = GB ? (sampleProviderNames(GB)['direct, changing price'] ?? '') : '';

const typesOf = (events: Json[]) => events.map(event => textAt(event, 'type'));

describe('events', () => {
  it('tell what a backend did', async () => {
    const {api, events} = setUp();
    const customer = await api('POST', '/customers', {reference_id: 'C1'});
    const id = textAt(customer.body, 'id');
    await api('PATCH', `/customers/${id}`, {reference_id: 'C2'});
    const home = await api('POST', '/locations', {customer_id: id, postal_address: GB_ADDRESS});
    await api('PATCH', `/locations/${textAt(home.body, 'id')}`, {reference_id: 'L2'});
    await api('DELETE', `/locations/${textAt(home.body, 'id')}`);
    const device = await api('POST', '/devices', {reference_id: 'D1'});
    await api('PATCH', `/devices/${textAt(device.body, 'id')}`, {reference_id: 'D2'});
    await api('DELETE', `/devices/${textAt(device.body, 'id')}`);
    await api('DELETE', `/customers/${id}`);
    const all = await events();
    assert.deepEqual(typesOf(all), [
      ...['customer.create', 'customer.update'],
      ...['location.create', 'location.update', 'location.delete'],
      ...['device.create', 'device.update', 'device.delete'],
      'customer.delete',
    ]);
    const [first = null] = all;
    assert.equal(at(first, 'object'), 'event');
    assert.match(textAt(first, 'id'), /^evt_[0-9a-f]{24}$/);
    assert.equal(at(first, 'time_created'), '2026-06-13T15:20:00Z');
    assert.equal(at(first, 'data.reference_id'), 'C1', 'as it was then');
  });

  it('tell of a location that Connect made, changed and left', async () => {
    const {standing, turn, token, connected, events} = setUp();
    const location_id = await connected();
    assert.deepEqual(typesOf(await events()), ['location.create']);
    const again = await token({location_id});
    await turn(again, 'session_restore');
    await turn(again, 'summary_tou_confirm', {action: 'SAVE'});
    const gone = await token({location_id});
    await turn(gone, 'session_restore');
    await turn(gone, 'summary_tou_confirm', {action: 'DISCONNECT'});
    const told = await events(`object_id=${location_id}`);
    assert.deepEqual(typesOf(told), ['location.create', 'location.update', 'location.update']);
    const states = told.map(event => at(event, 'data.tariff_status.commodity_import'));
    assert.deepEqual(states, ['CONNECTED', 'CONNECTED', 'NOT_CONNECTED']);
    await standing('tariff-summary');
    assert.equal((await events()).length, 3, 'a session that is not finished is no event');
  });

  it('tell of a new customer of Connect', async () => {
    const {token, choose, turn, events} = setUp();
    const id = await token({customer_reference_id: 'C9', postal_address: GB_ADDRESS});
    const providers = listAt((await turn(id, 'session_restore')).body, 'data.providers');
    await choose(id, textAt(providers[4] ?? null, 'display_name'));
    await turn(id, 'provider_select', {action: 'PROVIDER_MISSING'});
    await turn(id, 'provider_name_capture', {data: {provider: {name: 'Ours'}}});
    await turn(id, 'tariff_structure_select', {data: {options: ['FIXED']}});
    await turn(id, 'rate_fixed_capture', {data: {cost: 0.2}});
    await turn(id, 'tariff_name_capture', {data: {tariff: {name: 'Mine'}}});
    await turn(id, 'contract_term_capture');
    await turn(id, 'summary_fixed_confirm', {action: 'SAVE'});
    assert.deepEqual(typesOf(await events()), ['customer.create', 'location.create']);
  });

  it('tell of the end of a session only where that is asked for', async () => {
    const {connected, events} = setUp({sessionEvents: true});
    const location_id = await connected();
    const [, end = null] = await events();
    assert.equal(at(end, 'type'), 'connect_session.complete');
    assert.equal(at(end, 'data.location_id'), location_id);
  });

  it('are found by type and by what they are about, newest first', async () => {
    const {api, connected, command, clock} = setUp();
    const one = await connected();
    const two = await connected({country: 'DE'});
    clock.now += 1000;
    await command(`/locations/${one}/fail`);
    await command(`/locations/${two}/fail`);
    const find = async (query: string) =>
      listAt((await api('GET', `/events?${query}`)).body, 'data');
    assert.equal((await find('')).length, 4);
    assert.equal((await find(`object_id=${one}`)).length, 2);
    const [failed = null, ...others] = await find(
      `object_id=${two}&event_type=tariff.fetch.failed`,
    );
    assert.deepEqual(others, []);
    const about = textAt(failed, 'data.tariff_id');
    assert.equal((await find(`object_id=${about}`)).length, 1);
    const [newest = null] = await find('limit=1');
    assert.equal(at(newest, 'data.location_id'), two);
    const after = await find(`limit=2&starting_after=${textAt(newest, 'id')}`);
    assert.deepEqual(typesOf(after), ['tariff.fetch.failed', 'location.create']);
    const before = await find(`ending_before=${textAt(after[0] ?? null, 'id')}`);
    assert.deepEqual(before, [newest]);
  });

  it('come a hundred at a time and go after 90 days', async () => {
    const {api, clock, logIn} = setUp();
    await Promise.all(
      Array.from({length: 101}, (_, i) => api('POST', '/customers', {reference_id: `C${i}`})),
    );
    const page = await api('GET', '/events');
    assert.equal(listAt(page.body, 'data').length, 100);
    assert.equal(at(page.body, 'has_more'), true);
    clock.now += 90 * DAY;
    await logIn();
    assert.deepEqual(at((await api('GET', '/events')).body, 'data'), []);
  });

  it('of live and test data are apart', async () => {
    const {api, logIn, connected, events} = setUp();
    await connected();
    const [event = null] = await events();
    await logIn(DEFAULT_LIVE_API_KEY);
    assert.deepEqual(await events(), []);
    assert.equal((await api('GET', `/events/${textAt(event, 'id')}`)).status, 404);
  });
});

describe('a tariff', () => {
  /** A location, and how its tariff stands. */
  async function home() {
    const all = setUp();
    const location = await all.connected();
    const status = async () =>
      at(
        (await all.api('GET', `/locations/${location}/status`)).body,
        'tariff_status.commodity_import',
      );
    const rates = () => all.api('GET', `/tariffs/rates/${location}?end_time=2026-06-13T18:00:00Z`);
    const happens = async (what: string) => {
      await all.command(`/locations/${location}/${what}`);
      return (await all.events()).at(-1) ?? null;
    };
    return {...all, location, status, rates, happens};
  }

  it('that ends soon sends an event with its end in a week', async () => {
    const {happens, status, location, rates} = await home();
    const event = await happens('expire-soon');
    assert.equal(at(event, 'type'), 'tariff.expiring');
    assert.deepEqual(at(event, 'data'), {
      live_mode: false,
      location_id: location,
      tariff_id: at(await status(), 'tariff.id'),
      account_id: 'acc_simulator0000000000000',
    });
    assert.equal(at(await status(), 'tariff.contract_end_date'), '2026-06-20T00:00:00Z');
    assert.equal(at(await status(), 'status'), 'CONNECTED');
    assert.equal(at((await rates()).body, 'data.0.tariff.confidence'), 1);
  });

  it('that has expired is an error with guessed prices, until it is connected anew', async () => {
    const {happens, status, rates, token, restore, turn, location, loginStep, choose} =
      await home();
    assert.equal(at(await happens('expire'), 'type'), 'tariff.expired');
    assert.equal(at(await status(), 'status'), 'ERROR');
    assert.equal(at(await status(), 'tariff.contract_end_date'), '2026-06-13T00:00:00Z');
    assert.equal(at((await rates()).body, 'data.0.tariff.confidence'), 0.5);

    const id = await token({location_id: location});
    assert.equal(at((await restore(id)).body, 'route'), 'summary_tariff_failed');
    await turn(id, 'summary_tariff_failed', {action: 'RECONNECT'});
    const page = await choose(id, DIRECT);
    await loginStep(textAt(page.body, 'data.redirect_url'), id, 'allow');
    const summary = await restore(id);
    await turn(id, textAt(summary.body, 'route'), {action: 'SAVE'});
    assert.equal(at(await status(), 'status'), 'CONNECTED');
  });

  it('that cannot be read is an error, and works again after it recovers', async () => {
    const {happens, status, rates} = await home();
    assert.equal(at(await happens('fail'), 'type'), 'tariff.fetch.failed');
    assert.equal(at(await status(), 'status'), 'ERROR');
    assert.equal((await rates()).status, 200);
    assert.equal(at(await happens('recover'), 'type'), 'location.update');
    assert.equal(at(await status(), 'status'), 'CONNECTED');
    assert.equal(at((await rates()).body, 'data.0.tariff.confidence'), 1);
  });

  it('that could not be read for long has no prices', async () => {
    const {happens, events, api, location} = await home();
    await happens('fail');
    await happens('lose-prices');
    assert.deepEqual(typesOf(await events('event_type=tariff.fetch.failed')).length, 1);
    const end = 'end_time=2026-06-13T18:00:00Z';
    for (const path of [
      `/tariffs/rates/${location}?${end}`,
      `/tariffs/audit/${location}?${end}`,
      `/slots/time/${location}?${end}&segment=LOW&duration=30`,
      `/slots/threshold/${location}?${end}&segment=LOW&relative=0.5`,
    ]) {
      const answer = await api('GET', path);
      assert.equal(answer.status, 422);
      assert.equal(at(answer.body, 'code'), 'no_price_data');
    }
  });

  it('that had no prices has some again after it was connected anew', async () => {
    const {happens, rates, token, turn, choose, loginStep, restore, location} = await home();
    await happens('lose-prices');
    const id = await token({location_id: location});
    await restore(id);
    await turn(id, 'summary_tariff_failed', {action: 'RECONNECT'});
    const page = await choose(id, DIRECT);
    await loginStep(textAt(page.body, 'data.redirect_url'), id, 'allow');
    await turn(id, 'summary_tou_confirm', {action: 'SAVE'});
    assert.equal((await rates()).status, 200);
  });

  it('that could be connected better sends an event', async () => {
    const {happens, status} = await home();
    assert.equal(at(await happens('upgrade'), 'type'), 'tariff.connection.upgrade');
    assert.equal(at(await status(), 'status'), 'CONNECTED');
  });

  it('is meant alone where the command says so', async () => {
    const {fetch, location, status} = await home();
    const happen = (path: string, body?: object) =>
      fetch(`/simulator/locations/${path}`, {method: 'POST', body: JSON.stringify(body ?? {})});
    assert.equal((await happen(`${location}/expire`, {direction: 'EXPORT'})).status, 409);
    assert.equal(at(await status(), 'status'), 'CONNECTED');
    assert.equal((await happen(`${location}/expire`, {direction: 'IMPORT'})).status, 200);
    assert.equal(at(await status(), 'status'), 'ERROR');
    assert.equal((await happen(`${location}/vanish`)).status, 404);
    assert.equal((await happen(`loc_x/expire`)).status, 404);
    assert.equal((await happen(`${location}/expire`, {when: 'now'})).status, 422);
    const index = (await (await fetch('/simulator')).json()) as {incidents: string[]};
    assert.deepEqual(index.incidents, TARIFF_INCIDENTS);
  });
});

describe('a disabled account', () => {
  it('is refused everywhere but at the login', async () => {
    const {api, command, connected, logIn} = setUp();
    const location = await connected();
    await command('/account', {disabled: true});
    for (const [method, path] of [
      ['GET', `/locations/${location}/status`],
      ['GET', '/events'],
      ['POST', '/connect/tariff/token'],
      ['POST', '/schedules'],
    ] as const) {
      const answer = await api(method, path, method === 'POST' ? {} : undefined);
      assert.equal(answer.status, 422);
      assert.equal(at(answer.body, 'code'), 'account_disabled');
      assert.equal(at(answer.body, 'type'), 'api_error');
    }
    assert.equal((await logIn()).status, 200);
    await command('/account', {disabled: false});
    assert.equal((await api('GET', '/events')).status, 200);
  });
});
