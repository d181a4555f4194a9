import * as z from './schema.js';
import {customField, nonBlankText, listOf, optionalText} from './fields.js';
import {MalformedReply, read} from './read.js';
import {pageTypeForRoute, type Direction, type Page} from './routes.js';

export {MalformedReply};

/** The service's error object (guides/system/errors): `code` for machines, `message` for people. */
export interface ServiceError {
  type: string;
  code: string;
  message: string;
  request_id: string;
}

/** A reply of the service: the next page, or an error. */
export type Reply = {page: Page} | {error: ServiceError};

const DIRECTIONS: readonly unknown[] = ['IMPORT', 'EXPORT', 'LOCAL'];
const direction = customField(wire => (DIRECTIONS.includes(wire) ? (wire as Direction) : null));

const envelope = z.object({
  route: optionalText,
  direction,
  tariff_direction: direction,
  // Anything but `false` counts as live, because the rules are stricter for live sessions.
  live_mode: customField(wire => wire !== false),
});

const actions = z.object({actions: listOf(nonBlankText)});
const errorObject = z.object({
  type: optionalText,
  code: optionalText,
  message: optionalText,
  request_id: optionalText,
});
const errorRoute = z.object({error_code: optionalText, error_message: optionalText});

/**
 * Reads a reply of the service, whatever its HTTP status.
 * @throws MalformedReply if it is neither an error nor a page, or if a known page is malformed
 */
export function parseReply(json: unknown): Reply {
  const received = read(envelope, json, 'reply');
  const {route, data} = received;
  if (received.object === 'error') {
    const {type, code, message, request_id} = read(errorObject, json, 'error');
    return {error: {type, code, message, request_id}};
  }
  if (!route) throw new MalformedReply('reply.route');
  if (route === 'error') {
    const {error_code: code, error_message: message} = read(
      errorRoute,
      {...received, ...asObject(data)},
      'error',
    );
    return {error: {type: 'connect_error', code, message, request_id: ''}};
  }
  const type = pageTypeForRoute(route, received);
  const offered = read(actions, json, 'reply').actions;
  const page = {
    kind: type?.kind ?? 'unknown',
    route,
    direction: received.direction ?? received.tariff_direction ?? undefined,
    live_mode: received.live_mode,
    actions: Array.isArray(received.actions) ? offered : (type?.actions ?? []),
    data: type
      ? read(type.data, type.dataFrom?.(received) ?? data, `${route}.data`)
      : asObject(data),
    ...(type?.stored && {stored: type.stored}),
  };
  // The route table pairs each kind with its data; TypeScript cannot follow the look-up.
  return {page: page as Page};
}

const asObject = (wire: unknown): Record<string, unknown> =>
  typeof wire === 'object' && wire !== null ? {...wire} : {};
