import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {Schemas, type Schema} from './json-schema.js';
import {textAt, type Json} from './simulator/client.js';

const root = new URL('../../', import.meta.url);

interface Content {
  readonly 'application/json'?: {readonly schema: Json; readonly example: Json};
}

export interface Operation {
  readonly tags?: readonly string[];
  readonly parameters?: Json;
  readonly requestBody?: {readonly content: Content};
  readonly responses: Readonly<Record<string, {readonly content?: Content}>>;
}

/** An operation of an OpenAPI file with its place. */
export interface Call {
  /** Such as `GET /tariffs`. */
  readonly call: string;
  readonly path: string;
  readonly operation: Operation;
}

/** An OpenAPI file of our own. */
export interface OpenApiFile {
  readonly schemas: Schemas;
  readonly components: {readonly schemas: Readonly<Record<string, Json>>};
  readonly operations: readonly Call[];
}

/** @param name of a file in `docs/public`, such as `companion.openapi.json` */
export function readOpenApi(name: string): OpenApiFile {
  const text = readFileSync(new URL(`docs/public/${name}`, root), 'utf8');
  const document = JSON.parse(text) as Pick<OpenApiFile, 'components'> & {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  return {
    schemas: new Schemas(document as unknown as Schema),
    components: document.components,
    operations: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        call: `${method.toUpperCase()} ${path}`,
        path,
        operation,
      })),
    ),
  };
}

/** The schema of the JSON in the response to a request that succeeds. */
export const resultSchema = ({responses}: Operation): Json =>
  responses['200']?.content?.['application/json']?.schema ?? null;

/** The schema and the example of the JSON in a request. */
export const bodyOf = ({requestBody}: Operation): {schema: Json; example: Json} =>
  requestBody?.content['application/json'] ?? {schema: null, example: null};

/** Each example is as its schema says. */
export function checkExamples({operations, schemas}: OpenApiFile): void {
  for (const {call, operation} of operations) {
    const contents = [operation.requestBody, ...Object.values(operation.responses)];
    for (const {content} of contents.filter(each => each !== undefined)) {
      const json = content?.['application/json'];
      if (json) assert.deepEqual(schemas.mistakes(json.schema, json.example), [], call);
    }
  }
}

/** Each error has a code, a status and a message that the source of the server has. */
export function checkErrors({operations}: OpenApiFile): void {
  const source = readFileSync(new URL('src/server/http/errors.ts', root), 'utf8');
  const program = readFileSync(new URL('src/program/backend-api.ts', root), 'utf8');
  for (const {call, operation} of operations) {
    for (const [status, {content}] of Object.entries(operation.responses)) {
      const example = content?.['application/json']?.example ?? null;
      if (Number(status) < 400 || call === 'GET /ready') continue;
      const code = textAt(example, 'error.code');
      const [, ownStatus, message = ''] =
        new RegExp(`\\b${code}: \\[\\s*(\\d+),\\s*['"](.+)['"]`).exec(source + program) ?? [];
      assert.equal(status, ownStatus, `${call}: ${code}`);
      assert.equal(textAt(example, 'error.message'), message);
    }
  }
}
