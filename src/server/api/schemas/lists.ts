import * as z from 'zod/mini';
import {flag} from '../../../protocol/fields.js';

/** One page of a list. If `has_more` is true, the next page starts after the last id of this one. */
export interface List<Item> {
  has_more: boolean;
  data: Item[];
}

export const listSchema = <Item>(item: z.ZodMiniType<Item>) =>
  z.object({has_more: flag, data: z.array(item)});

/** Selects a page of a list: the items after or before an id. `limit` is 1 to 100. */
export interface ListQuery {
  starting_after?: string;
  ending_before?: string;
  limit?: number;
}
