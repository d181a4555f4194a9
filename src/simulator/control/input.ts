import * as z from 'zod/mini';

/** What `/simulator/…` is told, and how it objects: in a sentence that begins with the field. */

export const choice = <const Name extends string>(names: readonly Name[]) =>
  z.enum(names, {error: `must be one of ${names.join(', ')}`});

export const count = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.number({error}).check(z.int({error}), z.gte(least, {error}), z.lte(most, {error}));
};

export const text = z.string({error: 'must be a text'});

export const address = text.check(
  z.refine(value => URL.canParse(value), {error: 'must be an absolute address'}),
);

export const flag = z.boolean({error: 'must be true or false'});

export const list = <Item extends z.ZodMiniType>(item: Item) =>
  z.array(item, {error: 'must be a list'});

export const record = <Value extends z.ZodMiniType>(value: Value) =>
  z.record(z.string(), value, {error: 'must be an object'});

export const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `has the unknown field ${issue.keys.join(', ')}`
        : 'must be an object',
  });

export const problem = (sentence: string, status = 422) =>
  Response.json({message: sentence}, {status});

/**
 * The body, or an answer that says in a sentence what is wrong with it.
 * @param otherwise what no body at all stands for
 */
export async function read<T>(
  request: Request,
  schema: z.ZodMiniType<T>,
  otherwise = '',
): Promise<T | Response> {
  let json: unknown;
  try {
    json = JSON.parse((await request.text()) || otherwise);
  } catch {
    return problem('The body is not JSON.');
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = (issue?.path ?? []).map(String).join('.') || 'The body';
  return problem(`${place} ${issue?.message ?? 'is not valid'}.`);
}
