import assert from 'node:assert/strict';
import {each, GB_ADDRESS} from '../../../support/server/companion.js';

const END = '2026-06-14T06:00:00Z';
const DAY = {start_time: '2026-06-13T00:00:00Z', end_time: '2026-06-13T12:00:00Z'};

each('locations are made, changed, listed page by page, and deleted', async start => {
  const {api} = start();
  const made = await api.createLocation({reference_id: 'HOME-1', postal_address: GB_ADDRESS});
  assert.deepEqual(made.postal_address, GB_ADDRESS);
  const other = await api.createLocation({reference_id: 'HOME-2', postal_address: GB_ADDRESS});
  const changed = await api.updateLocation(made.id, {reference_id: 'HOME-3'});
  assert.equal(changed.reference_id, 'HOME-3');
  assert.deepEqual(await api.location(made.id), changed);

  const first = await api.locations({limit: 1});
  assert.deepEqual([first.data[0]?.id, first.has_more], [other.id, true]);
  const second = await api.locations({limit: 1, starting_after: other.id});
  assert.deepEqual([second.data[0]?.id, second.has_more], [made.id, false]);
  assert.deepEqual(
    (await api.locations({reference_id: 'HOME-3'})).data.map(({id}) => id),
    [made.id],
  );
  await assert.rejects(api.createLocation({reference_id: 'HOME-3'}), {type: 'http', status: 409});

  await api.deleteLocation(made.id);
  await assert.rejects(api.location(made.id), {status: 404, code: 'location_not_found'});
  await assert.rejects(api.locationStatus(made.id), {status: 404, code: 'location_not_found'});
});

each('events are listed by type and place, and found one by one', async start => {
  const {api, connect, happen} = start();
  const location = await connect();
  await happen(location, 'expire');
  const {data} = await api.events({event_type: 'tariff.expired', object_id: location});
  assert.equal(data.length, 1);
  const [event] = data;
  assert.equal(event?.data['location_id'], location);
  assert.deepEqual(await api.event(event.id), event);
  await assert.rejects(api.event('evt_unknown'), {status: 404});
});

each('rates and slots are parsed, for prices as for emissions', async (start, _t, version) => {
  const {api, connect} = start();
  const location = await connect();
  const rates = await api.rates(location, {end_time: END, include_carbon: true});
  assert.equal(rates.currency_code, 'GBP');
  assert.equal(typeof rates.data[0]?.tariff?.rate, 'number');
  // Later releases say no more than the price, and always say it.
  const isZero = version === 'zero';
  assert.equal(typeof rates.data[0]?.carbon?.intensity === 'number', isZero);
  const bare = await api.rates(location, {end_time: END, include_tariff: false});
  assert.equal((bare.data[0]?.tariff ?? undefined) === undefined, isZero);

  const slots = await api.timeSlots(location, {end_time: END, segment: 'LOW', duration: 90});
  assert.equal(typeof slots.data[0]?.tariff.rate_avg, 'number');
  const within = await api.thresholdSlots(location, {
    ...{end_time: END, segment: 'HIGH', relative: 0.8},
  });
  assert.ok(within.data.length > 0 && typeof within.duration === 'number');
  await assert.rejects(api.timeSlots(location, {end_time: END, segment: 'LOW', duration: 1e6}), {
    code: 'duration_invalid',
  });
});

each('a schedule has a plan for each device', async start => {
  const {api, connect} = start();
  const schedule = await api.createSchedule({
    location_id: await connect(),
    max_power: {units: 'KW', value: 11},
    data: [
      {
        ...{device_id: 'dev_1', direction: 'IMPORT', end_time: END},
        energy: {units: 'KWH', value: 11},
      },
    ],
  });
  assert.match(schedule.id, /^(sch|sae)_/);
  assert.ok((schedule.data[0]?.schedule.length ?? 0) > 0);
});

each('meter records are submitted, followed, and reported as costs', async start => {
  const {api, connect} = start();
  const location_id = await connect();
  const record = {location_id, session_reference_id: 'S-1', units: 'KWH', ...DAY} as const;
  const batch = await api.submitIntervalRecords([{...record, value: 6}]);
  assert.equal(batch.records_accepted, 1);
  assert.equal((await api.meterBatch(batch.id)).id, batch.id);
  const counted = await api.submitCumulativeRecords({
    location_id,
    units: 'WH',
    data: [
      {time: Date.parse(DAY.start_time) / 1000, value: 1000},
      {time: Date.parse(DAY.end_time) / 1000, value: 4000},
    ],
  });
  assert.equal(counted.records_submitted, 2);

  const session = await api.sessionCosts('S-1');
  assert.equal(session.data[0]?.energy.value, 6000);
  const days = await api.intervalCosts(location_id, DAY, {aggregation: 'DAY'});
  assert.equal(days.data.length, 1);
  const instant = await api.instantCost({...record, value: 1}, {non_persistent: true});
  assert.ok((instant.data.tariff?.value ?? 0) > 0);
});
