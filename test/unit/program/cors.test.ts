import assert from 'node:assert/strict';
import {test} from 'node:test';
import {linkOf} from '../../support/server/program-customer.js';
import {runProgram} from '../../support/server/program.js';

const BUILDER = 'https://www.builder.example';
const env = {FLATPEAK_ALLOWED_ORIGINS: `${BUILDER}, https://shop.builder.example`};

/** The headers of CORS in a response. */
const cors = ({headers}: Response) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-allow')));

test('a page of an allowed origin sends requests and reads the responses', async t => {
  const {url} = await runProgram(t, env);
  const tokenUrl = `${url}/flatpeak/connect-token?${linkOf('ann')}`;
  const preflight = await fetch(tokenUrl, {
    method: 'OPTIONS',
    headers: {
      origin: BUILDER,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  assert.equal(preflight.status, 204);
  assert.deepEqual(cors(preflight), {
    'access-control-allow-origin': BUILDER,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type, authorization',
  });
  const headers = {origin: BUILDER, 'content-type': 'application/json'};
  const response = await fetch(tokenUrl, {method: 'POST', headers, body: '{}'});
  assert.equal(response.status, 200);
  assert.equal(cors(response)['access-control-allow-origin'], BUILDER);
  assert.match(response.headers.get('vary') ?? '', /origin/);
});

test('a page of an allowed origin reads why a request was refused', async t => {
  const {url} = await runProgram(t, env);
  const headers = {origin: BUILDER, 'content-type': 'application/json'};
  const response = await fetch(`${url}/flatpeak/connect-token`, {
    method: 'POST',
    headers,
    body: '{}',
  });
  assert.equal(response.status, 401);
  assert.equal(cors(response)['access-control-allow-origin'], BUILDER);
});

test('a page of any other origin is refused, and gets no headers of CORS', async t => {
  const {url} = await runProgram(t, env);
  for (const origin of ['https://evil.example', `${BUILDER}.evil.example`, 'null']) {
    const headers = {origin, 'content-type': 'application/json'};
    const tokenUrl = `${url}/flatpeak/connect-token?${linkOf('ann')}`;
    const response = await fetch(tokenUrl, {method: 'POST', headers, body: '{}'});
    assert.equal(response.status, 403, origin);
    const preflight = await fetch(tokenUrl, {
      method: 'OPTIONS',
      headers: {origin, 'access-control-request-method': 'POST'},
    });
    assert.deepEqual([cors(response), cors(preflight)], [{}, {}], origin);
  }
});
