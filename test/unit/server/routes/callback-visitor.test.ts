import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {
  ORIGIN,
  tokenOf,
  each,
  startCompanion,
  type TestCompanion,
} from '../../../support/server/companion.js';
import {answerPages} from '../../../support/server/customer.js';
import type {SupportedApiVersion} from '../../../../src/server/index.js';

interface Landing {
  customer?: string;
  language?: string;
}

/** A browser ends at the callback. */
const land = (
  {server}: TestCompanion,
  query: string,
  {customer, language = ''}: Landing = {},
): Promise<Response> =>
  server.fetch(
    new Request(`${ORIGIN}/flatpeak/callback${query}`, {
      headers: {
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        ...(language && {'accept-language': language}),
        ...(customer && {'x-customer': customer}),
      },
    }),
  );

/** All of a response except for the id of its request. */
async function contentOf(response: Response) {
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
  return JSON.stringify([response.status, headers, await response.text()]);
}

async function finishedToken(companion: TestCompanion, version: SupportedApiVersion = 'zero') {
  const {connect_token} = await tokenOf(await companion.post('connect-token'));
  await answerPages(companion.simulator, connect_token, version);
  return connect_token;
}

each(
  'a browser without a customer completes the session for its owner',
  async (start, _t, version) => {
    const companion = start();
    const token = await finishedToken(companion, version);
    const response = await land(companion, `?fp_cot=${token}`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('location'), null);
    assert.match(await response.text(), /You can go back to the app\./);
    assert.deepEqual(
      companion.connected.map(({customer, completedBy}) => [customer, completedBy]),
      [['ann', 'callback']],
    );
  },
);

test('another customer completes the session for its owner, and sees the same page', async () => {
  const companion = startCompanion({returnUrl: '/energy'});
  const token = await finishedToken(companion);
  const foreign = await land(companion, `?fp_cot=${token}`, {customer: 'bob'});
  assert.deepEqual(
    companion.connected.map(({customer}) => customer),
    ['ann'],
  );
  const unknown = await land(companion, '?fp_cot=cot_unknown', {customer: 'bob'});
  assert.equal(await contentOf(foreign), await contentOf(unknown));
  const own = await land(companion, `?fp_cot=${token}`, {customer: 'ann'});
  assert.equal(own.headers.get('location'), '/energy');
});

test('the page reveals nothing: not whether the token exists, is open, done, or failed', async () => {
  let fails = false;
  const companion = startCompanion({
    onConnected() {
      if (fails) throw new Error('no room');
    },
  });
  const done = await finishedToken(companion);
  await companion.post('complete', {connect_token: done});
  const {connect_token: open} = await tokenOf(await companion.post('connect-token'));
  fails = true;
  const rejected = await finishedToken(companion);
  const tokens = [
    '',
    '?fp_cot=',
    '?fp_cot=cot_unknown',
    '?fp_cot=%00',
    `?fp_cot=${'x'.repeat(9000)}`,
  ];
  const known = [done, open, rejected].map(token => `?fp_cot=${token}`);
  const contents = new Set<string>();
  for (const query of [...tokens, ...known])
    contents.add(await contentOf(await land(companion, query)));
  assert.equal(contents.size, 1);
});

test('the page is the same if the service or the customer look-up is down', async () => {
  const errors: unknown[] = [];
  let isDown = false;
  const companion = startCompanion({
    way: (request, arrive) => (isDown ? Promise.reject(new Error('down')) : arrive(request)),
    getCustomerId(request) {
      if (isDown) throw new Error('The session store is down.');
      return request.headers.get('x-customer');
    },
    onError: error => void errors.push(error),
  });
  const token = await finishedToken(companion);
  const usual = await contentOf(await land(companion, '?fp_cot=cot_unknown'));
  isDown = true;
  assert.equal(await contentOf(await land(companion, `?fp_cot=${token}`)), usual);
  assert.equal(errors.length, 2);
  assert.equal(companion.connected.length, 0);
});

test('an unknown, done or expired token costs no request to the service', async () => {
  let requests = 0;
  const companion = startCompanion({
    way(request, arrive) {
      requests++;
      return arrive(request);
    },
  });
  const done = await finishedToken(companion);
  await land(companion, `?fp_cot=${done}`);
  const {connect_token: old} = await tokenOf(await companion.post('connect-token'));
  companion.clock.now += 86_400_000;
  const before = requests;
  for (const token of ['cot_unknown', done, old]) await land(companion, `?fp_cot=${token}`);
  assert.equal(requests, before);
});

test('the page allows no script and no referrer, is not cached, and its policy fits its style', async () => {
  const response = await land(startCompanion(), '?fp_cot=cot_unknown');
  const html = await response.text();
  const style = /<style>(.*)<\/style>/s.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = response.headers.get('content-security-policy') ?? '';
  assert.ok(policy.startsWith(`default-src 'none'; style-src 'sha256-${hash}'`), policy);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(html, /<script|\son\w+=|cot_/);
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(response.headers.get('cache-control'), 'no-store');
});

test('the page is in the language that the browser prefers, of those that it has', async () => {
  const companion = startCompanion();
  for (const [language, expected] of [
    ['', 'en'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['ja, FR-ca;q=0.5', 'fr'],
    ['da;q=0.5, nn;q=0.9', 'nb'],
    ['ar', 'ar'],
    ['*', 'en'],
    ['__proto__,constructor', 'en'],
  ] as const) {
    const response = await land(companion, '', {language});
    const direction = expected === 'ar' ? 'rtl' : 'ltr';
    const {headers} = response;
    assert.deepEqual(
      [headers.get('content-language'), headers.get('vary')],
      [expected, 'accept-language'],
    );
    assert.match(await response.text(), new RegExp(`<html lang="${expected}" dir="${direction}">`));
  }
});
