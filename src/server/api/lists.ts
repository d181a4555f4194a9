import * as z from 'zod/mini';
import {flag} from '../../protocol/fields.js';

/** One page of a list; where `has_more`, the next begins after the last id of this one. */
export interface List<Item> {
  has_more: boolean;
  data: Item[];
}

export const listOf = <Item>(item: z.ZodMiniType<Item>) =>
  z.object({has_more: flag, data: z.array(item)});

/** Which page of a list: the items after or before an id, 1 to 100 of them. */
export interface Page {
  starting_after?: string;
  ending_before?: string;
  limit?: number;
}
