import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  at,
  bodyOf,
  GB_ADDRESS,
  listAt,
  nameOf,
  each,
  textAt,
} from '../../../support/server/simulated-companion.js';
import {codeOf, connectionsOf, startHouse} from '../../../support/server/companion.js';

/** Whether a request of any version is for prices. */
const isAboutPrices = (url: string) => /\/(tariffs\/rates|prices)\//.test(url);

const IMPORT = 'locations.0.tariff_status.commodity_import';

each('a customer without a tariff has an empty list', async start => {
  const {get} = start();
  assert.deepEqual(await bodyOf(await get('tariffs')), {locations: []});
});

each(
  'a connected tariff is shown as it is now, with its address, and never cached',
  async start => {
    const {get, connect, control} = start();
    const location = await connect();
    const response = await get('tariffs');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const body = await bodyOf(response);
    assert.equal(at(body, 'locations.0.location_id'), location);
    assert.deepEqual(at(body, 'locations.0.postal_address'), GB_ADDRESS);
    assert.equal(at(body, 'locations.0.problem'), null);
    assert.deepEqual(at(body, 'locations.0.alerts'), []);
    assert.equal(at(body, `${IMPORT}.status`), 'CONNECTED');
    assert.equal(at(body, `${IMPORT}.pending`), false);
    assert.equal(at(body, `${IMPORT}.provider.display_name`), nameOf('direct, changing price'));
    assert.match(textAt(body, `${IMPORT}.tariff.id`), /^trf_/);
    const unconnected = at(body, 'locations.0.tariff_status.commodity_export');
    assert.equal(at(unconnected, 'status'), 'NOT_CONNECTED');

    await control(`locations/${location}`, {status: 'ERROR'});
    assert.equal(at(await bodyOf(await get('tariffs')), `${IMPORT}.status`), 'ERROR');
  },
);

each('the homes of a customer stand side by side, and those of others do not', async start => {
  const {get, connect} = start();
  const first = await connect();
  const second = await connect({provider: 'library'});
  const other = await connect({provider: 'library', customer: 'bob'});
  const idsOf = async (customer: string) =>
    listAt(await bodyOf(await get('tariffs', customer)), 'locations')
      .map(location => at(location, 'location_id'))
      .sort();
  assert.deepEqual(await idsOf('ann'), [first, second].sort());
  assert.deepEqual(await idsOf('bob'), [other]);
});

each('a tariff that is still being read is pending until it is there', async start => {
  const {get, connect, clock} = start();
  await connect({login: 'slow'});
  const pending = await bodyOf(await get('tariffs'));
  assert.equal(at(pending, `${IMPORT}.pending`), true);
  assert.equal(at(pending, `${IMPORT}.status`), 'NOT_CONNECTED');
  clock.now += 10 * 60_000;
  const read = await bodyOf(await get('tariffs'));
  assert.equal(at(read, `${IMPORT}.pending`), false);
  assert.equal(at(read, `${IMPORT}.status`), 'CONNECTED');
});

each(
  'a connected tariff comes with its price now, and each direction with its own',
  async start => {
    const {get, connect, clock} = start();
    const location_id = await connect();
    await connect({provider: 'library', body: {location_id, direction: 'EXPORT'}});
    const body = await bodyOf(await get('tariffs'));
    for (const direction of ['IMPORT', 'EXPORT']) {
      const kind = `commodity_${direction.toLowerCase()}`;
      const price = at(body, `locations.0.tariff_status.${kind}.price`);
      const prices = await bodyOf(await get(`prices?direction=${direction}`));
      const now = listAt(prices, 'data').find(
        entry =>
          Date.parse(textAt(entry, 'valid_from')) <= clock.now &&
          clock.now < Date.parse(textAt(entry, 'valid_to')),
      );
      assert.ok(now);
      assert.deepEqual(price, {
        value: at(now, 'tariff.rate'),
        currency_code: 'GBP',
        valid_to: at(now, 'valid_to'),
      });
    }
    const values = ['import', 'export'].map(name =>
      at(body, `locations.0.tariff_status.commodity_${name}.price.value`),
    );
    assert.notEqual(values[0], values[1]);
  },
);

each('what is not connected has no price, and none is asked for', async start => {
  const asked: string[] = [];
  const {get, connect, control} = start({
    way(request, arrive) {
      asked.push(request.url);
      return arrive(request);
    },
  });
  const location = await connect();
  for (const status of ['ERROR', 'PENDING']) {
    await control(`locations/${location}`, {status});
    assert.equal(at(await bodyOf(await get('tariffs')), `${IMPORT}.price`), null, status);
  }
  assert.deepEqual(asked.filter(isAboutPrices), []);
});

each('a price that can not be read does not keep the tariffs from being shown', async start => {
  const {get, connect} = start({
    way: async (request, arrive) =>
      isAboutPrices(request.url)
        ? Response.json({object: 'error', code: 'no_price_data'}, {status: 422})
        : arrive(request),
  });
  await connect();
  const body = await bodyOf(await get('tariffs'));
  assert.equal(at(body, `${IMPORT}.status`), 'CONNECTED');
  assert.equal(at(body, `${IMPORT}.price`), null);
});

each('a price that takes too long is not waited for', async (start, t) => {
  t.mock.timers.enable({apis: ['setTimeout']});
  let arrive = () => {};
  const arrived = new Promise<void>(resolve => (arrive = resolve));
  const {get, connect} = start({
    way(request, goOn) {
      if (!isAboutPrices(request.url)) return goOn(request);
      arrive();
      return new Promise(() => {});
    },
  });
  await connect();
  const answer = get('tariffs');
  await arrived;
  t.mock.timers.tick(3_000);
  const body = await bodyOf(await answer);
  assert.equal(at(body, `${IMPORT}.status`), 'CONNECTED');
  assert.equal(at(body, `${IMPORT}.price`), null);
});

each('a location that the service has forgotten does not hide the others', async start => {
  const {get, connect, api} = start();
  const lost = await connect();
  const kept = await connect({provider: 'library'});
  await api.deleteLocation(lost);
  const locations = listAt(await bodyOf(await get('tariffs')), 'locations');
  assert.equal(locations.length, 2);
  for (const location of locations) {
    const isKept = at(location, 'location_id') === kept;
    assert.equal(at(location, 'problem.code'), isKept ? null : 'location_not_found');
    assert.equal(at(location, 'tariff_status') === null, !isKept);
    assert.deepEqual(at(location, 'postal_address'), GB_ADDRESS);
  }
});

test('an address that could not be read at the end of the session is read later, once', async t => {
  const house = await startHouse(t);
  house.finish(await house.mint(), {location_id: 'loc_1', complete_action: 'SAVE'});
  house.upstream.fault = ({name}) => (name === 'GET /locations/loc_1' ? {status: 503} : undefined);
  await house.post('complete');
  const cityOf = async () =>
    at(await bodyOf(await house.get('tariffs')), 'locations.0.postal_address.city');
  assert.equal(await cityOf(), null);
  house.upstream.fault = () => undefined;
  assert.equal(await cityOf(), 'London');
  const asked = house.upstream.count('GET /locations/loc_1');
  assert.equal(await cityOf(), 'London');
  assert.equal(house.upstream.count('GET /locations/loc_1'), asked);
});

each('a tariff is disconnected without pages, and the host hears of it', async start => {
  for (const provider of ['direct, flat price', 'direct, changing price', 'library'] as const) {
    const {get, post, connect, connected} = start();
    const location_id = await connect({provider});
    const body = await bodyOf(await post('disconnect', {location_id}));
    assert.equal(at(body, 'connections.0.outcome'), 'disconnected', provider);
    assert.equal(at(body, 'connections.0.location_id'), location_id);
    assert.equal(at(await bodyOf(await get('tariffs')), `${IMPORT}.status`), 'NOT_CONNECTED');
    assert.deepEqual(
      connected.map(({outcome, customer}) => `${customer} ${outcome}`),
      ['ann saved', 'ann disconnected'],
    );
    // A second click finds nothing left to do.
    assert.equal(await codeOf(await post('disconnect', {location_id})), '409 nothing_connected');
  }
});

each('a tariff that is pending or failed can be disconnected, too', async start => {
  for (const status of ['PENDING', 'ERROR']) {
    const {post, connect, control} = start();
    const location_id = await connect();
    await control(`locations/${location_id}`, {status});
    const body = await bodyOf(await post('disconnect', {location_id}));
    assert.equal(at(body, 'connections.0.outcome'), 'disconnected', status);
  }
});

each('only the tariff that was meant is disconnected', async start => {
  const {get, post, connect} = start();
  const location_id = await connect();
  await connect({provider: 'library', body: {location_id, direction: 'EXPORT'}});
  await bodyOf(await post('disconnect', {location_id, direction: 'EXPORT'}));
  const body = await bodyOf(await get('tariffs'));
  assert.equal(at(body, `${IMPORT}.status`), 'CONNECTED');
  assert.equal(at(body, 'locations.0.tariff_status.commodity_export.status'), 'NOT_CONNECTED');
});

each('a disconnection whose answer was lost is found out by the next completion', async start => {
  let isLost = false;
  const {post, connect, connected} = start({
    async way(request, arrive) {
      const content = await request.clone().text();
      const response = await arrive(request);
      if (isLost && content.includes('DISCONNECT')) throw new Error('lost');
      return response;
    },
  });
  const location_id = await connect({provider: 'direct, flat price'});
  isLost = true;
  const lost = await post('disconnect', {location_id});
  assert.equal(await codeOf(lost), '502 upstream_unavailable');
  assert.equal(connected.length, 1);
  const [connection] = await connectionsOf(await post('complete'));
  assert.equal(connection?.outcome, 'disconnected');
  assert.equal(connected.length, 2);
});

each('what stays at a failure of the service is told as such, for one and for all', async start => {
  const {get, post, connect} = start({
    way: async (request, arrive) =>
      request.url.includes('/status') || request.url.endsWith('/connect/')
        ? Response.json({object: 'error', code: 'server_error'}, {status: 500})
        : arrive(request),
  });
  const location_id = await connect();
  assert.equal(await codeOf(await get('tariffs')), '502 upstream_unavailable');
  const refused = await post('disconnect', {location_id});
  assert.equal(await codeOf(refused), '502 upstream_unavailable');
});
