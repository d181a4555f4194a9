import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ApiError} from '../../../../src/server/index.js';
import {startCompanion} from '../../../support/server/companion.js';

/** Names that the service could give to a tariff in a location's status. */
const KEYS: [what: string, key: string][] = [
  ['a line of a log', 'x\n2026-06-13 ERROR everything is lost\r'],
  ['commands for a terminal', '\u001b[2J\u0007\u009b31m'],
  ['text that runs backwards', '\u202egnp.exe\u2066'],
  ['a separator of lines', 'a\u2028b\u2029c'],
  ['half a character', 'a\ud83d'],
  ['a very long name', 'x'.repeat(100_000)],
];

for (const [what, key] of KEYS) {
  test(`${what} in a name of the service is escaped and cut in messages`, async () => {
    const errors: unknown[] = [];
    const {connect, get} = startCompanion({
      onError: error => void errors.push(error),
      async way(request, arrive) {
        const response = await arrive(request);
        if (!request.url.endsWith('/status')) return response;
        return Response.json({id: 'loc_1', tariff_status: {[key]: 'not an object'}});
      },
    });
    await connect();
    assert.equal((await get('tariffs')).status, 200);
    const [error] = errors;
    assert.ok(error instanceof ApiError);
    assert.match(error.message, /is used without them: tariff_status\./);
    assert.doesNotMatch(error.message, /[\p{C}\p{Zl}\p{Zp}]/u);
    assert.ok(error.message.length < 400);
  });
}
