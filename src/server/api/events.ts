import * as z from 'zod/mini';
import {timestamp} from '../../protocol/fields.js';
import type {Page} from './lists.js';

const LONGEST = 200;
const short = z.string().check(z.minLength(1), z.maxLength(LONGEST));

/**
 * Something that happened, as webhooks and `GET /events` tell it. `type` is a name such as
 * `tariff.expired`; new ones may come. `data` has `location_id` and `tariff_id` where it is about
 * a tariff, and is the object itself where one was created, updated or deleted.
 */
export const flatpeakEvent = z.object({
  id: short,
  type: short,
  /** RFC 3339. */
  time_created: timestamp,
  data: z.pipe(
    z.nullish(z.record(z.string(), z.unknown())),
    z.transform(data => data ?? {}),
  ),
});

export type FlatpeakEvent = z.infer<typeof flatpeakEvent>;

export interface EventsQuery extends Page {
  event_type?: string;
  /** Such as a location's id. */
  object_id?: string;
}
