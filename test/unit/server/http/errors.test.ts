import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ACCOUNT, codeOf, KEY, startHouse, type Fault} from '../../../support/server/companion.js';

const SECRET = `${KEY} eyJ.bearer.1 cot_65df3e94`;
const UPSTREAM: [what: string, fault: Fault, answer: string][] = [
  ['refuses the key', {status: 403, body: `{"message":"${SECRET}"}`}, '502 upstream_refused'],
  [
    'is not content with the request',
    {status: 400, body: `{"object":"error","code":"account_disabled","message":"${SECRET}"}`},
    '502 upstream_refused',
  ],
  ['fails', {status: 500, body: SECRET}, '502 upstream_unavailable'],
  ['shows a page', {status: 200, body: `<h1>${SECRET}</h1>`}, '502 upstream_unavailable'],
  ['hangs up', 'hang up', '502 upstream_unavailable'],
  ['is busy', {status: 429, body: SECRET, headers: {'retry-after': '7'}}, '503 upstream_busy'],
  ['never answers', 'never', '504 upstream_timeout'],
];

for (const [what, fault, answer] of UPSTREAM) {
  test(`where Flatpeak ${what}, the answer says so and holds no secret`, async t => {
    const {post, mint, upstream, answers} = await startHouse(t, {
      // Short only where nothing else can come: a busy machine is slow, too.
      timeout: fault === 'never' ? 500 : 10_000,
    });
    const token = await mint();
    answers.length = 0;
    for (const during of ['call', 'login']) {
      if (during === 'login') upstream.bearers.clear();
      upstream.fault = ({name}) =>
        during === 'login' || name !== 'GET /login' ? fault : undefined;
      const responses = [
        await post('connect-token'),
        await post('complete'),
        await post('complete', {connect_token: token}),
      ];
      for (const response of responses) {
        if (response.status === 503) assert.equal(response.headers.get('retry-after'), '7');
        assert.equal(await codeOf(response), answer);
      }
    }
    const said = answers.join('\n');
    for (const secret of [KEY, ACCOUNT, 'eyJ', 'cot_', token, 'Basic', 'Bearer']) {
      assert.ok(!said.includes(secret), secret);
    }
  });
}
