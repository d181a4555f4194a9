import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ConnectClient} from '../../../src/core/index.js';
import {createSimulator} from '../../../src/simulator/index.js';
import {sessionToken} from '../../support/simulator/conversation.js';

for (const [how, simpleRequest, type] of [
  ['declares JSON', false, 'application/json'],
  [
    'has no JSON content type, where the site wants to avoid a preflight',
    true,
    'text/plain;charset=UTF-8',
  ],
] as const)
  test(`a turn ${how}`, async () => {
    const simulator = createSimulator();
    const types: (string | null)[] = [];
    const client = new ConnectClient({
      url: `${simulator.publicUrl}/connect`,
      simpleRequest,
      async fetch(request) {
        types.push(request.headers.get('content-type'));
        return simulator.fetch(request);
      },
    });
    const connect_token = await sessionToken(simulator, {page: 'tariff-name'});
    const turn = await client.send(
      {connect_token, route: 'session_restore'},
      new AbortController().signal,
    );
    assert.ok('page' in turn && turn.page.kind === 'tariff-name');
    assert.deepEqual(types, [type]);
  });
