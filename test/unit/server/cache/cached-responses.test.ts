import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {memoryStore, sqlStore, StoreError, type ApiError} from '../../../../src/server/index.js';
import {createSimulator} from '../../../../src/simulator/index.js';
import {codeOf} from '../../../support/server/companion.js';
import {isAboutPrices} from '../../../support/server/rewritten-responses.js';
import {NO_POSTGRES, startPostgres, type Postgres} from '../../../support/server/postgres.js';
import {
  at,
  bodyOf,
  each,
  listAt,
  startCompanion,
  textAt,
  type CompanionOptions,
  type Start,
} from '../../../support/server/companion.js';

const MINUTE = 60_000;
const IMPORT = 'locations.0.tariff_status.commodity_import';

/** Counts the requests to the service, by what they are about. */
function counted(start: Start, options: CompanionOptions = {}) {
  const count = {status: 0, prices: 0};
  const isAbout = (url: string, part: RegExp) => part.test(new URL(url).pathname);
  const companion = start({
    ...options,
    way(request, arrive) {
      if (isAbout(request.url, /\/status$/)) count.status++;
      if (isAbout(request.url, /\/(rates|prices|slots|schedules|costs)\b/)) count.prices++;
      return (options.way ?? ((sent, go) => go(sent)))(request, arrive);
    },
  });
  return {...companion, count};
}

const importStatus = async (response: Promise<Response>) =>
  at(await bodyOf(await response), `${IMPORT}.status`);

each('fifty requests at once cost one of each kind', async start => {
  const {get, connect, count} = counted(start);
  await connect();
  const tariffs = await Promise.all(Array.from({length: 50}, () => get('tariffs')));
  for (const response of tariffs) assert.equal(response.status, 200);
  assert.deepEqual(count, {status: 1, prices: 1});
  const prices = await Promise.all(Array.from({length: 50}, () => get('prices')));
  const texts = await Promise.all(prices.map(response => response.text()));
  assert.equal(new Set(texts).size, 1);
  assert.equal(count.prices, 2);
});

each('a status is read again after 15 minutes', async start => {
  const {get, connect, count, clock, control} = counted(start);
  const location = await connect();
  assert.equal(await importStatus(get('tariffs')), 'CONNECTED');
  await control(`locations/${location}`, {status: 'ERROR'});
  clock.now += 14 * MINUTE;
  assert.equal(await importStatus(get('tariffs')), 'CONNECTED');
  assert.equal(count.status, 1);
  clock.now += MINUTE;
  assert.equal(await importStatus(get('tariffs')), 'ERROR');
});

each('a tariff that is not connected yet is looked up again after ten seconds', async start => {
  const {get, connect, count, clock, control} = counted(start);
  const location = await connect();
  await control(`locations/${location}`, {status: 'ERROR'});
  assert.equal(await importStatus(get('tariffs')), 'ERROR');
  await control(`locations/${location}`, {status: 'CONNECTED'});
  clock.now += 9_000;
  await get('tariffs');
  assert.equal(count.status, 1);
  clock.now += 1_000;
  assert.equal(await importStatus(get('tariffs')), 'CONNECTED');
});

each('prices are asked for again when they are updated, not before', async start => {
  const {get, connect, count, clock} = counted(start);
  await connect();
  const period = 'prices?start_time=2026-06-13T00:00:00Z&end_time=2026-06-15T00:00:00Z';
  const next = Date.parse(textAt(await bodyOf(await get(period)), 'next_update'));
  assert.ok(next > clock.now + 15 * MINUTE);
  clock.now = next - 1;
  await get(period);
  assert.equal(count.prices, 1);
  clock.now = next;
  await get(period);
  assert.equal(count.prices, 2);
});

test('an update that is due at once, or never, keeps a response for 15 minutes or a day', async () => {
  for (const [next_update, minutes] of [
    ['2026-06-13T15:20:01Z', 15],
    ['', 15],
    ['9999-01-01T00:00:00Z', 24 * 60],
  ] as const) {
    const {get, connect, count, clock} = counted(options => startCompanion(options), {
      async way(request, arrive) {
        const response = await arrive(request);
        if (!request.url.includes('/rates/')) return response;
        return Response.json({...((await response.json()) as object), next_update});
      },
    });
    await connect();
    const period = 'prices?start_time=2026-06-12T00:00:00Z&end_time=2026-06-12T09:00:00Z';
    await get(period);
    clock.now += minutes * MINUTE - 1;
    await get(period);
    assert.equal(count.prices, 1, next_update);
    clock.now += 1;
    await get(period);
    assert.equal(count.prices, 2, next_update);
  }
});

each('a different location, direction, period or kind is a request of its own', async start => {
  const {get, post, connect, count} = counted(start);
  const first = await connect();
  const second = await connect({provider: 'library'});
  await connect({provider: 'library', body: {location_id: first, direction: 'EXPORT'}});
  const end_time = '2026-06-14T06:00:00Z';
  const requests = [
    () => get(`prices?location_id=${first}`),
    () => get(`prices?location_id=${second}`),
    () => get(`prices?location_id=${first}&direction=EXPORT`),
    () => get(`prices?location_id=${first}&end_time=${end_time}`),
    () => get(`prices?location_id=${first}&end_time=2026-06-14T07:00:00%2B01:00`),
    () => post('cheapest', {location_id: first, end_time, duration: 60}),
    () => post('cheapest', {location_id: first, end_time, duration: 90}),
    () => post('cheapest', {location_id: first, end_time, relative: 0.5}),
  ];
  for (const round of [1, 2]) {
    for (const send of requests) assert.equal((await send()).status, 200);
    assert.equal(count.prices, requests.length, `round ${round}`);
  }
});

each('a page that asks from now on asks the same when it is reloaded', async start => {
  const {post, connect, count, clock} = counted(start);
  await connect();
  const end_time = '2026-06-14T06:00:00Z';
  const send = () => post('cheapest', {end_time, duration: 60});
  const sendNow = () =>
    post('cheapest', {start_time: new Date(clock.now).toISOString(), end_time, duration: 60});
  await send();
  clock.now += 9 * MINUTE;
  await send();
  await sendNow();
  assert.equal(count.prices, 1);
  // A quarter of an hour begins: the time that has passed is not offered any more.
  clock.now += 2 * MINUTE;
  await send();
  assert.equal(count.prices, 2);
});

each('a failure is shared, and not kept', async start => {
  let fails = true;
  const {get, connect, count} = counted(start, {
    way: async (request, arrive) =>
      fails && isAboutPrices(request.url)
        ? Response.json({object: 'error', code: 'no_price_data'}, {status: 422})
        : arrive(request),
  });
  await connect();
  const failed = await Promise.all(Array.from({length: 5}, () => get('prices')));
  for (const response of failed) assert.equal(await codeOf(response), '422 no_price_data');
  assert.equal(count.prices, 1);
  fails = false;
  assert.equal((await get('prices')).status, 200);
});

each('a customer sees at once what a session or an event changed', async start => {
  const {get, connect, happen, post} = counted(start);
  const location_id = await connect();
  assert.equal(await importStatus(get('tariffs')), 'CONNECTED');
  const before = await (await get('prices')).text();
  await happen(location_id, 'fail');
  assert.equal(await importStatus(get('tariffs')), 'ERROR');
  await connect({provider: 'library', body: {location_id}});
  assert.equal(await importStatus(get('tariffs')), 'CONNECTED');
  assert.notEqual(await (await get('prices')).text(), before);
  assert.equal((await post('disconnect', {location_id})).status, 200);
  assert.equal(await importStatus(get('tariffs')), 'NOT_CONNECTED');
});

each('a change that could not be stored yet is shown all the same', async start => {
  let isStored = true;
  const {get, post, connect} = counted(start, {
    onConnected() {
      if (!isStored) throw new Error('The site is down.');
    },
  });
  const location_id = await connect();
  assert.equal(await importStatus(get('tariffs')), 'CONNECTED');
  isStored = false;
  assert.equal(await codeOf(await post('disconnect', {location_id})), '500 connection_not_stored');
  assert.equal(await importStatus(get('tariffs')), 'NOT_CONNECTED');
});

each('nothing is cached while a session for the home is open', async start => {
  const {get, post, connect, control, count, clock} = counted(start);
  const location = await connect();
  await get('tariffs');
  await post('connect-token', {location_id: location});
  await control(`locations/${location}`, {status: 'ERROR'});
  assert.equal(await importStatus(get('tariffs')), 'ERROR');
  await control(`locations/${location}`, {status: 'CONNECTED'});
  assert.equal(await importStatus(get('tariffs')), 'CONNECTED');
  // The session was abandoned.
  clock.now += 60 * MINUTE;
  const before = count.status;
  await get('tariffs');
  await get('tariffs');
  assert.equal(count.status, before + 1);
});

test('the least recently used response makes room, and with size 0 nothing is kept', async () => {
  for (const [cacheSize, expected] of [
    [2, 4],
    [0, 5],
  ] as const) {
    const {get, connect, count} = counted(options => startCompanion(options), {cacheSize});
    await connect();
    for (const hour of ['01', '02', '01', '03', '02']) {
      await get(`prices?end_time=2026-06-14T${hour}:00:00Z`);
    }
    assert.equal(count.prices, expected);
  }
});

describe('two processes that share a PostgreSQL', {skip: NO_POSTGRES}, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  async function twoServers(options: CompanionOptions = {}) {
    const {pool} = await postgres.database();
    const first = startCompanion({...options, store: sqlStore(pool)});
    const second = startCompanion({...options, store: sqlStore(pool), on: first.simulator});
    const move = (ms: number) => {
      first.clock.now += ms;
      second.clock.now += ms;
    };
    return {first, second, move, pool};
  }

  test('what a session or an alert changed in one is seen in the other', async () => {
    const {first, second, move} = await twoServers();
    const location_id = await first.connect();
    assert.equal(await importStatus(second.get('tariffs')), 'CONNECTED');
    move(1_000);
    await first.happen(location_id, 'fail');
    assert.equal(await importStatus(second.get('tariffs')), 'ERROR');
    move(1_000);
    await first.connect({provider: 'library', body: {location_id}});
    assert.equal(await importStatus(second.get('tariffs')), 'CONNECTED');
    move(1_000);
    await first.post('disconnect', {location_id});
    assert.equal(await importStatus(second.get('tariffs')), 'NOT_CONNECTED');
  });

  test('the limit of tokens counts what both minted', async () => {
    const {first, second, pool} = await twoServers({tokensPerHour: 4});
    /** Makes the tokens older: their age is by the database's clock. */
    const age = (ms: number) =>
      pool.query('UPDATE flatpeak_sessions SET created = created - $1', [ms]);
    for (const {post} of [first, second, first, second]) {
      assert.equal((await post('connect-token')).status, 200);
      await age(10 * MINUTE);
    }
    for (const {post} of [first, second]) {
      const response = await post('connect-token');
      // The first of the four was minted 40 minutes ago.
      const wait = Number(response.headers.get('retry-after'));
      assert.ok(wait > 0 && wait <= 20 * 60, `${wait} s`);
      assert.equal(await codeOf(response), '429 token_limit');
      assert.equal((await post('connect-token', {}, 'bob')).status, 200);
    }
    await age(20 * MINUTE);
    assert.equal((await second.post('connect-token')).status, 200);
    assert.equal(await codeOf(await first.post('connect-token')), '429 token_limit');
  });
});

test('a burst gets as many tokens as are allowed, and sends nothing more', async () => {
  const simulator = createSimulator();
  let sent = 0;
  const {post} = startCompanion({
    on: simulator,
    tokensPerHour: 5,
    way(request, arrive) {
      if (request.method === 'POST') sent++;
      return arrive(request);
    },
  });
  const responses = await Promise.all(Array.from({length: 30}, () => post('connect-token')));
  assert.equal(responses.filter(({status}) => status === 200).length, 5);
  assert.equal(sent, 5);
  assert.equal(await codeOf(await post('connect-token')), '429 token_limit');
});

test('by default sixty tokens an hour are allowed', async () => {
  const {post} = startCompanion();
  for (let i = 0; i < 60; i++) assert.equal((await post('connect-token')).status, 200);
  assert.equal(await codeOf(await post('connect-token')), '429 token_limit');
});

/** What `fetch` does when its signal ends a request. */
const never = ({signal}: Request) =>
  new Promise<Response>((_resolve, reject) => {
    // The timer of a signal does not keep the process alive.
    const alive = setInterval(() => {}, 1_000);
    signal.addEventListener('abort', () => {
      clearInterval(alive);
      reject(new DOMException('', 'TimeoutError'));
    });
  });

const FAILURES: [what: string, how: (request: Request) => Promise<Response>, code: string][] = [
  ['fails', async () => new Response('<h1>502</h1>', {status: 502}), 'upstream_unavailable'],
  ['is busy', async () => new Response('{}', {status: 429}), 'upstream_busy'],
  ['is not readable', async () => Response.json({id: 1}), 'upstream_unavailable'],
  ['never comes', never, 'upstream_timeout'],
];

for (const [what, fail, code] of FAILURES) {
  test(`a home whose status ${what} does not fail the others`, async () => {
    let broken: string | undefined;
    const errors: unknown[] = [];
    const {get, connect} = startCompanion({
      timeout: 2_000,
      onError: error => void errors.push(error),
      way: (request, arrive) =>
        broken !== undefined && request.url.includes(`/${broken}/status`)
          ? fail(request)
          : arrive(request),
    });
    const lost = await connect();
    const kept = await connect({provider: 'library'});
    broken = lost;
    const body = await bodyOf(await get('tariffs'));
    for (const home of listAt(body, 'locations')) {
      const isKept = textAt(home, 'location_id') === kept;
      assert.equal(at(home, 'problem.code'), isKept ? null : code);
      assert.equal(at(home, 'tariff_status') === null, !isKept);
    }
    assert.equal(errors.length, 1);
    assert.equal((errors[0] as ApiError).name, 'ApiError');
    broken = undefined;
    const again = listAt(await bodyOf(await get('tariffs')), 'locations');
    assert.deepEqual(
      again.map(home => at(home, 'problem')),
      [null, null],
    );
  });
}

test('a store that fails is not taken for a home that does', async () => {
  const store = memoryStore();
  const errors: unknown[] = [];
  const {get, connect} = startCompanion({
    store: {...store, openAlerts: () => Promise.reject(new Error('down'))},
    onError: error => void errors.push(error),
  });
  await connect();
  assert.equal(await codeOf(await get('tariffs')), '500 internal_error');
  assert.ok(errors[0] instanceof StoreError);
});
