import * as z from './schema.js';

/** A response that does not follow the protocol. The message has the path, never the content. */
export class MalformedReply extends Error {
  override readonly name = 'MalformedReply';
}

/**
 * Reads JSON with a schema: strictly, or else tolerantly.
 * @param path of the JSON in the response, for the error message and `leftOut`
 * @param leftOut takes the paths of the malformed values that are not in the result
 * @throws MalformedReply if a value is malformed that is needed
 */
export function read<T>(
  schema: z.Schema<T>,
  json: unknown,
  path: string,
  leftOut: string[] = [],
): T {
  const strict = z.safeParse(schema, json);
  if (strict.success) return strict.data;
  const {value, issues} = z.parseTolerantly(schema, json);
  const toPaths = (list: readonly {path?: PropertyKey[]}[]) =>
    list.map(issue => [path, ...(issue.path ?? [])].map(String).join('.'));
  if (issues.length > 0) throw new MalformedReply(toPaths(issues)[0]);
  leftOut.push(...toPaths(strict.error.issues));
  return value;
}
