import * as z from 'zod/mini';
import {emptyIfMissing} from '../../../protocol/fields.js';

/** A value that may be missing; read tolerantly, one that cannot be read is null. */
export const orNull = <T>(schema: z.ZodMiniType<T>) =>
  z.optional(emptyIfMissing(null, z.nullish(schema)));
