import assert from 'node:assert/strict';
import fc from 'fast-check';
import {ApiError} from '../../../../src/server/index.js';
import {at, bodyOf, each, listAt, type Way} from '../../../support/server/companion.js';

/** JSON of the service, as a test changes it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it changes
type Wire = any;

/** Changes the service's responses to some requests. */
const rewrite =
  (isMeant: (url: string) => boolean, change: (body: Wire) => unknown): Way =>
  async (request, arrive) => {
    const response = await arrive(request);
    if (!isMeant(request.url) || !response.ok) return response;
    return Response.json(change(await response.json()), response);
  };

const anything = fc.oneof(fc.jsonValue({maxDepth: 3}), fc.constant('x'.repeat(100_000)));
const IMPORT = 'locations.0.tariff_status.commodity_import';

each('whatever the status of another kind of tariff, the one there is is shown', async start => {
  let odd: unknown;
  const {connect, get} = start({
    cacheSize: 0,
    way: rewrite(
      url => url.endsWith('/status'),
      body => ({...body, tariff_status: {...body.tariff_status, commodity_export: odd}}),
    ),
  });
  await connect();
  await fc.assert(
    fc.asyncProperty(anything, async value => {
      odd = value;
      const response = await get('tariffs');
      assert.equal(response.status, 200);
      assert.equal(at(await bodyOf(response), `${IMPORT}.status`), 'CONNECTED');
    }),
    {numRuns: 30},
  );
});

each('what is unreadable in a response is reported once, by its place', async start => {
  const errors: unknown[] = [];
  const {connect, get} = start({
    cacheSize: 0,
    onError: error => void errors.push(error),
    way: rewrite(
      url => url.endsWith('/status'),
      ({tariff_status: {commodity_import, ...rest}, ...body}) => ({
        ...body,
        tariff_status: {
          ...rest,
          commodity_import: {...commodity_import, provider: {id: 7, logo_url: 'secret'}},
        },
      }),
    ),
  });
  await connect();
  for (const _ of [1, 2])
    assert.equal(at(await bodyOf(await get('tariffs')), `${IMPORT}.status`), 'CONNECTED');
  assert.equal(errors.length, 1);
  const [error] = errors;
  assert.ok(error instanceof ApiError);
  assert.match(error.message, /tariff_status\.commodity_import\.provider\.id/);
  assert.doesNotMatch(error.message, /secret/);
});

each(
  'whatever stands among the times to use energy, the others are there',
  async (start, _, version) => {
    let odd: unknown;
    const {connect, post, clock} = start({
      cacheSize: 0,
      way: rewrite(
        url => /\/(slots|schedules)\//.test(url),
        body => ({...body, data: [odd, ...body.data]}),
      ),
    });
    await connect();
    await fc.assert(
      fc.asyncProperty(anything, async value => {
        odd = value;
        const end_time = new Date(clock.now + 86_400_000).toISOString();
        const response = await post('cheapest', {duration: 60, end_time});
        assert.equal(response.status, 200, version);
        assert.ok(listAt(await bodyOf(response), 'data').length > 0);
      }),
      {numRuns: 30},
    );
  },
);

each('times to use energy are read as the times of prices are', async start => {
  // 2026-06-15T02:00:00.000Z as 2026-06-15 02:00+0000.
  const loosely = (text: string) => text.replace('T', ' ').replace(/:00(\.000)?Z$/, '+0000');
  const {connect, post, clock} = start({
    cacheSize: 0,
    way: rewrite(
      url => /\/(slots|schedules)\//.test(url),
      ({data, ...body}) => ({
        ...body,
        data: data.map((row: Wire) => ({
          ...row,
          start_time: loosely(new Date(row.start_time).toISOString()),
          end_time: loosely(new Date(row.end_time).toISOString()),
        })),
      }),
    ),
  });
  await connect();
  const end_time = new Date(clock.now + 86_400_000).toISOString();
  const [slot = null] = listAt(
    await bodyOf(await post('cheapest', {duration: 60, end_time})),
    'data',
  );
  assert.match(String(at(slot, 'start_time')), /^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/);
});

each('whatever stands among the costs, the others are there', async start => {
  let odd: unknown;
  const {api, connect} = start({
    way: rewrite(
      url => url.includes('/costs/interval/'),
      body => ({...body, data: [...body.data, odd]}),
    ),
  });
  const location = await connect();
  const {data: expected} = await api.intervalCosts(location, {}, {aggregation: 'DAY'});
  await fc.assert(
    fc.asyncProperty(anything, async value => {
      odd = value;
      const {data} = await api.intervalCosts(location, {}, {aggregation: 'DAY'});
      assert.ok(data.length >= expected.length);
    }),
    {numRuns: 30},
  );
});

each('a token without a readable lifetime is a token', async start => {
  const {mint} = start({
    way: rewrite(
      url => /\/connect\/(tariff\/)?token$/.test(url),
      body => ({...body, expires_in: 'a day'}),
    ),
  });
  assert.match(await mint(), /^cot_/);
});

each('a tariff whose page cannot be read can be disconnected', async start => {
  const {connect, control, post} = start({
    way: rewrite(
      url => /\/connect\/$/.test(url),
      body => ({...body, data: null}),
    ),
  });
  const location_id = await connect();
  // Its page has another route than the companion tries first.
  await control(`locations/${location_id}`, {status: 'ERROR'});
  const response = await post('disconnect', {location_id});
  assert.equal(response.status, 200, await response.text());
});
