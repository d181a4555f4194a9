import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EVENT} from '../../../support/server/companion-processes.js';
import {startOnFolder} from '../../../support/server/companion-restart.js';

test('a companion that is killed during onEvent handles the next delivery, and no more', async t => {
  const {callbacks, site, start} = await startOnFolder(t);
  const doomed = await start();
  site.onCallback = () => doomed.kill();
  await assert.rejects(doomed.post('webhooks', EVENT));
  site.onCallback = async () => {};

  const again = await start({expireClaims: true});
  for (const _time of ['first', 'second']) {
    assert.equal((await again.post('webhooks', EVENT)).status, 200);
  }
  assert.equal(callbacks.length, 2);
});
