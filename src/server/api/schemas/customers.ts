import * as z from 'zod/mini';
import {optionalText, listOf} from '../../../protocol/fields.js';

/** A customer. `reference_id` is the site's id, as in the token request. */
export const customer = z.object({
  id: z.string(),
  reference_id: optionalText,
  /** Ids of the customer's locations. */
  locations: listOf(z.string()),
});

export type Customer = z.infer<typeof customer>;
