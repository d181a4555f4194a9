import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {at, GB_ADDRESS, listAt, setUp, textAt} from '../../../support/simulator/client.js';

const hour = (valid_from: string, valid_to: string, rate: object) => ({
  valid_from,
  valid_to,
  rate: [rate],
});
const schedule = (...hours: object[]) => [
  {months: ['All'], days_and_hours: [{days: ['All'], hours}]},
];
const FLAT = schedule(hour('00:00:00', '00:00:00', {fixed: 0.24, to_kwh: null}));
const NIGHT = schedule(
  hour('07:00:00', '23:00:00', {fixed: 0.3}),
  hour('23:00:00', '07:00:00', {fixed: 0.1}),
);
const SURCHARGE = schedule(
  hour('00:00:00', '00:00:00', {surcharge_fixed: 0.02, surcharge_percentage: 0.05}),
);

const SESSION = {
  direction: 'IMPORT',
  type: 'COMMODITY',
  location_reference_id: 'L1',
  postal_address: GB_ADDRESS,
};

const batch = (tariff: object, session: object = {}) => ({
  session: {...SESSION, ...session},
  tariff,
});

describe('a batch', () => {
  it('connects a tariff without a conversation, and answers as the exchange does', async () => {
    const {api, standing, restore} = setUp();
    const page = await restore(await standing('provider-select'));
    const provider_id = textAt(page.body, 'data.providers.3.id');
    const {status, body} = await api(
      'POST',
      '/connect/tariff/batch',
      batch({
        ...{provider_id, type: 'FIXED', name: 'Super Cheap 2008', data: FLAT},
        contract: {end_date: '2027-06-15T00:00:00Z'},
      }),
    );
    assert.equal(status, 200);
    assert.equal(at(body, 'complete_action'), 'SAVE');
    assert.equal(at(body, 'is_tariff_processed'), true);
    assert.equal(at(body, 'location_reference_id'), 'L1');
    const exchange = await api('GET', `/connect/tariff/token?connect_token=${textAt(body, 'id')}`);
    assert.deepEqual(exchange.body, body);

    const location = textAt(body, 'location_id');
    const element = at(
      (await api('GET', `/locations/${location}/status`)).body,
      'tariff_status.commodity_import',
    );
    assert.equal(at(element, 'provider.id'), provider_id);
    assert.equal(at(element, 'tariff.display_name'), 'Super Cheap 2008');
    assert.equal(at(element, 'tariff.structure_type'), 'FIXED');
    assert.equal(at(element, 'tariff.contract_end_date'), '2027-06-15T00:00:00Z');
  });

  it('takes hours, and the market price with a surcharge', async () => {
    const {api} = setUp();
    for (const [type, data, key] of [
      ['TIME_OF_DAY', NIGHT, 'fixed'],
      ['MARKET', SURCHARGE, 'surcharge_percentage'],
    ] as const) {
      const {body} = await api('POST', '/connect/tariff/batch', batch({type, name: type, data}));
      const location = textAt(body, 'location_id');
      const list = await api('GET', `/tariffs/elements?location_id=${location}`);
      const shown = listAt(list.body, 'data.0.schedule.0.days_and_hours.0.hours');
      const given = data[0]?.days_and_hours[0]?.hours ?? [];
      assert.equal(shown.length, given.length);
      assert.equal(at(shown[0] ?? null, `rate.0.${key}`), type === 'MARKET' ? 0.05 : 0.3);
      assert.equal(at(list.body, 'data.0.market_rates'), type === 'MARKET');
    }
  });

  it('disconnects', async () => {
    const {api, connected} = setUp();
    const location_id = await connected();
    const {status, body} = await api('POST', '/connect/tariff/batch', {
      session: {direction: 'IMPORT', type: 'COMMODITY', location_id, disconnect: true},
    });
    assert.equal(status, 200);
    assert.equal(at(body, 'complete_action'), 'DISCONNECT');
    const list = await api('GET', `/tariffs/elements?location_id=${location_id}`);
    assert.deepEqual(at(list.body, 'data'), []);
  });

  it('is refused where it names what there is not, and connects nothing then', async () => {
    const {api} = setUp();
    for (const [body, code] of [
      [batch({type: 'FIXED', data: FLAT, provider_id: 'prv_x'}), 'provider_not_found'],
      [batch({type: 'FIXED', data: FLAT}, {direction: 'UP'}), 'tariff_direction_invalid'],
      [batch({type: 'FIXED', data: FLAT}, {customer_id: 'cus_x'}), 'customer_not_found'],
      [batch({type: 'FIXED'}), 'data_json_invalid'],
      [batch({type: 'SEASONS', data: FLAT}), 'data_json_invalid'],
      [batch({type: 'FIXED', data: FLAT, contract: {end_date: 'soon'}}), 'date_format_invalid'],
      [{session: SESSION}, 'data_json_invalid'],
    ] as const) {
      const refused = await api('POST', '/connect/tariff/batch', body);
      assert.equal(at(refused.body, 'code'), code);
    }
    assert.deepEqual(at((await api('GET', '/locations')).body, 'data'), []);
  });
});

describe('an element that is created', () => {
  const element = (location_id: string) => ({
    ...{location_id, direction: 'EXPORT', type: 'COMMODITY', display_name: 'Sun'},
    contract_start_date: '2026-01-01T00:00:00Z',
    contract_end_date: '2027-01-01T00:00:00Z',
    schedule: NIGHT,
  });

  it('is one of its location, with an event, and takes the place of the one before', async () => {
    const {api, connected, events} = setUp();
    const id = await connected();
    const before = (await events('event_type=location.update')).length;
    const {status, body} = await api('POST', '/tariffs/elements', element(id));
    assert.equal(status, 200);
    assert.equal(at(body, 'connection_type'), 'MANUAL');
    assert.equal((await events('event_type=location.update')).length, before + 1);
    const again = await api('POST', '/tariffs/elements', {...element(id), market_rates: true});
    assert.equal(at(again.body, 'connection_type'), 'MARKET');
    const list = await api('GET', `/tariffs/elements?location_id=${id}&direction=EXPORT`);
    assert.deepEqual(at(list.body, 'data'), [again.body]);
    const gone = await api('DELETE', `/tariffs/elements/${textAt(again.body, 'id')}`);
    assert.equal(gone.status, 202);
  });

  it('needs a location of its own kind of data', async () => {
    const {api, connected} = setUp();
    assert.equal((await api('POST', '/tariffs/elements', element('loc_x'))).status, 404);
    const live = await api('POST', '/tariffs/elements', element(''));
    assert.equal(at(live.body, 'code'), 'location_id_missing');
    const id = await connected();
    const kind = await api('POST', '/tariffs/elements', {...element(id), type: 'HEAT'});
    assert.equal(at(kind.body, 'code'), 'tariff_type_invalid');
    const fees = await api('POST', '/tariffs/elements', {...element(id), type: 'NON_COMMODITY'});
    assert.equal(at(fees.body, 'code'), 'tariff_direction_not_supported');
  });
});
