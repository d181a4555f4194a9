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

/** The start, the end and one more value of each entry. */
const shown = (list: Json[], path: string) =>
  list.map(entry => [at(entry, 'start_time'), at(entry, 'end_time'), at(entry, path)]);

const minutes = (list: Json[]) =>
  list.reduce<number>(
    (sum, slot) =>
      sum +
      (Date.parse(textAt(slot, 'end_time')) - Date.parse(textAt(slot, 'start_time'))) / 60_000,
    0,
  );

/** A home in London that is cheap from 23 to 7. */
async function home(now = '2026-06-13T12:00:00Z', hours: object[] = DAY_AND_NIGHT) {
  const all = setUp({now: () => new Date(now)});
  const id = await all.connectedHours(hours);
  const slots = async (kind: string, query: string) =>
    (await all.api('GET', `/slots/${kind}/${id}?${query}`)).body;
  const schedule = async (rest: object) =>
    (
      await all.api('POST', '/schedules', {
        location_id: id,
        max_power: {units: 'KW', value: 10},
        ...rest,
      })
    ).body;
  return {...all, id, slots, schedule};
}

const TODAY = 'start_time=2026-06-13T12:00:00Z&end_time=2026-06-14T12:00:00Z';

describe('slots by time', () => {
  it('are the cheapest hours in one piece, and the dearest', async () => {
    const {slots} = await home();
    const low = await slots('time', `${TODAY}&segment=LOW&duration=300`);
    assert.deepEqual(shown(listAt(low, 'data'), 'tariff.rate_avg'), [
      ['2026-06-13T22:00:00Z', '2026-06-14T03:00:00Z', 0.1],
    ]);
    assert.equal(at(low, 'request.duration'), 300);
    const high = await slots('time', `${TODAY}&segment=HIGH&duration=601`);
    assert.deepEqual(shown(listAt(high, 'data'), 'tariff.rate_avg'), [
      ['2026-06-13T12:00:00Z', '2026-06-13T22:00:00Z', 0.3],
      ['2026-06-14T06:00:00Z', '2026-06-14T06:01:00Z', 0.3],
    ]);
  });

  it('reach into the dearer hours next to them when the cheap ones do not suffice', async () => {
    const {slots} = await home();
    const low = await slots('time', `${TODAY}&segment=LOW&duration=600`);
    // Eight hours at 0.1 and two at 0.3.
    assert.deepEqual(shown(listAt(low, 'data'), 'tariff.rate_avg'), [
      ['2026-06-13T20:00:00Z', '2026-06-14T06:00:00Z', 0.14],
    ]);
  });

  for (const [day, before, cheap] of [
    ['2026-03-29', '2026-03-28', 7],
    ['2026-06-14', '2026-06-13', 8],
    ['2026-10-25', '2026-10-24', 9],
  ] as const) {
    it(`know that the night to ${day} has ${cheap} cheap hours`, async () => {
      const {slots} = await home(`${before}T12:00:00Z`);
      const range = `start_time=${before}T12:00:00Z&end_time=${day}T12:00:00Z`;
      const slot = await slots('time', `${range}&segment=LOW&duration=${cheap * 60}`);
      assert.equal(at(slot, 'data.0.tariff.rate_avg'), 0.1);
      assert.equal(minutes(listAt(slot, 'data')), cheap * 60);
      const more = await slots('time', `${range}&segment=LOW&duration=${cheap * 60 + 60}`);
      assert.equal(
        at(more, 'data.0.tariff.rate_avg'),
        Number(((cheap * 0.1 + 0.3) / (cheap + 1)).toFixed(5)),
      );
    });
  }

  it('of a market are as long as asked for and cheaper than the rest', async () => {
    const {api, connected} = setUp();
    const id = await connected({country: 'DE'});
    const ask = async (segment: string) => {
      const query = `end_time=2026-06-14T22:00:00%2B02:00&segment=${segment}&duration=200`;
      return listAt((await api('GET', `/slots/time/${id}?${query}`)).body, 'data');
    };
    const [low, high] = [await ask('LOW'), await ask('HIGH')];
    assert.equal(minutes(low), 200);
    assert.equal(minutes(high), 200);
    const rates = (list: Json[]) => list.map(slot => Number(at(slot, 'tariff.rate_avg')));
    assert.ok(Math.max(...rates(low)) < Math.min(...rates(high)));
    assert.ok(low.every(slot => textAt(slot, 'start_time').endsWith('+02:00')));
    const starts = low.map(slot => textAt(slot, 'start_time'));
    assert.deepEqual(starts, [...starts].sort());
  });

  it('are refused where the question makes no sense', async () => {
    const {api, id} = await home();
    for (const [query, code] of [
      [`${TODAY}&segment=LOW`, 'duration_invalid'],
      [`${TODAY}&segment=LOW&duration=0`, 'duration_invalid'],
      [`${TODAY}&segment=LOW&duration=1441`, 'duration_invalid'],
      [`${TODAY}&segment=LOW&duration=two`, 'parameter_invalid'],
      [`${TODAY}&duration=60`, 'parameter_invalid'],
      [`${TODAY}&duration=60&segment=low`, 'parameter_invalid'],
      [`segment=LOW&duration=60`, 'time_invalid'],
      [`end_time=2026-09-12T12:00:00Z&segment=LOW&duration=60`, 'time_invalid'],
      [`${TODAY}&segment=LOW&duration=60&direction=EXPORT`, 'no_tariff_connected'],
    ] as const) {
      const answer = await api('GET', `/slots/time/${id}?${query}`);
      assert.equal(answer.status, 422, query);
      assert.equal(at(answer.body, 'code'), code, query);
    }
    assert.equal((await api('GET', `/slots/time/loc_x?${TODAY}`)).status, 404);
  });
});

describe('slots by threshold', () => {
  it('are the time up to a price, or from it on', async () => {
    const {slots} = await home();
    const low = await slots('threshold', `${TODAY}&segment=LOW&absolute=0.1`);
    assert.deepEqual(shown(listAt(low, 'data'), 'tariff.rate'), [
      ['2026-06-13T22:00:00Z', '2026-06-14T06:00:00Z', 0.1],
    ]);
    assert.equal(at(low, 'duration'), 480);
    const high = await slots('threshold', `${TODAY}&segment=HIGH&absolute=0.30000&relative=0.01`);
    assert.equal(at(high, 'duration'), 960);
    const none = await slots('threshold', `${TODAY}&segment=LOW&absolute=0.09`);
    assert.deepEqual([at(none, 'duration'), at(none, 'data')], [0, []]);
  });

  it('take 1 for the highest price and 0.01 for the lowest', async () => {
    const {slots} = await home();
    const durations = await Promise.all(
      ['0.01', '0.99', '1'].map(async relative =>
        at(await slots('threshold', `${TODAY}&segment=LOW&relative=${relative}`), 'duration'),
      ),
    );
    assert.deepEqual(durations, [480, 480, 1440]);
  });

  it('need a threshold', async () => {
    const {slots} = await home();
    for (const query of ['', '&relative=0', '&relative=1.01']) {
      const answer = await slots('threshold', `${TODAY}&segment=LOW${query}`);
      assert.equal(at(answer, 'code'), 'threshold_invalid');
    }
  });
});

describe('a schedule', () => {
  const car = {
    device_id: 'dev_car',
    direction: 'IMPORT',
    start_time: '2026-06-13T18:00:00+01:00',
    end_time: '2026-06-14T07:00:00+01:00',
    max_power: {units: 'KW', value: 7},
    energy: {units: 'KWH', value: 28},
  };

  it('charges a car by 7:00 in the cheapest hours, and says what that saves', async () => {
    const {schedule} = await home();
    const plan = await schedule({data: [car]});
    assert.deepEqual(shown(listAt(plan, 'data.0.schedule'), 'power'), [
      ['2026-06-13T23:00:00+01:00', '2026-06-14T03:00:00+01:00', {units: 'W', value: 7000}],
    ]);
    assert.deepEqual(at(plan, 'data.0.tariff'), {value: 2.8, confidence: 1});
    // At once it would have been four hours at 0.3.
    assert.deepEqual(at(plan, 'data.0.savings'), {value: 5.6, percentage: 66.67});
    assert.deepEqual(at(plan, 'tariff'), at(plan, 'data.0.tariff'));
    assert.deepEqual(at(plan, 'savings'), at(plan, 'data.0.savings'));
    assert.equal(at(plan, 'currency_code'), 'GBP');
  });

  it('is an event', async () => {
    const {schedule, events} = await home();
    const plan = await schedule({data: [car]});
    const [event = null] = await events('event_type=schedule.created');
    assert.equal(at(event, 'data.id'), at(plan, 'id'));
  });

  for (const [from, to, hours] of [
    ['2026-03-28T20:00:00Z', '2026-03-29T08:00:00+01:00', 7],
    ['2026-10-24T20:00:00+01:00', '2026-10-25T08:00:00Z', 9],
  ] as const) {
    it(`uses all ${hours} cheap hours of the night to ${to.slice(0, 10)}`, async () => {
      const {schedule} = await home(from);
      const data = [
        {...car, start_time: from, end_time: to, energy: {units: 'WH', value: hours * 7000}},
      ];
      const plan = await schedule({data});
      assert.equal(at(plan, 'tariff.value'), Number((hours * 0.7).toFixed(10)));
      assert.equal(minutes(listAt(plan, 'data.0.schedule')), hours * 60);
    });
  }

  it('keeps all devices together below the power of the house', async () => {
    const {schedule} = await home();
    const heat = {...car, device_id: 'dev_heat', energy: {units: 'KWH', value: 27}};
    const plan = await schedule({data: [car, heat]});
    // Three kilowatts are left while the car charges, seven after it.
    assert.deepEqual(shown(listAt(plan, 'data.1.schedule'), 'power.value'), [
      ['2026-06-13T23:00:00+01:00', '2026-06-14T03:00:00+01:00', 3000],
      ['2026-06-14T03:00:00+01:00', '2026-06-14T05:08:35+01:00', 7000],
    ]);
    assert.ok(Math.abs(Number(at(plan, 'data.1.tariff.value')) - 2.7) < 0.001);
  });

  it('buys nothing above a threshold, and takes what there is below it', async () => {
    const {schedule} = await home();
    const need = {...car, energy: {units: 'KWH', value: 70}};
    const whole = await schedule({data: [need]});
    assert.equal(minutes(listAt(whole, 'data.0.schedule')), 600);
    for (const shaving_threshold of [{absolute: 0.2}, {relative: 0.5}]) {
      const plan = await schedule({shaving_threshold, data: [need]});
      assert.deepEqual(at(plan, 'shaving_threshold'), shaving_threshold);
      assert.equal(minutes(listAt(plan, 'data.0.schedule')), 480);
      assert.equal(at(plan, 'tariff.value'), 5.6);
    }
  });

  it('needs nothing but a location', async () => {
    const {schedule, api} = await home();
    const plan = await schedule({});
    assert.deepEqual([at(plan, 'data'), at(plan, 'tariff.value')], [[], 0]);
    const nowhere = await api('POST', '/schedules', {
      location_id: 'loc_x',
      max_power: {units: 'W', value: 1},
    });
    assert.equal(nowhere.status, 404);
  });

  it('is refused where the question makes no sense', async () => {
    const {schedule} = await home();
    for (const [rest, code] of [
      [{max_power: {units: 'HP', value: 1}}, 'units_invalid'],
      [{max_power: {units: 'W', value: '0'}}, 'power_invalid'],
      [{max_power: {units: 'W', value: 'lots'}}, 'power_invalid'],
      [{max_power: undefined}, 'data_json_invalid'],
      [{data: [{...car, energy: {units: 'WH', value: -1}}]}, 'energy_invalid'],
      [{data: [{...car, end_time: '7:00'}]}, 'time_invalid'],
      [{data: [{...car, direction: 'EXPORT'}]}, 'no_tariff_connected'],
      [{data: [{...car, direction: 'LOCAL'}]}, 'tariff_direction_not_supported'],
    ] as const) {
      assert.equal(at(await schedule(rest), 'code'), code);
    }
  });
});
