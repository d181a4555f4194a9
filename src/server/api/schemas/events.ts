import * as z from 'zod/mini';
import {emptyIfMissing} from '../../../protocol/fields.js';
import type {ListQuery} from './lists.js';

const MAX_TEXT_LENGTH = 200;

/** A name or an id. A control character would be an error of the store, each time the event comes. */
const shortText = z
  .string()
  .check(z.minLength(1), z.maxLength(MAX_TEXT_LENGTH), z.regex(/^[^\p{Cc}\p{Cs}]+$/u));

/** A date and a time, with or without a zone. */
const EVENT_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?) ?(?:Z|([+-]\d\d):?(\d\d))?$/i;

/**
 * The time of an event as RFC 3339; undefined if it has none that can be read. The service also
 * writes times without a zone, which are UTC, and the year 1 for no time.
 */
function readTime(wire: unknown): string | undefined {
  if (typeof wire !== 'string') return undefined;
  const [, day, time, hours, minutes] = EVENT_TIME.exec(wire) ?? [];
  const text = `${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`;
  return Date.parse(text) > 0 ? text : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object of an event; of a list the first one, and an empty object in place of anything else. */
function readData(wire: unknown): Record<string, unknown> {
  if (Array.isArray(wire)) return wire.find(isRecord) ?? {};
  return isRecord(wire) ? wire : {};
}

/**
 * An event, from a webhook or `GET /events`. `type` is a name such as `tariff.expired`; the service
 * may add new ones. `data` has `location_id` and `tariff_id` for events of a tariff. For events
 * about the creation, update or deletion of an object, it is the object. Only an id and a type are
 * required: the service's own sample has no time.
 */
export const flatpeakEvent = z.object({
  id: shortText,
  type: shortText,
  /** RFC 3339; undefined if the event has none that can be read. */
  time_created: z.optional(z.transform(readTime)),
  data: emptyIfMissing({}, z.transform(readData)),
});

export type FlatpeakEvent = z.infer<typeof flatpeakEvent>;

export interface EventsQuery extends ListQuery {
  event_type?: string;
  /** Id of the object, such as a location. */
  object_id?: string;
}
