import type * as z from 'zod/mini';

/** The service's answer is not one that the protocol knows. The message names the place, never the content. */
export class MalformedReply extends Error {
  override readonly name = 'MalformedReply';
}

/**
 * What a schema makes of JSON.
 * @throws MalformedReply where it does not fit
 */
export function read<T>(schema: z.ZodMiniType<T>, json: unknown, place: string): T {
  const {success, data, error} = schema.safeParse(json);
  if (success) return data;
  throw new MalformedReply([place, ...(error.issues[0]?.path ?? [])].map(String).join('.'));
}
