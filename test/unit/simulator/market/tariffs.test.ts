import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  at,
  DAY_AND_NIGHT,
  listAt,
  setUp,
  textAt,
  type Json,
} from '../../../support/simulator/client.js';

const RANGE = 'start_time=2026-06-13T00:00:00Z&end_time=2026-06-14T00:00:00Z';

/** Adds a grid fee of one price to a location. */
async function addFee({token, turn}: ReturnType<typeof setUp>, location_id: string, cost: number) {
  const id = await token({location_id, type: 'NON_COMMODITY'});
  await turn(id, 'session_restore');
  await turn(id, 'provider_select', {action: 'PROVIDER_MISSING'});
  await turn(id, 'provider_name_capture', {data: {provider: {name: 'The grid'}}});
  await turn(id, 'tariff_structure_select', {data: {options: ['FIXED']}});
  await turn(id, 'rate_fixed_capture', {data: {cost}});
  await turn(id, 'tariff_name_capture', {data: {tariff: {name: 'Network fee'}}});
  await turn(id, 'contract_term_capture', {data: {contract_end_date: null}});
  await turn(id, 'summary_fixed_confirm', {action: 'SAVE'});
}

/** A location that pays the market's price and a bit. */
async function marketHome(all: ReturnType<typeof setUp>) {
  const token = await all.standing('surcharge');
  const surcharge = {fixed: 0.02, percentage: 18.5};
  await all.turn(token, 'market_surcharge_capture', {data: {surcharge}});
  await all.turn(token, 'tariff_name_capture', {data: {tariff: {name: 'Market'}}});
  const contract_end_date = '2027-01-31T00:00:00Z';
  await all.turn(token, 'contract_term_capture', {data: {contract_end_date}});
  await all.turn(token, 'summary_tou_confirm', {action: 'SAVE'});
  const exchange = await all.api('GET', `/connect/tariff/token?connect_token=${token}`);
  return textAt(exchange.body, 'location_id');
}

describe('tariff elements', () => {
  it('show the hours of a tariff', async () => {
    const {api, connectedHours} = setUp();
    const id = await connectedHours(DAY_AND_NIGHT);
    const {body} = await api('GET', `/tariffs/elements?location_id=${id}`);
    const [element = null] = listAt(body, 'data');
    assert.equal(at(element, 'display_name'), 'Day & Night');
    assert.equal(at(element, 'connection_type'), 'MANUAL');
    assert.deepEqual([at(element, 'is_linked'), at(element, 'market_rates')], [false, false]);
    const rate = (fixed: number) => [
      {fixed, to_kwh: null, surcharge_fixed: null, surcharge_percentage: null},
    ];
    assert.deepEqual(at(element, 'schedule'), [
      {
        months: ['All'],
        days_and_hours: [
          {
            days: ['All'],
            hours: [
              {valid_from: '07:00:00', valid_to: '23:00:00', rate: rate(0.3)},
              {valid_from: '23:00:00', valid_to: '07:00:00', rate: rate(0.1)},
            ],
          },
        ],
      },
    ]);
    const one = await api('GET', `/tariffs/elements/${textAt(element, 'id')}`);
    assert.deepEqual(one.body, element);
  });

  it('show the surcharge on a market’s price, and the end of the contract', async () => {
    const all = setUp();
    const id = await marketHome(all);
    const {body} = await all.api('GET', `/tariffs/elements?location_id=${id}`);
    const rate = 'data.0.schedule.0.days_and_hours.0.hours.0.rate.0';
    assert.equal(at(body, 'data.0.market_rates'), true);
    assert.equal(at(body, 'data.0.contract_end_date'), '2027-01-31T00:00:00Z');
    assert.equal(at(body, `${rate}.surcharge_fixed`), 0.02);
    assert.equal(at(body, `${rate}.surcharge_percentage`), 0.185);
  });

  it('are found by type and direction', async () => {
    const all = setUp();
    const id = await all.connected();
    await addFee(all, id, 0.05);
    const find = async (query: string) => {
      const {body} = await all.api('GET', `/tariffs/elements?location_id=${id}${query}`);
      return listAt(body, 'data').map(one => at(one, 'type'));
    };
    assert.deepEqual(await find(''), ['NON_COMMODITY', 'COMMODITY']);
    assert.deepEqual(await find('&type=COMMODITY'), ['COMMODITY']);
    assert.deepEqual(await find('&direction=EXPORT'), []);
    for (const [path, status, code] of [
      ['', 422, 'location_id_missing'],
      ['?location_id=loc_x', 404, null],
      [`?location_id=${id}&type=GAS`, 422, 'tariff_type_invalid'],
      [`?location_id=${id}&direction=UP`, 422, 'tariff_direction_invalid'],
    ] as const) {
      const answer = await all.api('GET', `/tariffs/elements${path}`);
      assert.deepEqual([answer.status, at(answer.body, 'code')], [status, code]);
    }
  });

  it('can be deleted, which disconnects them', async () => {
    const {api, connected, events} = setUp();
    const id = await connected();
    const list = await api('GET', `/tariffs/elements?location_id=${id}`);
    const path = `/tariffs/elements/${textAt(list.body, 'data.0.id')}`;
    assert.equal((await api('DELETE', path)).status, 202);
    assert.equal((await api('DELETE', path)).status, 404);
    const status = await api('GET', `/locations/${id}/status`);
    assert.equal(at(status.body, 'tariff_status.commodity_import.status'), 'NOT_CONNECTED');
    assert.equal(at((await events()).at(-1) ?? null, 'type'), 'location.update');
  });
});

describe('the audit of prices', () => {
  it('adds up to the rates, with the grid fee on top', async () => {
    const all = setUp();
    const id = await marketHome(all);
    await addFee(all, id, 0.0543);
    const audit = listAt((await all.api('GET', `/tariffs/audit/${id}?${RANGE}`)).body, 'data');
    const rates = listAt((await all.api('GET', `/tariffs/rates/${id}?${RANGE}`)).body, 'data');
    assert.equal(audit.length, 48);
    const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);
    const number = (entry: Json, path: string) => Number(at(entry, path));
    for (const [i, entry] of audit.entries()) {
      const part = (name: string) => number(entry, `tariff_rate.commodity.${name}`);
      near(part('market') + part('fixed') + part('percentage'), part('aggregate'));
      near(part('aggregate') + 0.0543, number(entry, 'tariff_rate.total'));
      near(number(rates[i] ?? null, 'tariff.rate'), number(entry, 'tariff_rate.total'));
      assert.equal(part('fixed'), 0.02);
      assert.ok(Math.abs((part('market') + 0.02) * 0.185 - part('percentage')) < 1e-5);
    }
  });

  it('knows no market where there is none', async () => {
    const {api, connectedHours} = setUp();
    const id = await connectedHours(DAY_AND_NIGHT);
    const {body} = await api('GET', `/tariffs/audit/${id}?${RANGE}`);
    assert.deepEqual(at(body, 'market_sources'), []);
    assert.deepEqual(at(body, 'data.0.tariff_rate.commodity'), {
      market: 0,
      fixed: 0.1,
      percentage: 0,
      tier: 0,
      aggregate: 0.1,
    });
  });
});

describe('rates', () => {
  it('have what was asked for', async () => {
    const {api, connected} = setUp();
    const id = await connected();
    for (const [query, keys] of [
      ['', ['tariff']],
      ['&include_tariff=true&include_carbon=true', ['carbon', 'tariff']],
      ['&include_tariff=false&include_carbon=true', ['carbon']],
    ] as const) {
      const {body} = await api('GET', `/tariffs/rates/${id}?${RANGE}${query}`);
      const first = listAt(body, 'data')[0] as object;
      assert.deepEqual(Object.keys(first).sort(), [...keys, 'valid_from', 'valid_to'].sort());
    }
    const odd = await api('GET', `/tariffs/rates/${id}?${RANGE}&include_tariff=1`);
    assert.equal(at(odd.body, 'code'), 'parameter_invalid');
  });

  it('reach over 90 days at most', async () => {
    const {api, connected} = setUp();
    const id = await connected();
    const ask = (end: string) =>
      api('GET', `/tariffs/rates/${id}?start_time=2026-03-01T00:00:00Z&end_time=${end}`);
    assert.equal((await ask('2026-05-30T00:00:00Z')).status, 200);
    assert.equal(at((await ask('2026-05-30T00:00:01Z')).body, 'code'), 'time_invalid');
  });
});
