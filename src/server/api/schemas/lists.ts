import * as z from 'zod/mini';
import {flag} from '../../../protocol/fields.js';
import {parseTolerantly} from '../../../protocol/schema.js';

/** One page of a list. If `has_more` is true, the next page starts after `last_id`. */
export interface List<Item> {
  has_more: boolean;
  data: Item[];
  /** Id of the last entry that has one; undefined if none has. */
  last_id: string | undefined;
  /** How many entries are not in `data`, because they could not be read. */
  unreadable: number;
}

const withId = z.object({id: z.string().check(z.minLength(1))});

/** An entry that cannot be read is left out: it must not hide the others. */
export const listSchema = <Item>(item: z.ZodMiniType<Item>) =>
  z.pipe(
    z.object({has_more: flag, data: z.nullish(z.array(z.unknown()))}),
    z.transform(({has_more, data: listed}): List<Item> => {
      const entries = listed ?? [];
      const data = entries.flatMap(entry => {
        const {value, issues} = parseTolerantly(item, entry);
        return issues.length === 0 ? [value] : [];
      });
      const ids = entries.map(entry => withId.safeParse(entry).data?.id);
      const last_id = ids.findLast(id => id !== undefined);
      return {has_more, data, last_id, unreadable: entries.length - data.length};
    }),
  );

/** Selects a page of a list: the items after or before an id. `limit` is 1 to 100. */
export interface ListQuery {
  starting_after?: string;
  ending_before?: string;
  limit?: number;
}

/** Selects the object with the site's own id. */
export interface ReferenceQuery extends ListQuery {
  reference_id?: string;
}
