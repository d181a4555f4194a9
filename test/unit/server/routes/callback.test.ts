import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ORIGIN, startHouse} from '../../../support/server/companion.js';

const SAVED = {location_id: 'loc_1', is_tariff_processed: true, complete_action: 'SAVE'};

test('a browser that lands on the callback is completed and sent to the host page', async t => {
  const {server, mint, finish, connected} = await startHouse(t, {returnUrl: '/energy?tab=1#top'});
  const token = await mint();
  finish(token, SAVED);
  const land = (query: string, customer?: string) =>
    server.fetch(
      new Request(`${ORIGIN}/flatpeak/callback${query}`, {
        headers: {
          'sec-fetch-site': 'cross-site',
          'sec-fetch-mode': 'navigate',
          ...(customer && {'x-customer': customer}),
        },
      }),
    );
  const response = await land(`?fp_cot=${token}`, 'ann');
  assert.equal(response.status, 303);
  assert.equal(response.headers.get('location'), '/energy?tab=1#top');
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.equal(connected.length, 1);

  assert.equal((await land('', 'ann')).headers.get('location'), '/energy?tab=1#top');
  assert.equal(connected[0]?.completedBy, 'callback');
});
