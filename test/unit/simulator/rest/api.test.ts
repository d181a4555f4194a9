import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {DEFAULT_ACCOUNT_ID, DEFAULT_LIVE_API_KEY} from '../../../../src/simulator/index.js';
import {at, GB_ADDRESS, listAt, setUp, textAt} from '../../../support/simulator/client.js';

/** A simulator with a connected location. */
async function connected() {
  const all = setUp();
  const token = await all.standing('session-complete');
  const exchange = await all.api('GET', `/connect/tariff/token?connect_token=${token}`);
  return {...all, connectToken: token, location: textAt(exchange.body, 'location_id')};
}

describe('the REST API', () => {
  it('lets nobody in without the right key', async () => {
    const {fetch, clock, api, logIn} = setUp();
    const login = (user: string) =>
      fetch('/api/login', {headers: {authorization: `Basic ${btoa(user)}`}});
    for (const user of [
      `${DEFAULT_ACCOUNT_ID}:sk_test_wrong`,
      'acc_x:sk_test_simulator',
      'x',
      '',
    ]) {
      const response = await login(user);
      assert.equal(response.status, 403);
      assert.deepEqual(await response.json(), {message: 'Bad credentials'});
    }
    assert.equal((await fetch('/api/locations')).status, 403);
    await logIn();
    assert.equal((await api('GET', '/locations')).status, 200);
    clock.now += 3_600_000;
    assert.equal((await api('GET', '/locations')).status, 403);
  });

  it('keeps live and test data apart', async () => {
    const {api, logIn, location, token, restore} = await connected();
    assert.equal((await api('GET', `/locations/${location}`)).status, 200);
    assert.equal(at((await logIn(DEFAULT_LIVE_API_KEY)).body, 'live_mode'), true);
    assert.equal((await api('GET', `/locations/${location}`)).status, 404);
    assert.deepEqual(at((await api('GET', '/locations')).body, 'data'), []);
    assert.equal(at((await restore(await token())).body, 'live_mode'), true);
  });

  it('takes the account and key that it was given', async () => {
    const {fetch} = setUp({accountId: 'acc_mine', apiKey: 'sk_live_mine'});
    const authorization = `Basic ${btoa('acc_mine:sk_live_mine')}`;
    const response = await fetch('/api/login', {headers: {authorization}});
    const body = (await response.json()) as {live_mode: boolean; expires_in: number};
    assert.equal(body.live_mode, true);
    assert.equal(body.expires_in, 3600);
  });

  it('refuses a bearer that is older than it said', async () => {
    const {api, logIn, clock} = setUp({bearerLifetimeS: 20});
    const {body} = await logIn();
    assert.equal(at(body, 'expires_in'), 20);
    clock.now += 19_999;
    assert.equal((await api('GET', '/locations')).status, 200);
    clock.now += 1;
    assert.equal((await api('GET', '/locations')).status, 403);
  });

  it('says what is wrong with a token request', async () => {
    const {api, location} = await connected();
    for (const [body, code] of [
      [{callback_uri: undefined}, 'callback_uri_missing'],
      [{callback_uri: 'done'}, 'callback_uri_invalid'],
      [{callback_uri: 'javascript:alert(1)'}, 'callback_uri_invalid'],
      [{connect_web_uri: '/here'}, 'connect_web_uri_invalid'],
      [{direction: 'SIDEWAYS'}, 'tariff_direction_invalid'],
      [{direction: 'LOCAL'}, 'tariff_direction_not_supported'],
      [{direction: 'EXPORT', type: 'NON_COMMODITY'}, 'tariff_direction_not_supported'],
      [{type: 'GAS'}, 'tariff_type_invalid'],
      [{location_id: 'loc_x'}, 'location_not_found'],
      [{location_id: location, location_reference_id: 'L'}, 'location_reference_id_invalid'],
      [{customer_id: 'cus_x'}, 'customer_not_found'],
      [{tariff_id: 'trf_x'}, 'tariff_element_not_found'],
      [{postal_address: {country_code: 'XX'}}, 'country_code_invalid'],
      [{postal_address: 'London'}, 'data_json_invalid'],
    ] as const) {
      const asked = {callback_uri: 'https://host.example/done', ...body};
      const answer = await api('POST', '/connect/tariff/token', asked);
      assert.equal(answer.status, 422);
      assert.equal(at(answer.body, 'code'), code);
      assert.equal(at(answer.body, 'context'), 'api.connect_token_create');
    }
  });

  it('opens the location of a tariff', async () => {
    const {api, token, restore, location} = await connected();
    const found = await api('GET', `/locations/${location}`);
    const tariff_id = textAt(found.body, 'tariff_elements.0');
    const page = await restore(await token({tariff_id}));
    assert.equal(at(page.body, 'route'), 'summary_tou_confirm');
  });

  it('takes a deep link as the callback', async () => {
    const {token, restore, turn, standing} = setUp();
    assert.ok(await restore(await token({callback_uri: 'myapp://done'})));
    const connect_token = await standing('summary_fixed_confirm', {
      callback_uri: 'myapp://done?a=1',
    });
    const end = await turn(connect_token, 'summary_fixed_confirm', {action: 'SAVE'});
    assert.equal(at(end.body, 'data.callback_uri'), `myapp://done?a=1&fp_cot=${connect_token}`);
  });

  it('does not exchange a session that is not finished, or too old', async () => {
    const {api, standing, clock} = setUp({tokenLifetimeS: 60});
    const exchange = (id: string) => api('GET', `/connect/tariff/token?connect_token=${id}`);
    const open = await exchange(await standing('tariff-summary'));
    assert.equal(open.status, 422);
    assert.equal(at(open.body, 'code'), 'connect_session_incomplete');
    const token = await standing('session-complete');
    assert.equal((await exchange(token)).status, 200);
    clock.now += 60_000;
    const late = await exchange(token);
    assert.equal(at(late.body, 'code'), 'token_expired');
  });

  it('pages through lists', async () => {
    const {api} = setUp();
    for (let i = 0; i < 5; i += 1) await api('POST', '/locations', {reference_id: `L${i}`});
    const names = (body: Parameters<typeof listAt>[0]) =>
      listAt(body, 'data').map(item => textAt(item, 'reference_id'));
    const first = await api('GET', '/locations?limit=2');
    assert.deepEqual(names(first.body), ['L4', 'L3']);
    assert.equal(at(first.body, 'has_more'), true);
    const after = textAt(first.body, 'data.1.id');
    const second = await api('GET', `/locations?limit=2&starting_after=${after}`);
    assert.deepEqual(names(second.body), ['L2', 'L1']);
    const before = textAt(second.body, 'data.0.id');
    const back = await api('GET', `/locations?limit=2&ending_before=${before}`);
    assert.deepEqual(names(back.body), ['L4', 'L3']);
    const one = await api('GET', '/locations?reference_id=L0');
    assert.deepEqual(names(one.body), ['L0']);
    assert.equal(at(one.body, 'has_more'), false);
  });

  it('gives raw rates in the offset of the question', async () => {
    const {api, location} = await connected();
    const rates = (query: string) => api('GET', `/tariffs/rates/${location}?${query}`);
    const summer = await rates(
      'start_time=2026-06-13T15:40:00Z&end_time=2026-06-13T19:00:00%2B02:00',
    );
    assert.deepEqual(
      listAt(summer.body, 'data').map(entry => at(entry, 'valid_from')),
      ['2026-06-13T17:30:00+02:00', '2026-06-13T18:00:00+02:00', '2026-06-13T18:30:00+02:00'],
    );
    assert.equal(at(summer.body, 'currency_code'), 'GBP');
    const bare = await rates('end_time=2026-06-13T16:00:00Z&include_tariff=false');
    assert.equal(at(bare.body, 'data.0.tariff'), null);
    const estimate = await rates('end_time=2026-06-16T00:00:00Z');
    const confidences = listAt(estimate.body, 'data').map(entry => at(entry, 'tariff.confidence'));
    assert.deepEqual([...new Set(confidences)], [1, 0.8]);
  });

  it('refuses rates that cannot be given', async () => {
    const {api, location} = await connected();
    const home = await api('POST', '/locations', {postal_address: GB_ADDRESS});
    for (const [path, code] of [
      [`${location}`, 'time_invalid'],
      [`${location}?end_time=tomorrow`, 'time_invalid'],
      [`${location}?end_time=2026-06-13T00:00:00Z`, 'time_invalid'],
      [`${location}?end_time=2026-06-14T00:00:00Z&direction=EXPORT`, 'no_tariff_connected'],
      [`${location}?end_time=2026-06-14T00:00:00Z&direction=UP`, 'tariff_direction_invalid'],
      [`${textAt(home.body, 'id')}?end_time=2026-06-14T00:00:00Z`, 'no_tariff_connected'],
    ] as const) {
      const answer = await api('GET', `/tariffs/rates/${path}`);
      assert.equal(answer.status, 422);
      assert.equal(at(answer.body, 'code'), code);
    }
  });

  it('knows no other addresses and no other methods', async () => {
    const {api, fetch} = setUp();
    assert.equal((await api('GET', '/nowhere')).status, 404);
    assert.equal((await api('PUT', '/locations')).status, 405);
    assert.equal((await api('DELETE', '/login')).status, 405);
    assert.equal((await fetch('/nowhere')).status, 404);
    assert.equal((await fetch('/connect')).status, 405);
  });
});
