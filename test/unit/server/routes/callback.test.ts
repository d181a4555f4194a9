import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ORIGIN, startCompanion} from '../../../support/server/companion.js';

test('a browser that lands on the callback is completed and sent to the page of the site', async () => {
  const {server, mint, finish, connected} = startCompanion({returnUrl: '/energy?tab=1#top'});
  const token = await mint();
  await finish(token);
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
