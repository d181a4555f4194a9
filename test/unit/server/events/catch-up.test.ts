import assert from 'node:assert/strict';
import {bodyOf, each} from '../../../support/server/companion.js';
import {alertsOf} from '../../../support/server/webhook-delivery.js';

each('events that never arrived are caught up, oldest first, and each once', async start => {
  const {connect, happen, events, server, clock, get} = start({
    simulator: {webhook: []},
  });
  const location_id = await connect();
  for (const what of ['expire-soon', 'expire']) {
    clock.now += 60_000;
    await happen(location_id, what);
  }
  assert.equal(events.length, 0);
  const {handled, failed} = await server.catchUp();
  assert.equal(failed, 0);
  assert.equal(handled, events.length);
  const types = events.map(({type}) => type).filter(type => type.startsWith('tariff.'));
  assert.deepEqual(types, ['tariff.expiring', 'tariff.expired']);
  assert.deepEqual(alertsOf(await bodyOf(await get('tariffs'))), ['tariff.expired']);
  assert.deepEqual(await server.catchUp(), {handled: 0, completed: 0, failed: 0});
});

each(
  'catching up walks through all pages, and not beyond the moment that was asked for',
  async start => {
    const {connect, happen, events, server, clock} = start({simulator: {webhook: []}});
    const location_id = await connect();
    clock.now += 60_000;
    const since = clock.now;
    for (let i = 0; i < 230; i++) await happen(location_id, 'upgrade');
    await server.catchUp({since: clock.now + 1});
    assert.equal(events.length, 0);
    await server.catchUp({since});
    assert.equal(events.length, 230);
    assert.equal(new Set(events.map(({id}) => id)).size, 230);
  },
);

each('catching up ends where the service gives the same page again and again', async start => {
  let asked = 0;
  const {connect, server, events} = start({
    simulator: {webhook: []},
    way: (request, arrive) => {
      const url = new URL(request.url);
      if (!url.pathname.endsWith('/events')) return arrive(request);
      if (++asked > 5) throw new Error('It does not end.');
      url.search = '?limit=1';
      return arrive(new Request(url, request));
    },
  });
  await connect();
  await server.catchUp();
  assert.equal(asked, 2);
  assert.equal(events.length, 1);
});

each(
  'an event for which onEvent fails does not stop the others from being caught up',
  async start => {
    let broken = true;
    const told: string[] = [];
    const {connect, happen, server, clock} = start({
      simulator: {webhook: []},
      onEvent({type}) {
        if (broken && type === 'tariff.expiring') throw new Error('down');
        if (type.startsWith('tariff.')) told.push(type);
      },
    });
    const location_id = await connect();
    for (const what of ['expire-soon', 'expire']) {
      clock.now += 60_000;
      await happen(location_id, what);
    }
    assert.equal((await server.catchUp()).failed, 1);
    broken = false;
    assert.deepEqual(await server.catchUp(), {handled: 1, completed: 0, failed: 0});
    assert.deepEqual(told, ['tariff.expired', 'tariff.expiring']);
  },
);
