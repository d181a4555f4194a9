import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ConnectError} from '../../../src/core/index.js';
import {TurnClient} from '../../../src/core/turn-client.js';
import {INITIAL_PAGE_TYPES} from '../../../src/protocol/initial-routes.js';
import {PAGE_TYPES} from '../../../src/protocol/routes.js';
import {createSimulator} from '../../../src/simulator/index.js';
import {sessionToken} from '../../support/simulator/conversation.js';

/** Reads a page of the simulator with a client that loads the types of later pages when it must. */
async function read(page: string, load: () => Promise<void> = async () => undefined) {
  const simulator = createSimulator();
  let pageTypes = INITIAL_PAGE_TYPES;
  const loaded: string[] = [];
  const client = new TurnClient({
    url: `${simulator.publicUrl}/connect`,
    fetch: request => simulator.fetch(request),
    pageTypes: () => pageTypes,
    prepare({kind}) {
      if (kind === 'postal-address' || pageTypes === PAGE_TYPES) return undefined;
      loaded.push(kind);
      return load().then(() => void (pageTypes = PAGE_TYPES));
    },
  });
  const connect_token = await sessionToken(simulator, {page});
  const turn = await client.send(
    {connect_token, route: 'session_restore'},
    new AbortController().signal,
  );
  assert.ok('page' in turn);
  return {page: turn.page, loaded};
}

test('the first page is read with its own type, and nothing is loaded', async () => {
  const {page, loaded} = await read('postal-address');
  assert.equal(page.kind, 'postal-address');
  assert.deepEqual(loaded, []);
});

test('a page whose type is not loaded yet is read again with it', async () => {
  const {page, loaded} = await read('tariff-summary');
  assert.ok(page.kind === 'tariff-summary' && page.data.provider.display_name);
  assert.deepEqual(loaded, ['unknown']);
});

test('a page whose type cannot be loaded fails as if it had not arrived', async () => {
  await assert.rejects(
    read('tariff-summary', () => Promise.reject(new Error('offline'))),
    (error: unknown) => error instanceof ConnectError && error.kind === 'network',
  );
});
