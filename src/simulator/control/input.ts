import * as z from 'zod/mini';
import {closestName} from '../../protocol/closest-name.js';
import {isTooDeep} from '../../protocol/json-depth.js';

/** Request bodies of `/simulator/…`; error messages begin with the name of the field. */

export const choice = <const Name extends string>(names: readonly Name[]) =>
  z.enum(names, {
    error: ({input}) => `must be one of ${names.join(', ')}${suggestion(input, names)}`,
  });

/** The known name that was probably meant, behind a message. */
function suggestion(given: unknown, known: readonly string[]): string {
  const closest = typeof given === 'string' && closestName(given, known);
  return closest ? `; did you mean ${closest}?` : '.';
}

export const count = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.number({error}).check(z.int({error}), z.gte(min, {error}), z.lte(max, {error}));
};

export const text = z.string({error: 'must be a text'});

export const url = text.check(
  z.refine(value => URL.canParse(value), {error: 'must be an absolute URL'}),
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
        ? `has the unknown field ${issue.keys.join(', ')}${suggestion(issue.keys[0], Object.keys(shape))}`
        : 'must be an object',
  });

export const problem = (message: string, status = 422) => Response.json({message}, {status});

/**
 * The body, or a 422 response with a message; 400 for one that is nested too deeply.
 * @param fallback the JSON of an empty body
 */
export async function read<T>(
  request: Request,
  schema: z.ZodMiniType<T>,
  fallback = '',
): Promise<T | Response> {
  let json: unknown;
  const body = await request.text();
  if (isTooDeep(body)) return problem('The body is nested too deeply.', 400);
  try {
    json = JSON.parse(body || fallback);
  } catch {
    return problem('The body is not JSON.');
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = (issue?.path ?? []).map(String).join('.') || 'The body';
  const message = `${field} ${issue?.message ?? 'is not valid'}`;
  return problem(/[.?]$/.test(message) ? message : `${message}.`);
}
