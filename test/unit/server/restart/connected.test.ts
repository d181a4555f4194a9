import assert from 'node:assert/strict';
import {test} from 'node:test';
import {connectionsOf} from '../../../support/server/companion.js';
import {EXCHANGE} from '../../../support/server/companion-processes.js';
import {startOnFolder} from '../../../support/server/companion-restart.js';

test('a companion that is killed during onConnected and restarted stores the connection once', async t => {
  const {companion, callbacks, site, start, finishSession} = await startOnFolder(t);
  const doomed = await start();
  const token = await finishSession(doomed);
  site.onCallback = () => doomed.kill();
  await assert.rejects(doomed.post('complete', {connect_token: token}));
  site.onCallback = async () => {};

  const again = await start({expireClaims: true});
  for (const _time of ['first', 'second']) {
    assert.equal((await connectionsOf(await again.post('complete'))).length, 1);
  }
  // It isn't exchanged again; only the site knows if it handled the first callback.
  assert.equal(companion.count(EXCHANGE), 1);
  assert.equal(callbacks.length, 2);
});
