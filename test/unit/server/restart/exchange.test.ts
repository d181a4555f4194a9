import assert from 'node:assert/strict';
import {test} from 'node:test';
import {connectionsOf} from '../../../support/server/companion.js';
import {EXCHANGE} from '../../../support/server/companion-processes.js';
import {startOnFolder} from '../../../support/server/companion-restart.js';

test('a companion that is killed after the exchange and restarted loses nothing', async t => {
  const {companion, callbacks, start, finishSession, killAfterExchange} = await startOnFolder(t);
  const doomed = await start();
  const token = await finishSession(doomed);
  const killed = killAfterExchange(doomed);
  await assert.rejects(doomed.post('complete', {connect_token: token}));
  await killed;
  assert.equal(companion.count(EXCHANGE), 1);
  assert.deepEqual(callbacks, []);

  const again = await start({expireClaims: true});
  const first = await connectionsOf(await again.post('complete'));
  assert.equal(first.length, 1);
  assert.deepEqual(await connectionsOf(await again.post('complete')), first);
  const locationId = first[0]?.location_id ?? '';
  assert.match(locationId, /^loc_/);
  assert.deepEqual(callbacks, [`connected ${JSON.stringify({customer: 'ann', locationId})}`]);
});
