/** The content of a response: a page without its envelope, or a body of the REST API. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields of a page that are no content. */
const ENVELOPE = new Set(['connect_token', 'route', 'actions', 'direction', 'type']);

export const isContent = (reply: JsonObject, key: string) =>
  !('route' in reply && ENVELOPE.has(key));

/** A copy of a page or a body whose content fields are changed. */
export const changeContent = (
  reply: JsonObject,
  change: (value: unknown, key: string) => unknown,
): JsonObject =>
  mapFields(reply, (value, key) => (isContent(reply, key) ? change(value, key) : value));

/** A copy with other values. */
export const mapFields = (
  object: JsonObject,
  change: (value: unknown, key: string) => unknown,
): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));

/** A copy in which `change` has replaced every value that is no list and no object. */
export function mapLeaves(
  value: unknown,
  change: (leaf: unknown, key: string) => unknown,
  key = '',
): unknown {
  if (Array.isArray(value)) return value.map(item => mapLeaves(item, change, key));
  if (isObject(value)) return mapFields(value, (inner, name) => mapLeaves(inner, change, name));
  return change(value, key);
}

/** A copy in which `change` has replaced every list, the innermost first. */
export function mapLists(
  value: unknown,
  change: (list: readonly unknown[]) => readonly unknown[],
): unknown {
  if (Array.isArray(value)) return change(value.map(item => mapLists(item, change)));
  return isObject(value) ? mapFields(value, inner => mapLists(inner, change)) : value;
}

const hasList = (value: unknown): boolean =>
  Array.isArray(value) || (isObject(value) && Object.values(value).some(hasList));

/** Whether there is a list anywhere in the content. */
export const hasListedContent = (reply: JsonObject): boolean =>
  Object.entries(reply).some(([key, value]) => isContent(reply, key) && hasList(value));
