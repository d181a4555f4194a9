import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import type {Route} from '../../../src/server/routes/route.js';
import {Schemas, type Schema} from '../../support/json-schema.js';
import {startCompanion, textAt, type Json} from '../../support/server/companion.js';

const root = new URL('../../../', import.meta.url);

interface Content {
  readonly 'application/json'?: {readonly schema: Json; readonly example: Json};
}
interface Operation {
  readonly tags: readonly string[];
  readonly requestBody?: {readonly content: Content};
  readonly responses: Readonly<Record<string, {readonly content?: Content}>>;
}
const document = JSON.parse(
  readFileSync(new URL('docs/public/companion.openapi.json', root), 'utf8'),
) as {paths: Record<string, Record<string, Operation>>};
const schemas = new Schemas(document as unknown as Schema);

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    call: `${method.toUpperCase()} ${path}`,
    path,
    operation,
  })),
);

/** Every route of the server. */
async function routes(): Promise<Route[]> {
  const folder = new URL('src/server/routes/', root);
  const files = readdirSync(folder).filter(name => name !== 'route.ts');
  const modules = files.map(
    name => import(new URL(name, folder).href) as Promise<Record<string, Route>>,
  );
  return (await Promise.all(modules)).flatMap(module => Object.values(module));
}

test('the file has every route of the server, and no other', async () => {
  const calls = (await routes()).map(({method, path, audience}) => `${method} ${path} ${audience}`);
  assert.deepEqual(
    operations.map(({call, operation}) => `${call} ${operation.tags.join()}`).sort(),
    calls.sort(),
  );
});

test('each example of the file is as its schema says', () => {
  for (const {call, operation} of operations) {
    const contents = [operation.requestBody, ...Object.values(operation.responses)];
    for (const {content} of contents.filter(each => each !== undefined)) {
      const json = content?.['application/json'];
      if (json) assert.deepEqual(schemas.mistakes(json.schema, json.example), [], call);
    }
  }
});

test('each error of the file has the code, the status and the message of the server', () => {
  const source = readFileSync(new URL('src/server/http/errors.ts', root), 'utf8');
  const [, table = ''] = /const HTTP_ERRORS = \{([^]*?)\n\}/.exec(source) ?? [];
  for (const {call, operation} of operations) {
    for (const [status, {content}] of Object.entries(operation.responses)) {
      const example = content?.['application/json']?.example;
      if (Number(status) < 400 || call === 'GET /ready') continue;
      const code = textAt(example ?? null, 'error.code');
      const [, ownStatus, message = ''] =
        new RegExp(`\\b${code}: \\[\\s*(\\d+),\\s*['"](.+)['"]`).exec(table) ?? [];
      assert.equal(status, ownStatus, `${call}: ${code}`);
      assert.equal(textAt(example ?? null, 'error.message'), message);
    }
  }
});

test('the server responds to the example of each request as the file says', async () => {
  const {get, post, connect} = startCompanion();
  const location = await connect();
  const requests: Readonly<Record<string, object>> = {'/disconnect': {location_id: location}};
  // Without its tariff, the location has no prices: that comes last.
  const last = ({path}: {path: string}) => Number(path === '/disconnect');
  for (const {call, path, operation} of operations.toSorted((a, b) => last(a) - last(b))) {
    if (path === '/callback' || path === '/webhooks') continue;
    const example = operation.requestBody?.content['application/json']?.example;
    const body = requests[path] ?? (example as object | undefined);
    const response = await (call.startsWith('GET')
      ? get(path.slice(1))
      : post(path.slice(1), body));
    assert.equal(response.status, 200, call);
    const schema = operation.responses['200']?.content?.['application/json']?.schema;
    assert.deepEqual(schemas.mistakes(schema, (await response.json()) as Json), [], call);
  }
});

test('the server refuses a request that the file does not allow', async () => {
  const {post} = startCompanion();
  for (const {call, path, operation} of operations) {
    if (!operation.requestBody || path === '/webhooks' || path === '/complete') continue;
    const body = {location_id: 17};
    const {schema = null} = operation.requestBody.content['application/json'] ?? {};
    assert.notDeepEqual(schemas.mistakes(schema, body), [], call);
    assert.equal((await post(path.slice(1), body)).status, 400, call);
  }
});
