import * as z from './schema.js';

/** A response that does not follow the protocol. The message has the path, never the content. */
export class MalformedReply extends Error {
  override readonly name = 'MalformedReply';
}

/**
 * Reads JSON with a schema.
 * @param path of the JSON in the response, for the error message
 * @throws MalformedReply if the JSON does not match
 */
export function read<T>(schema: z.Schema<T>, json: unknown, path: string): T {
  const {success, data, error} = z.safeParse(schema, json);
  if (success) return data;
  throw new MalformedReply([path, ...(error.issues[0]?.path ?? [])].map(String).join('.'));
}
