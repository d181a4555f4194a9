import assert from 'node:assert/strict';
import {test} from 'node:test';
import {memoryStore} from '../../../../src/server/index.js';
import {startCompanion} from '../../../support/server/companion.js';
import {always, delivery} from '../../../support/server/webhook-delivery.js';

const NOW = '2026-06-13T15:20:00.000Z';
const DATA = {live_mode: false, location_id: 'loc_1', tariff_id: 'trf_1'};

/** An event as it comes, and what the site gets of it. */
const ODD: Record<string, [event: object, got: {time_created: string; locationId?: string}]> = {
  // The vendor's own sample.
  'without time_created': [{data: DATA}, {time_created: NOW, locationId: 'loc_1'}],
  'with a time without a zone': [
    {time_created: '2026-06-13T14:15:22.003', data: DATA},
    {time_created: '2026-06-13T14:15:22.003Z', locationId: 'loc_1'},
  ],
  'with a time of another zone': [
    {time_created: '2026-06-13 16:15:22+0200', data: DATA},
    {time_created: '2026-06-13T16:15:22+02:00', locationId: 'loc_1'},
  ],
  'with the year 1 for no time': [
    {time_created: '0001-01-01T00:00:00Z', data: DATA},
    {time_created: NOW, locationId: 'loc_1'},
  ],
  'with words for a time': [
    {time_created: 'soon', data: DATA},
    {time_created: NOW, locationId: 'loc_1'},
  ],
  'with a number for a time': [{time_created: 1_781_364_000}, {time_created: NOW}],
  'with a day that is none': [{time_created: '2026-02-31T00:00:00X'}, {time_created: NOW}],
  'without data': [{time_created: NOW}, {time_created: NOW}],
  'with data null': [{time_created: NOW, data: null}, {time_created: NOW}],
  'with text as data': [{time_created: NOW, data: 'loc_1'}, {time_created: NOW}],
  'with an empty list as data': [{time_created: NOW, data: []}, {time_created: NOW}],
  'with a list as data': [
    {time_created: NOW, data: [DATA]},
    {time_created: NOW, locationId: 'loc_1'},
  ],
  'with a location that is no text': [
    {time_created: NOW, data: {location_id: {id: 'loc_1'}}},
    {time_created: NOW},
  ],
  'with a location that no store can keep': [
    {time_created: NOW, data: {location_id: 'loc\0\ud83c'}},
    {time_created: NOW},
  ],
  'of an unknown type': [
    {type: 'tariff.teleported', time_created: NOW, data: DATA},
    {time_created: NOW, locationId: 'loc_1'},
  ],
};

for (const [what, [fields, {time_created, locationId}]] of Object.entries(ODD)) {
  test(`an event ${what} is handled once`, async () => {
    const errors: unknown[] = [];
    const {server, events} = startCompanion({
      webhook: {verify: always},
      onError: error => void errors.push(error),
    });
    const body = JSON.stringify({id: 'evt_1', object: 'event', type: 'tariff.expired', ...fields});
    for (let i = 0; i < 3; i++) assert.equal((await server.fetch(delivery(body))).status, 200);
    assert.equal(events.length, 1);
    assert.equal(events[0]?.time_created, time_created);
    assert.equal(events[0]?.locationId, locationId);
    assert.deepEqual(errors, []);
  });
}

/** A companion whose service lists these events, 100 a page. */
function startWithEvents(listed: readonly unknown[]) {
  const errors: Error[] = [];
  let asked = 0;
  const companion = startCompanion({
    onError: error => void errors.push(error as Error),
    way(request, arrive) {
      const {pathname, searchParams} = new URL(request.url);
      if (!pathname.endsWith('/events')) return arrive(request);
      if (++asked > 10) throw new Error('It does not end.');
      const after = searchParams.get('starting_after');
      const start = after ? listed.findIndex(event => Object(event).id === after) + 1 : 0;
      const data = listed.slice(start, start + 100);
      return Promise.resolve(Response.json({data, has_more: start + 100 < listed.length}));
    },
  });
  return {...companion, errors, asked: () => asked};
}

const listedEvent = (nth: number, minutesAgo: number) => ({
  id: `evt_${nth}`,
  type: 'tariff.expired',
  time_created: new Date(Date.parse(NOW) - minutesAgo * 60_000).toISOString(),
  data: DATA,
});

test('odd events in the list are left out, and the others are handled, through all pages', async () => {
  const listed: unknown[] = Array.from({length: 250}, (_, i) => listedEvent(i, i));
  listed[0] = null;
  listed[3] = {type: 'tariff.expired'};
  // The last of a page: the next one starts after it, or after the one before.
  listed[99] = {id: 'evt_99', type: 7, data: DATA};
  listed[199] = 'evt_199';
  const {server, events, errors} = startWithEvents(listed);
  assert.deepEqual(await server.catchUp(), {handled: 246, completed: 0, failed: 0});
  assert.equal(events[0]?.id, 'evt_249');
  assert.equal(events.at(-1)?.id, 'evt_1');
  assert.equal(errors.length, 1);
  assert.match(errors[0]?.message ?? '', /^In Flatpeak's list there are \d events without/);
  assert.deepEqual(await server.catchUp(), {handled: 0, completed: 0, failed: 0});
});

test('an event without a time is placed by those beside it, and does not end the list', async () => {
  const listed = Array.from({length: 150}, (_, i) => listedEvent(i, i));
  for (const i of [0, 50, 99, 149]) Object.assign(listed[i] ?? {}, {time_created: undefined});
  const {server, events, errors} = startWithEvents(listed);
  assert.deepEqual(await server.catchUp(), {handled: 150, completed: 0, failed: 0});
  assert.deepEqual(
    events.map(({id}) => id),
    listed.map(({id}) => id).reverse(),
  );
  const placed = events.find(({id}) => id === 'evt_50');
  assert.equal(placed?.time_created, listed[51]?.time_created);
  assert.deepEqual(errors, []);
});

test('a list that is null, or has nothing that can be read, ends', async () => {
  for (const listed of [[], [null, null], Array.from({length: 300}, () => ({}))]) {
    const {server, asked} = startWithEvents(listed);
    assert.deepEqual(await server.catchUp(), {handled: 0, completed: 0, failed: 0});
    assert.equal(asked(), 1);
  }
});

test('an event that the store cannot keep is reported, and the others are caught up', async () => {
  const store = memoryStore();
  const errors: unknown[] = [];
  const broken = new Error('disk full');
  const listed = [listedEvent(0, 0), listedEvent(1, 1), listedEvent(2, 2)];
  const {server, events} = startCompanion({
    store: {
      ...store,
      claimEvent: (event, lease) =>
        event.id === 'evt_1' ? Promise.reject(broken) : store.claimEvent(event, lease),
    },
    onError: error => void errors.push(error),
    way: (request, arrive) =>
      new URL(request.url).pathname.endsWith('/events')
        ? Promise.resolve(Response.json({data: listed, has_more: false}))
        : arrive(request),
  });
  assert.deepEqual(await server.catchUp(), {handled: 2, completed: 0, failed: 1});
  assert.equal(events.length, 2);
  assert.deepEqual(errors.map(String), ['StoreError: The store failed in claimEvent.']);
});
