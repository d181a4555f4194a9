import {existsSync, readFileSync} from 'node:fs';
import type {Json} from './simulator/client.js';

/** Where the vendor's OpenAPI file lies beside the repository, for those who have it. */
const FILE = new URL('../../../shared/vendor/flatpeak-api-spec.json', import.meta.url);

type Node = {[key: string]: Json};

const isNode = (value: Json | undefined): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: Json) =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : Number.isInteger(value)
        ? 'integer'
        : typeof value;

/** The documented answers of the service, to hold others against. */
export class OpenApi {
  readonly #document: Node;

  /** The vendor's file, or undefined on a machine without it. */
  static load(): OpenApi | undefined {
    return existsSync(FILE)
      ? new OpenApi(JSON.parse(readFileSync(FILE, 'utf8')) as Node)
      : undefined;
  }

  constructor(document: Node) {
    this.#document = document;
  }

  /**
   * What an answer has that is not documented, or lacks: missing and surplus properties,
   * wrong types, moments that are none. Empty where all is well.
   * @param call method and path as the file has them: `GET /locations/{id}`
   * @param except a place that the file has wrong, such as `answer.data`
   */
  problems(call: string, status: number, body: Json, except?: RegExp): string[] {
    const [method = '', path = ''] = call.split(' ');
    const responses = this.#find([
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
    ]);
    const content = isNode(responses) ? responses['content'] : undefined;
    const json = isNode(content) ? content['application/json'] : undefined;
    const schema = isNode(json) ? json['schema'] : undefined;
    if (!isNode(schema)) return [`${call} documents no answer ${status}`];
    const found = this.#check(this.#resolve(schema), body, 'answer');
    return except ? found.filter(problem => !except.test(problem)) : found;
  }

  /** Every call that the file documents, as `GET /locations/{id}`. */
  calls(): string[] {
    const paths = this.#find(['paths']);
    const methods = ['get', 'post', 'put', 'patch', 'delete'];
    return Object.entries(isNode(paths) ? paths : {}).flatMap(([path, operations]) =>
      methods
        .filter(method => isNode(operations) && method in operations)
        .map(method => `${method.toUpperCase()} ${path}`),
    );
  }

  #find(keys: readonly string[]): Json {
    return keys.reduce<Json>((node, key) => {
      const inner = isNode(node) ? node[key] : undefined;
      return isNode(inner) ? this.#resolve(inner) : (inner ?? null);
    }, this.#document);
  }

  #resolve(node: Node): Node {
    const ref = node['$ref'];
    if (typeof ref !== 'string') return node;
    const target = this.#find(ref.replace(/^#\//, '').split('/'));
    return isNode(target) ? target : {};
  }

  #check(schema: Node, value: Json, place: string): string[] {
    const type = typeOf(value);
    if (value === null && schema['nullable'] === true) return [];
    const wanted = schema['type'];
    const fits =
      wanted === undefined || wanted === type || (wanted === 'number' && type === 'integer');
    if (!fits) return [`${place} is ${type}, documented is ${String(wanted)}`];
    const {format, items} = schema;
    if (format === 'date-time' && Number.isNaN(Date.parse(String(value)))) {
      return [`${place} is not a moment`];
    }
    if (Array.isArray(value) && isNode(items)) {
      const each = this.#resolve(items);
      return value.flatMap((item, i) => this.#check(each, item, `${place}.${i}`));
    }
    return isNode(value) ? this.#checkObject(schema, value, place) : [];
  }

  #checkObject(schema: Node, value: Node, place: string): string[] {
    const {properties} = schema;
    const required = (Array.isArray(schema['required']) ? schema['required'] : []).map(String);
    const missing = required
      .filter(name => !(name in value))
      .map(name => `${place}.${name} is missing`);
    if (!isNode(properties)) return missing;
    return [
      ...missing,
      ...Object.entries(value).flatMap(([name, inner]) => {
        const known = properties[name];
        // The file requires a few that it does not describe.
        if (known === undefined && required.includes(name)) return [];
        return isNode(known)
          ? this.#check(this.#resolve(known), inner, `${place}.${name}`)
          : [`${place}.${name} is not documented`];
      }),
    ];
  }
}
