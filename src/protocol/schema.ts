import {core} from 'zod/mini';

/*
 * The four kinds of schema that replies are read with. They are the classes that zod/mini is built
 * on, without its methods: these would add to every customer's download.
 *
 * A schema reads in one of two ways. `safeParse` is strict: any malformed value is an issue.
 * `parseTolerantly` leaves out what is not needed: see `listOf` and `customField` in basic-fields.ts.
 */

/** A schema that reads `In` into `Out`. */
export type Schema<Out = unknown, In = unknown> = core.$ZodType<Out, In>;

/** The fields of an object. */
export type Shape = core.$ZodShape;

/** The type of what a schema returns. */
export type Infer<S> = core.output<S>;

const unknown = new core.$ZodUnknown({type: 'unknown'});

/** An object; fields without a schema stay as they are. */
export const object = <Fields extends Shape>(shape: Fields) =>
  new core.$ZodObject({type: 'object', shape, catchall: unknown}) as core.$ZodObject<
    Fields,
    core.$loose
  >;

/** An object; fields without a schema are left out. */
export const closedObject = <Fields extends Shape>(shape: Fields) =>
  new core.$ZodObject({type: 'object', shape}) as core.$ZodObject<Fields, core.$strip>;

export const array = <Item extends Schema>(element: Item) =>
  new core.$ZodArray({type: 'array', element}) as core.$ZodArray<Item>;

/** An option of ours among those of zod, which hands them on from schema to schema. */
interface Context extends core.ParseContextInternal {
  readonly isTolerant?: boolean;
}

/**
 * Reads a value with a function, which adds to `issues` if the value is malformed.
 * @param read is also given the context, for `run`
 */
export const transform = <In, Out>(
  read: (value: In, payload: core.ParsePayload, context: Context) => Out,
) => {
  const schema = new core.$ZodTransform({type: 'transform', transform: read as never});
  // The class of zod would not hand on the context.
  schema._zod.run = (payload, context) => {
    payload.value = read(payload.value as In, payload, context);
    return payload;
  };
  return schema as core.$ZodTransform<Out, In>;
};

/** The issue of a value that is malformed, or of one inside it. */
export const malformed = (input: unknown, path: PropertyKey[] = []): core.$ZodRawIssue => ({
  code: 'custom',
  input,
  message: 'malformed',
  path,
});

/** What a schema reads, and its issues; inside a `transform`, with the context that it is given. */
export const run = <Out>(schema: Schema<Out>, value: unknown, context: Context) =>
  schema._zod.run({value, issues: []}, context) as core.ParsePayload<Out>;

/** Reads a value with one schema, and the result with another. */
export const pipe = <First extends Schema, Second extends Schema<unknown, Infer<First>>>(
  first: First,
  second: Second | Schema<unknown, Infer<First>>,
) => new core.$ZodPipe({type: 'pipe', in: first, out: second}) as core.$ZodPipe<First, Second>;

// Destructured, it would keep all of zod in the bundle.
export const safeParse = core.safeParse;

/** Reads a value tolerantly: without issues, only what was not needed is missing. */
export const parseTolerantly = <Out>(schema: Schema<Out>, value: unknown) =>
  run(schema, value, {async: false, isTolerant: true});
