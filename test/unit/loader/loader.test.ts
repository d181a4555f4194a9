import assert from 'node:assert/strict';
import {test} from 'node:test';
import {installLoader} from '../../../src/loader/index.js';

test('a server that renders a page may install the loader, which does nothing there', async () => {
  await assert.doesNotReject(installLoader({tokenUrl: '/token'}));
});
