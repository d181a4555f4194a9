import assert from 'node:assert/strict';
import {at, bodyOf, codeOf, connectionsOf, each} from '../../../support/server/companion.js';

const IMPORT = 'locations.0.tariff_status.commodity_import';

each('a tariff is disconnected without pages, and onConnected is called', async start => {
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
      const disconnects = request.method === 'DELETE' || content.includes('DISCONNECT');
      if (isLost && disconnects) throw new Error('lost');
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

each('a failure of the service during a disconnection is reported', async start => {
  const {post, connect} = start({
    way: async (request, arrive) =>
      request.url.endsWith('/connect/') || request.method === 'DELETE'
        ? Response.json({object: 'error', code: 'server_error'}, {status: 500})
        : arrive(request),
  });
  const location_id = await connect();
  const response = await post('disconnect', {location_id});
  assert.equal(await codeOf(response), '502 upstream_unavailable');
});
