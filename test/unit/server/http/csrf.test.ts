import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startCompanion} from '../../../support/server/companion.js';
import {ann, testRejected} from '../../../support/server/rejected-requests.js';

testRejected([
  [
    'it comes from another site',
    {headers: {...ann, 'sec-fetch-site': 'cross-site'}},
    '403 cross_site',
  ],
  [
    'it comes from another origin',
    {headers: {...ann, origin: 'https://evil.example'}},
    '403 cross_site',
  ],
  ['it comes from a sandboxed frame', {headers: {...ann, origin: 'null'}}, '403 cross_site'],
  ['it comes over http', {headers: {...ann, origin: 'http://shop.example'}}, '403 cross_site'],
  [
    'another site asks, and nobody is signed in',
    {headers: {'sec-fetch-site': 'cross-site'}},
    '403 cross_site',
  ],
]);

test('an allowed origin may post, whatever the URL behind the proxy', async () => {
  const {server} = startCompanion({allowedOrigins: ['https://www.shop.example']});
  const request = new Request('http://10.0.0.7:8080/flatpeak/complete', {
    method: 'POST',
    headers: {...ann, origin: 'https://www.shop.example', 'sec-fetch-site': 'same-origin'},
  });
  assert.equal((await server.fetch(request)).status, 200);
});
