import assert from 'node:assert/strict';
import {
  at,
  bodyOf,
  codeOf,
  each,
  GB_ADDRESS,
  listAt,
  textAt,
} from '../../../support/server/companion.js';
import {nameOf} from '../../../support/server/customer.js';
import {isAboutPrices} from '../../../support/server/rewritten-responses.js';

const IMPORT = 'locations.0.tariff_status.commodity_import';

each('a customer without a tariff has an empty list', async start => {
  const {get} = start();
  assert.deepEqual(await bodyOf(await get('tariffs')), {locations: []});
});

each(
  'a connected tariff is shown as it is now, with its address, and never cached',
  async start => {
    const {get, connect, control, clock} = start();
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
    clock.now += 15 * 60_000;
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

each(
  'an address that could not be read at the end of the session is read later, once',
  async start => {
    const call = 'GET /locations/{id}';
    let reads = 0;
    const {connect, get, setFaults} = start({
      way(request, arrive) {
        if (request.method === 'GET' && /\/locations\/[^/]+$/.test(request.url)) reads++;
        return arrive(request);
      },
    });
    await setFaults({type: 'status', status: 503, call, times: 'always'});
    await connect();
    const cityOf = async () =>
      at(await bodyOf(await get('tariffs')), 'locations.0.postal_address.city');
    assert.equal(await cityOf(), null);
    await setFaults();
    assert.equal(await cityOf(), 'London');
    const before = reads;
    assert.equal(await cityOf(), 'London');
    assert.equal(reads, before);
  },
);

each('a failure of the service is reported for all locations', async start => {
  const {get, connect, setFaults} = start();
  await connect();
  const call = 'GET /locations/{id}/status';
  await setFaults({type: 'error-object', error: {code: 'server_error'}, call, times: 'always'});
  assert.equal(await codeOf(await get('tariffs')), '502 upstream_unavailable');
});
