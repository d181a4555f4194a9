import * as z from 'zod/mini';
import {timestamp} from '../../../protocol/fields.js';
import type {ListQuery} from './lists.js';

const MAX_TEXT_LENGTH = 200;
const shortText = z.string().check(z.minLength(1), z.maxLength(MAX_TEXT_LENGTH));

/**
 * An event, from a webhook or `GET /events`. `type` is a name such as `tariff.expired`; the service
 * may add new ones. `data` has `location_id` and `tariff_id` for events of a tariff. For events
 * about the creation, update or deletion of an object, it is the object.
 */
export const flatpeakEvent = z.object({
  id: shortText,
  type: shortText,
  /** RFC 3339. */
  time_created: timestamp,
  data: z.pipe(
    z.nullish(z.record(z.string(), z.unknown())),
    z.transform(data => data ?? {}),
  ),
});

export type FlatpeakEvent = z.infer<typeof flatpeakEvent>;

export interface EventsQuery extends ListQuery {
  event_type?: string;
  /** Id of the object, such as a location. */
  object_id?: string;
}
