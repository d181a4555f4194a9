import * as z from 'zod/mini';
import {optionalText} from '../../../protocol/fields.js';

/** A customer. `reference_id` is the site's id, as in the token request. */
export const customer = z.object({
  id: z.string(),
  reference_id: optionalText,
});

export type Customer = z.infer<typeof customer>;
