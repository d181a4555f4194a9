import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {test} from 'node:test';
import type {Route} from '../../../src/server/routes/route.js';
import {
  bodyOf,
  checkErrors,
  checkExamples,
  readOpenApi,
  resultSchema,
} from '../../support/openapi-file.js';
import {startCompanion, type Json} from '../../support/server/companion.js';

const file = readOpenApi('companion.openapi.json');
const {operations, schemas} = file;

/** Every route of the server. */
async function routes(): Promise<Route[]> {
  const folder = new URL('../../../src/server/routes/', import.meta.url);
  const files = readdirSync(folder).filter(name => name !== 'route.ts');
  const modules = files.map(
    name => import(new URL(name, folder).href) as Promise<Record<string, Route>>,
  );
  return (await Promise.all(modules)).flatMap(module => Object.values(module));
}

test('the file has every route of the server, and no other', async () => {
  const calls = (await routes()).map(({method, path, audience}) => `${method} ${path} ${audience}`);
  assert.deepEqual(
    operations.map(({call, operation}) => `${call} ${operation.tags?.join()}`).sort(),
    calls.sort(),
  );
});

test('each example of the file is as its schema says', () => checkExamples(file));

test('each error of the file has the code, the status and the message of the server', () =>
  checkErrors(file));

/** The routes that begin with Busbar. */
const OF_BUSBAR: ReadonlySet<string> = new Set(['/prices/parts', '/participations']);

test('the server responds to the example of each request as the file says', async () => {
  const zero = startCompanion();
  const busbar = startCompanion({apiVersion: 'busbar', getDeviceReference: () => 'charger'});
  const location = await zero.connect();
  const home = await busbar.connect();
  const [device] = (await busbar.api.devices()).data;
  await busbar.control('participations', {location_id: home, device_id: device?.id ?? ''});
  const requests: Readonly<Record<string, object>> = {'/disconnect': {location_id: location}};
  // Without its tariff, the location has no prices: that comes last.
  const last = ({path}: {path: string}) => Number(path === '/disconnect');
  for (const {call, path, operation} of operations.toSorted((a, b) => last(a) - last(b))) {
    if (path === '/callback' || path === '/webhooks') continue;
    const {get, post} = OF_BUSBAR.has(path) ? busbar : zero;
    const body = requests[path] ?? (bodyOf(operation).example as object | null);
    const response = await (call.startsWith('GET')
      ? get(path.slice(1))
      : post(path.slice(1), body ?? undefined));
    assert.equal(response.status, 200, call);
    const schema = resultSchema(operation);
    assert.deepEqual(schemas.mistakes(schema, (await response.json()) as Json), [], call);
  }
});

test('the server refuses a request that the file does not allow', async () => {
  const {post} = startCompanion();
  for (const {call, path, operation} of operations) {
    if (!operation.requestBody || path === '/webhooks' || path === '/complete') continue;
    const body = {location_id: 17};
    assert.notDeepEqual(schemas.mistakes(bodyOf(operation).schema, body), [], call);
    assert.equal((await post(path.slice(1), body)).status, 400, call);
  }
});
