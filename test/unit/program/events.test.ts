import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EVENT_TYPES} from '../../../src/simulator/index.js';
import {connect} from '../../support/server/program-customer.js';
import {runProgram, sendEvent, FLATPEAK_WEBHOOK_SECRET} from '../../support/server/program.js';
import {siteBackend} from '../../support/server/site-backend.js';

/** An event of Flatpeak about a location; its data is whatever the service sends. */
const eventOf = (type: string, location_id: string) => ({
  id: `evt_${type.replaceAll('.', '_')}`,
  object: 'event',
  time_created: '2026-06-13T15:00:00Z',
  type,
  data: {live_mode: false, location_id, tariff_id: 'trf_1', note: 'Grüße “A”'},
});

test('the site’s backend gets every event of Flatpeak with its customers, once', async t => {
  const site = await siteBackend(t);
  const running = await runProgram(t, {...site.env, FLATPEAK_WEBHOOK_SECRET});
  await connect(running, 'ann/1');
  const location = (await site.gets('connected'))['location_id'] as string;
  for (const type of EVENT_TYPES)
    for (const time of ['first', 'again'])
      assert.equal((await sendEvent(running.url, eventOf(type, location))).status, 200, time);
  for (const type of EVENT_TYPES) {
    const {id: event_id, time_created, data} = eventOf(type, location);
    const webhook = await site.receives(`msg_${event_id}`);
    assert.equal(webhook.type, type);
    const {timestamp, data: received} = webhook;
    assert.ok(Math.abs(Date.now() - Date.parse(timestamp)) < 3_600_000);
    assert.deepEqual(received, {
      event_id,
      location_id: location,
      customers: ['ann/1'],
      time_created,
      data,
    });
  }
  assert.equal(new Set(site.got.map(({id}) => id)).size, site.got.length);
});

test('the site’s backend gets an event about nobody’s location, without a customer', async t => {
  const site = await siteBackend(t);
  const running = await runProgram(t, {...site.env, FLATPEAK_WEBHOOK_SECRET});
  const event = eventOf('tariff.expiring', 'loc_000000000000000000000000');
  assert.equal((await sendEvent(running.url, event)).status, 200);
  const data = await site.gets('tariff.expiring');
  assert.deepEqual(
    [data['event_id'], data['customers'], data['location_id']],
    [event.id, [], event.data.location_id],
  );
});

test('an event without the secret goes nowhere', async t => {
  const site = await siteBackend(t);
  const running = await runProgram(t, {...site.env, FLATPEAK_WEBHOOK_SECRET});
  const event = eventOf('tariff.expiring', 'loc_1');
  for (const secret of ['', 'x'.repeat(40)])
    assert.equal((await sendEvent(running.url, event, secret)).status, 401);
  // What came after it is the only one that arrives.
  await sendEvent(running.url, {...event, id: 'evt_after'});
  await site.has(1, event.type);
  const ids = site.of(event.type).map(({id}) => id);
  assert.deepEqual(ids, ['msg_evt_after']);
});
