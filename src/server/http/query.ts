import type * as z from 'zod/mini';
import {HttpError} from './errors.js';

/**
 * Parses the query. If a parameter is repeated, the last value counts.
 * @throws HttpError `query_invalid`
 */
export function parseQuery<T>(schema: z.ZodMiniType<T>, request: Request): T {
  const fields = Object.fromEntries(new URL(request.url).searchParams);
  const {success, data} = schema.safeParse(fields);
  if (!success) throw new HttpError('query_invalid');
  return data;
}
