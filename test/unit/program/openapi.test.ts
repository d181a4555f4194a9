import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {
  bodyOf,
  checkErrors,
  checkExamples,
  readOpenApi,
  resultSchema,
  type Call,
} from '../../support/openapi-file.js';
import type {Json} from '../../support/simulator/client.js';
import {connect} from '../../support/server/program-customer.js';
import {
  runBusbarProgram,
  runProgram,
  withKey,
  type RunningProgram,
} from '../../support/server/program.js';

const file = readOpenApi('backend-api.openapi.json');
const companion = readOpenApi('companion.openapi.json');
const {operations, schemas} = file;

const CUSTOMER = 'ann müller/1';

/** The device that the backend names. */
const DEVICE = 'charger-17';

/** The operations that begin with Busbar, with the query that they need. */
const OF_BUSBAR: ReadonlyMap<string, string> = new Map([
  ['GET /customers/{id}/price-parts', ''],
  ['GET /customers/{id}/participations', `?device=${DEVICE}`],
]);

/** The parameters that only a backend sends. */
const OF_BACKENDS: ReadonlySet<unknown> = new Set(['id', 'device']);

let zero: RunningProgram;
let busbar: RunningProgram;
const ends: (() => unknown)[] = [];
before(async () => {
  const scope = {after: (end: () => unknown) => void ends.unshift(end)};
  zero = await runProgram(scope);
  busbar = await runBusbarProgram(scope);
  await connect(zero, CUSTOMER);
  await connect(busbar, CUSTOMER, 'busbar');
});
after(async () => {
  for (const end of ends) await end();
});

/** Sends a request of the site's backend; `call` is a method and a path of the file. */
function send(call: string, body?: Json): Promise<Response> {
  const [method = '', path = ''] = call.split(' ');
  const query = OF_BUSBAR.get(call);
  const {url} = query === undefined ? zero : busbar;
  const resource = path.replace('{id}', encodeURIComponent(CUSTOMER)) + (query ?? '');
  return fetch(`${url}/flatpeak${resource}`, {
    method,
    headers: {...withKey, 'content-type': 'application/json'},
    ...(body === undefined || body === null ? {} : {body: JSON.stringify(body)}),
  });
}

/** The operation of the companion that an operation of the file stands for. */
function counterpartOf({call, path}: Call): Call | undefined {
  const resource = path
    .replace('/customers/{id}', '')
    .replace('/locations', '/tariffs')
    .replace('/price-parts', '/prices/parts');
  return companion.operations.find(each => each.call === `${call.split(' ')[0]} ${resource}`);
}

test('each example of the file is as its schema says', () => checkExamples(file));

test('each error of the file has the code, the status and the message of the program', () =>
  checkErrors(file));

test('the file says the same of its bodies as that of the companion', () => {
  for (const [name, schema] of Object.entries(file.components.schemas))
    assert.deepEqual(schema, companion.components.schemas[name], name);
  for (const each of operations.filter(({path}) => path !== '/customers/{id}')) {
    const counterpart = counterpartOf(each);
    assert.ok(counterpart, each.call);
    const {operation} = counterpart;
    assert.deepEqual(each.operation.requestBody, operation.requestBody, each.call);
    assert.deepEqual(resultSchema(each.operation), resultSchema(operation), each.call);
    const parameters = each.operation.parameters as {name: string}[];
    const shared = parameters.filter(({name}) => !OF_BACKENDS.has(name));
    assert.deepEqual(shared, operation.parameters ?? [], each.call);
  }
});

test('the program has every operation of the file, and no other', async () => {
  const paths = companion.operations.map(({path}) => `/customers/{id}${path}`);
  const all = new Set([...operations.map(({path}) => path), ...paths, '/customers']);
  const listed = new Set(operations.map(({call}) => call));
  // The customer is needed for the tests below.
  listed.delete('DELETE /customers/{id}');
  for (const path of all) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const call = `${method} ${path}`;
      if (call === 'DELETE /customers/{id}') continue;
      const {status} = await send(call);
      assert.equal(status !== 404, listed.has(call), `${call}: ${status}`);
    }
  }
});

test('the program refuses each request without the key as the file says', async () => {
  for (const {call, operation} of operations) {
    const [method = '', path = ''] = call.split(' ');
    const response = await fetch(`${zero.url}/flatpeak${path.replace('{id}', 'ann')}`, {method});
    assert.equal(response.status, 401, call);
    const example = operation.responses['401']?.content?.['application/json']?.example;
    assert.deepEqual(await response.json(), example, call);
  }
});

test('the program refuses a request that the file does not allow', async () => {
  for (const {call, operation} of operations.filter(each => each.operation.requestBody)) {
    const body = {location_id: 17};
    assert.notDeepEqual(schemas.mistakes(bodyOf(operation).schema, body), [], call);
    assert.equal((await send(call, body)).status, 400, call);
  }
});

/** The times of the examples, in the days for which the simulator has prices. */
function inTheseDays(example: Json): Json {
  const now = Date.now();
  const times: Readonly<Record<string, string>> = {
    start_time: new Date(now - 2 * 3_600_000).toISOString(),
    end_time: new Date(now + 12 * 3_600_000).toISOString(),
  };
  return JSON.parse(JSON.stringify(example), (name, value: Json) => times[name] ?? value) as Json;
}

test('the program responds to the example of each request as the file says', async () => {
  for (const {call, operation} of operations.filter(({path}) => path !== '/customers/{id}')) {
    const response = await send(call, inTheseDays(bodyOf(operation).example));
    assert.equal(response.status, 200, `${call}: ${await response.clone().text()}`);
    const result = (await response.json()) as Json;
    assert.deepEqual(schemas.mistakes(resultSchema(operation), result), [], call);
  }
  assert.equal((await send('DELETE /customers/{id}')).status, 204);
  assert.deepEqual(await (await send('GET /customers/{id}/locations')).json(), {locations: []});
});
