import * as z from 'zod/mini';
import {optionalText} from '../../../protocol/fields.js';

/** A device. `reference_id` is the site's own id. */
export const device = z.object({
  id: z.string().check(z.minLength(1)),
  reference_id: optionalText,
});

export type Device = z.infer<typeof device>;
