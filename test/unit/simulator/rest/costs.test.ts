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

/** A home in London that is cheap from 23 to 7, and its meter. */
async function home(hours: object[] = DAY_AND_NIGHT) {
  const all = setUp();
  const id = await all.connectedHours(hours);
  const record = (rest: object = {}) => ({
    location_id: id,
    units: 'KWH',
    value: 1,
    start_time: '2026-06-12T22:00:00+01:00',
    end_time: '2026-06-13T00:00:00+01:00',
    ...rest,
  });
  const instant = (rest: object = {}, query = '') =>
    all.api('POST', `/costs/instant?${query}`, record(rest));
  const interval = async (query = '', body: object = {}, of = id) =>
    (await all.api('POST', `/costs/interval/${of}?${query}`, body)).body;
  return {...all, id, record, instant, interval};
}

const costs = (body: Json) =>
  listAt(body, 'data').map(entry => [at(entry, 'energy.value'), at(entry, 'tariff.value')]);

describe('the cost of a record', () => {
  it('is its energy at the price of each part of its time', async () => {
    const {instant} = await home();
    // An hour at 0.3 and an hour at 0.1.
    const {body} = await instant();
    assert.equal(at(body, 'data.tariff.value'), 0.2);
    assert.equal(at(body, 'data.energy.value'), 1000);
    assert.equal(at(body, 'data.start_time'), '2026-06-12T22:00:00+01:00');
    assert.equal(at(body, 'request.value'), 1);
  });

  it('is exact where binary fractions are not', async () => {
    const {instant} = await home([
      {valid_from: '00:00:00', valid_to: '12:00:00', cost: 0.1},
      {valid_from: '12:00:00', valid_to: '00:00:00', cost: 0.29},
    ]);
    const cost = async (rest: object) => at((await instant(rest)).body, 'data.tariff.value');
    assert.equal(await cost({value: 3, end_time: '2026-06-12T23:00:00+01:00'}), 0.87);
    const morning = {start_time: '2026-06-12T00:00:00Z', end_time: '2026-06-12T01:00:00Z'};
    assert.equal(await cost({...morning, value: 1.1}), 0.11);
    assert.equal(await cost({...morning, value: 1e-7}), 1e-8);
    assert.equal(await cost({...morning, value: 1_234_567.89}), 123_456.789);
    // A third of an hour at 0.29, two thirds at 0.1: rounded once, at the end.
    const noon = {start_time: '2026-06-12T10:20:00Z', end_time: '2026-06-12T11:20:00Z'};
    assert.equal(await cost({...noon, value: 1}), 0.1633333333);
  });

  for (const [units, value] of [
    ['W', 500],
    ['KW', 0.5],
    ['WH', 1000],
    ['KWH', 1],
  ] as const) {
    it(`may be given in ${units}`, async () => {
      const {instant} = await home();
      assert.equal(at((await instant({units, value})).body, 'data.tariff.value'), 0.2);
    });
  }

  it('of an even use over a night is right where the clocks change', async () => {
    const {instant} = await home();
    // 8 hours by the clock, 7 in truth, all of them cheap; then 2 dear ones.
    const {body} = await instant({
      units: 'KW',
      value: 1,
      start_time: '2026-03-28T23:00:00Z',
      end_time: '2026-03-29T09:00:00+01:00',
    });
    assert.equal(at(body, 'data.energy.value'), 9000);
    assert.equal(at(body, 'data.tariff.value'), 1.3);
  });

  it('is negative where the market price is', async () => {
    const {instant} = await home([{valid_from: '00:00:00', valid_to: '00:00:00', cost: 0.25}]);
    assert.equal(at((await instant()).body, 'data.tariff.value'), 0.25);
    const {api, connected} = setUp({seed: 3});
    const location_id = await connected({country: 'DE'});
    const query = 'start_time=2026-06-01T00:00:00Z&end_time=2026-06-30T00:00:00Z';
    const rates = await api('GET', `/tariffs/rates/${location_id}?${query}`);
    const below = listAt(rates.body, 'data').find(one => Number(at(one, 'tariff.rate')) < 0);
    assert.ok(below);
    const {body} = await api('POST', '/costs/instant', {
      location_id,
      units: 'KWH',
      value: 10,
      start_time: at(below, 'valid_from'),
      end_time: at(below, 'valid_to'),
    });
    const rate = Number(at(below, 'tariff.rate'));
    assert.equal(at(body, 'data.tariff.value'), Number((rate * 10).toFixed(10)));
  });

  it('is kept unless it was only a trial', async () => {
    const {instant, interval} = await home();
    assert.equal(
      at((await instant({}, 'non_persistent=true')).body, 'request.non_persistent'),
      true,
    );
    assert.deepEqual(costs(await interval()), []);
    await instant();
    assert.deepEqual(costs(await interval()), [[1000, 0.2]]);
  });

  it('is refused if a field is invalid', async () => {
    const {instant, api} = await home();
    for (const [rest, code] of [
      [{location_id: ''}, 'location_id_missing'],
      [{location_id: 'loc_x'}, 'location_not_found'],
      [{units: 'BTU'}, 'units_invalid'],
      [{value: -1}, 'energy_invalid'],
      [{value: '1'}, 'data_json_invalid'],
      [{end_time: '2026-06-12T22:00:00+01:00'}, 'time_invalid'],
      [{start_time: 'yesterday'}, 'time_invalid'],
      [{measurand: 'OFFERED'}, 'measurand_invalid'],
      [{direction: 'EXPORT'}, 'no_tariff_connected'],
      [{tariff_rate: 'LOCAL'}, 'tariff_direction_not_supported'],
    ] as const) {
      const answer = await instant(rest);
      assert.equal(answer.status, 422);
      assert.equal(at(answer.body, 'code'), code);
    }
    assert.equal((await instant({}, 'non_persistent=maybe')).status, 422);
    assert.equal((await api('POST', '/costs/session/none')).status, 404);
    assert.equal((await api('POST', '/costs/interval/none', {})).status, 404);
  });

  it('waits for a tariff that is pending', async () => {
    const {instant, command, id} = await home();
    await command(`/locations/${id}`, {status: 'PENDING'});
    assert.equal(at((await instant()).body, 'code'), 'pending_connect');
  });
});

describe('meter records', () => {
  it('are counted as they are taken, and those that fail are named', async () => {
    const {api, record} = await home();
    const sent = await api('PUT', '/meters/interval', [
      record(),
      record({units: 'BTU', record_reference_id: 'R2'}),
      record({end_time: 'later'}),
    ]);
    assert.equal(at(sent.body, 'records_submitted'), 3);
    assert.equal(at(sent.body, 'records_accepted'), 1);
    assert.deepEqual(at(sent.body, 'failed_records'), [
      {record_num: 1, record_reference_id: 'R2', error: 'The units are not supported.'},
      {record_num: 2, error: 'A time is missing or not in the form of RFC 3339.'},
    ]);
    const batch = await api('GET', `/meters/batch?batch_id=${textAt(sent.body, 'id')}`);
    assert.equal(at(batch.body, 'records_processed'), 1);
    assert.equal((await api('GET', '/meters/batch?batch_id=bat_x')).status, 404);
  });

  it('may be what a counter shows, in one batch or in several', async () => {
    const {api, id, interval} = await home();
    const noon = Date.parse('2026-06-12T12:00:00Z') / 1000;
    const send = (...readings: [seconds: number, value: number][]) =>
      api('PUT', '/meters/cumulative/epoch', {
        location_id: id,
        units: 'KWH',
        data: readings.map(([seconds, value]) => ({time: noon + seconds, value})),
      });
    await send([0, 100.1], [3600, 101.4]);
    const late = await send([7200, 101.5], [7200, 102], [9000, 101]);
    assert.deepEqual(
      listAt(late.body, 'failed_records').map(failed => at(failed, 'record_num')),
      [1, 2],
    );
    // 1.3 and 0.1 kWh, which binary fractions would make 1.3000000000000114.
    assert.deepEqual(costs(await interval()), [[1400, 0.42]]);
  });

  it('are summed over a period, cut at midnight of the location', async () => {
    const {api, record, interval} = await home();
    await api('PUT', '/meters/interval', [
      // Two hours before midnight and two after it: 0.3, 0.1, 0.1, 0.1.
      record({value: 4, end_time: '2026-06-13T02:00:00+01:00'}),
      record({
        value: 2,
        start_time: '2026-06-30T23:30:00+01:00',
        end_time: '2026-07-01T00:30:00+01:00',
      }),
    ]);
    assert.deepEqual(costs(await interval()), [[6000, 0.8]]);
    const days = await interval('aggregation=DAY');
    assert.deepEqual(
      listAt(days, 'data').map(day => [
        textAt(day, 'start_time'),
        at(day, 'energy.value'),
        at(day, 'tariff.value'),
      ]),
      [
        ['2026-06-12T21:00:00Z', 2000, 0.4],
        ['2026-06-12T23:00:00Z', 2000, 0.2],
        ['2026-06-29T23:00:00Z', 1000, 0.1],
        ['2026-06-30T23:00:00Z', 1000, 0.1],
      ],
    );
    assert.deepEqual(costs(await interval('aggregation=MONTH')), [
      [5000, 0.7],
      [1000, 0.1],
    ]);
    const june = {start_time: '2026-06-13T00:30:00+01:00', end_time: '2026-06-13T01:00:00+01:00'};
    const part = await interval('', june);
    assert.deepEqual(costs(part), [[500, 0.05]]);
    assert.equal(at(part, 'data.0.start_time'), june.start_time);
    assert.equal(at(await interval('aggregation=WEEK'), 'code'), 'parameter_invalid');
  });

  it('know days of 23 and of 25 hours', async () => {
    const {api, record, interval} = await home();
    for (const [start, hours] of [
      ['2026-03-28T00:00:00Z', 71],
      ['2026-10-24T00:00:00+01:00', 73],
    ] as const) {
      const end_time = new Date(Date.parse(start) + hours * 3_600_000).toISOString();
      await api('PUT', '/meters/interval', [
        record({units: 'KW', value: 1, start_time: start, end_time}),
      ]);
    }
    assert.deepEqual(costs(await interval('aggregation=DAY')), [
      [24_000, 5.6],
      [23_000, 5.5],
      [24_000, 5.6],
      [24_000, 5.6],
      [25_000, 5.7],
      [24_000, 5.6],
    ]);
  });

  it('of a device are found under it, those of a session under its reference', async () => {
    const {api, record, interval} = await home();
    const device = {device_id: 'dev_car', session_reference_id: 'A trip'};
    await api('PUT', '/meters/interval', [
      record(),
      record({...device, value: 2}),
      record({...device, value: 3, end_time: '2026-06-13T02:00:00+01:00'}),
    ]);
    assert.deepEqual(costs(await interval('', {}, 'dev_car')), [[5000, 0.85]]);
    const {body} = await api('POST', '/costs/session/A%20trip?include_carbon=true');
    assert.deepEqual(costs(body), [[5000, 0.85]]);
    assert.equal(at(body, 'object_id'), 'dev_car');
    assert.equal(at(body, 'data.0.session_reference_id'), 'A trip');
    assert.equal(at(body, 'data.0.end_time'), '2026-06-13T01:00:00Z');
    assert.equal(at(body, 'data.0.carbon.value'), 750);
    assert.deepEqual(costs(await interval('direction=EXPORT', {}, 'dev_car')), []);
  });
});
