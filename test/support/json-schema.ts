import type {Json} from './simulator/client.js';

export type Schema = {readonly [keyword: string]: Json};

const isObject = (value: Json | undefined): value is {[key: string]: Json} =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: Json) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const KNOWN: ReadonlySet<string> = new Set([
  ...['$ref', 'type', 'enum', 'format', 'description', 'anyOf'],
  ...['properties', 'required', 'additionalProperties', 'items'],
]);

/** The mistakes of values by the schemas of an OpenAPI 3.1 file, in the keywords that it uses. */
export class Schemas {
  readonly #schemas: {[key: string]: Json};

  constructor(document: Schema) {
    const {components} = document;
    const schemas = isObject(components) ? components['schemas'] : undefined;
    this.#schemas = isObject(schemas) ? schemas : {};
  }

  mistakes(schema: Json | undefined, value: Json, place = 'body'): string[] {
    if (!isObject(schema)) return [`${place} has no schema`];
    const unknown = Object.keys(schema).filter(keyword => !KNOWN.has(keyword));
    if (unknown.length > 0) throw new Error(`Unknown keyword ${unknown.join()} at ${place}`);
    const {$ref, type, enum: choices, format, anyOf, items} = schema;
    if (typeof $ref === 'string') {
      return this.mistakes(this.#schemas[$ref.replace('#/components/schemas/', '')], value, place);
    }
    if (Array.isArray(anyOf)) {
      const each = anyOf.map(one => this.mistakes(one, value, place));
      return each.some(list => list.length === 0) ? [] : each.flat();
    }
    const types = [type ?? []].flat();
    if (types.length > 0 && !types.includes(typeOf(value)))
      return [`${place} is ${typeOf(value)}, not ${types.join(' or ')}`];
    if (Array.isArray(choices) && !choices.includes(value))
      return [`${place} is ${JSON.stringify(value)}, not ${choices.join(' or ')}`];
    if (format === 'date-time' && Number.isNaN(Date.parse(String(value))))
      return [`${place} is no timestamp`];
    if (Array.isArray(value) && items !== undefined)
      return value.flatMap((item, at) => this.mistakes(items, item, `${place}.${at}`));
    return isObject(value) ? this.#ofObject(schema, value, place) : [];
  }

  #ofObject(schema: Schema, value: {[key: string]: Json}, place: string): string[] {
    const {properties = {}, required = [], additionalProperties = true} = schema;
    const known = isObject(properties) ? properties : {};
    const missing = [required]
      .flat()
      .map(String)
      .filter(name => !(name in value))
      .map(name => `${place}.${name} is missing`);
    return [
      ...missing,
      ...Object.entries(value).flatMap(([name, inner]) => {
        const within = `${place}.${name}`;
        if (known[name] !== undefined) return this.mistakes(known[name], inner, within);
        if (additionalProperties === false) return [`${within} is not documented`];
        return isObject(additionalProperties)
          ? this.mistakes(additionalProperties, inner, within)
          : [];
      }),
    ];
  }
}
