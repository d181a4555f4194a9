import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {RestFault} from '../../../../src/simulator/index.js';
import {ACCOUNT, codeOf, KEY, startCompanion} from '../../../support/server/companion.js';
import {timeLimitsRunOut} from '../../../support/server/time-limits.js';

const SECRET = `${KEY} eyJ.bearer.1 sim_bearer cot_65df3e94`;
const DISABLED = {object: 'error', code: 'account_disabled', message: SECRET};
const FAULTS: [what: string, fault: RestFault, expected: string][] = [
  [
    'refuses the key',
    {type: 'status', status: 403, json: {message: SECRET}},
    '502 upstream_refused',
  ],
  [
    'is not content with the request',
    {type: 'status', status: 400, json: DISABLED},
    '502 upstream_refused',
  ],
  ['fails', {type: 'status', status: 500, text: SECRET}, '502 upstream_unavailable'],
  [
    'shows a page',
    {type: 'status', status: 200, text: `<h1>${SECRET}</h1>`},
    '502 upstream_unavailable',
  ],
  ['hangs up', {type: 'reset'}, '502 upstream_unavailable'],
  ['is busy', {type: 'status', status: 429, text: SECRET, retry_after: 7}, '503 upstream_busy'],
  ['never answers', {type: 'hang'}, '504 upstream_timeout'],
];

const BEARER_LIFETIME_S = 3600;

for (const [what, fault, expected] of FAULTS) {
  test(`if Flatpeak ${what}, the response says so and contains no secret`, async t => {
    const {simulator, post, mint, setFaults, responses, sent} = startCompanion({
      way: fault.type === 'hang' ? timeLimitsRunOut(t) : undefined,
    });
    const token = await mint();
    responses.length = 0;
    for (const during of ['call', 'login'] as const) {
      // The simulator accepts no bearer of before, and the companion has to log in.
      if (during === 'login') await simulator.advance(BEARER_LIFETIME_S);
      const always = {...fault, times: 'always'} as const;
      await setFaults(during === 'login' ? {...always, call: 'GET /login'} : always);
      const before = sent.length;
      for (const response of [
        await post('connect-token'),
        await post('complete'),
        await post('complete', {connect_token: token}),
      ]) {
        if (response.status === 503) assert.equal(response.headers.get('retry-after'), '7');
        assert.equal(await codeOf(response), expected);
      }
      const logins = sent.slice(before).filter(({call}) => call === 'GET /login');
      assert.equal(logins.length > 0, during === 'login' || fault.status === 403);
    }
    const said = responses.join('\n');
    for (const secret of [KEY, ACCOUNT, 'eyJ', 'sim_', 'cot_', token, 'Basic', 'Bearer']) {
      assert.ok(!said.includes(secret), secret);
    }
  });
}
