import assert from 'node:assert/strict';
import {at, bodyOf, each, listAt} from '../../../support/server/companion.js';
import {alertsOf, always, delivery, eventOf} from '../../../support/server/webhook-delivery.js';

each(
  'an expired tariff is passed to onEvent and shown to its customer, until reconnected',
  async start => {
    const {connect, happen, events, get, clock} = start();
    const location_id = await connect();
    clock.now += 1_000;
    await happen(location_id, 'expire');
    const expired = events.filter(({type}) => type !== 'location.update');
    assert.deepEqual(
      expired.map(({type, locationId, customers}) => ({type, locationId, customers})),
      [{type: 'tariff.expired', locationId: location_id, customers: ['ann']}],
    );
    const body = await bodyOf(await get('tariffs'));
    const [alert = null] = listAt(body, 'locations.0.alerts');
    assert.equal(at(alert, 'type'), 'tariff.expired');
    assert.equal(at(alert, 'kind'), 'commodity_import');
    assert.equal(at(alert, 'id'), expired[0]?.id ?? '');
    assert.equal(
      at(alert, 'tariff_id'),
      at(body, 'locations.0.tariff_status.commodity_import.tariff.id'),
    );
    clock.now += 1_000;
    await connect({body: {location_id}});
    assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), []);
  },
);

each('what happens within the second of the connection is passed on too', async start => {
  const {connect, happen, get, clock} = start();
  // An event's moment is a whole second.
  clock.now += 900 - (clock.now % 1_000);
  const location_id = await connect();
  await happen(location_id, 'fail');
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.fetch.failed']);
});

each(
  'a disconnected tariff has no alerts, and the other one of the home keeps its own',
  async start => {
    const {connect, happen, get, post, clock} = start();
    const location_id = await connect();
    await connect({provider: 'library', body: {location_id, direction: 'EXPORT'}});
    clock.now += 1_000;
    await happen(location_id, 'expire');
    assert.equal(alertsOf(await bodyOf(await get('tariffs'))).length, 2);
    clock.now += 1_000;
    await bodyOf(await post('disconnect', {location_id, direction: 'EXPORT'}));
    const alerts = listAt(await bodyOf(await get('tariffs')), 'locations.0.alerts');
    assert.deepEqual(
      alerts.map(alert => at(alert, 'kind')),
      ['commodity_import'],
    );
  },
);

each('a provider that can be read again needs no attention any more', async start => {
  const {connect, happen, get, clock} = start();
  const location_id = await connect();
  clock.now += 1_000;
  await happen(location_id, 'fail');
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.fetch.failed']);
  await happen(location_id, 'recover');
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), []);
});

each(
  'events that come out of order: the latest of its kind counts, by its own time',
  async start => {
    const {connect, happen, clock, get, server, events} = start({
      webhook: {verify: always},
    });
    const location_id = await connect();
    clock.now += 3_600_000;
    await happen(location_id, 'expire');
    const [expired] = events.filter(({type}) => type === 'tariff.expired');
    const tariff_id = expired?.data['tariff_id'];
    const early = {type: 'tariff.expiring', time_created: '2026-06-13T15:30:00Z'};
    const late = await server.fetch(
      delivery(eventOf('evt_early', {...early, data: {location_id, tariff_id}})),
    );
    assert.equal(late.status, 200);
    assert.equal(events.at(-1)?.id, 'evt_early');
    assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.expired']);
  },
);

each('an event from before the customer mended it is late, and no alert any more', async start => {
  const {connect, clock, get, server, events} = start({webhook: {verify: always}});
  const location_id = await connect();
  const body = await bodyOf(await get('tariffs'));
  const tariff_id = at(body, 'locations.0.tariff_status.commodity_import.tariff.id');
  const failed = (id: string, at: number) =>
    delivery(
      eventOf(id, {
        type: 'tariff.connection.upgrade',
        time_created: new Date(at).toISOString(),
        data: {location_id, tariff_id},
      }),
    );
  await server.fetch(failed('evt_late', clock.now - 3_600_000));
  assert.equal(events.length, 1);
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), []);
  await server.fetch(failed('evt_new', clock.now));
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.connection.upgrade']);
});

each('an event from a clock that is ahead ends with the next session all the same', async start => {
  const {connect, clock, get, server} = start({webhook: {verify: always}});
  const location_id = await connect();
  clock.now += 1_000;
  const data = {location_id};
  await server.fetch(delivery(eventOf('evt_1', {time_created: '2027-01-01T00:00:00Z', data})));
  assert.equal(alertsOf(await bodyOf(await get('tariffs'))).length, 1);
  clock.now += 1_000;
  await connect({body: {location_id}});
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), []);
});

each('alerts are for those who have a tariff at the location', async start => {
  const {connect, happen, get, clock} = start();
  const location_id = await connect();
  await connect({provider: 'library', customer: 'bob'});
  clock.now += 1_000;
  await happen(location_id, 'expire');
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs', 'bob'))), []);
});
