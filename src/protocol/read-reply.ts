import * as z from './schema.js';
import {customField, nonBlankText, listOf, optionalText} from './basic-fields.js';
import type {PageTypes} from './page-types.js';
import {MalformedReply, read} from './read.js';
import {recordOf} from './record.js';
import type {Direction, Page} from './routes.js';
import {withoutData} from './without-data.js';

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

/** A page that cannot be shown; `page` is what its envelope says, to be shown in its place. */
export class MalformedPage extends MalformedReply {
  constructor(
    message: string,
    readonly page: Page<'server-error'>,
  ) {
    super(message);
  }
}

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
 * @param types a page of any other is of the kind `unknown`
 * @throws MalformedPage if what the customer needs of a known page is malformed; MalformedReply if
 * the reply is neither an error nor a page
 */
export function readReply(json: unknown, types: PageTypes): Reply {
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
      {...received, ...recordOf(data)},
      'error',
    );
    return {error: {type: 'connect_error', code, message, request_id: ''}};
  }
  const type = types.forRoute(route, received);
  const unreadable: string[] = [];
  const offered = read(actions, json, route, unreadable).actions;
  const frame = {
    route,
    direction: received.direction ?? received.tariff_direction ?? undefined,
    live_mode: received.live_mode,
    actions: Array.isArray(received.actions) ? offered : (type?.actions ?? []),
    ...(type?.stored && {stored: type.stored}),
  };
  try {
    const source = type?.dataFrom?.(received) ?? data;
    const page = {
      ...frame,
      kind: type?.kind ?? 'unknown',
      data: type ? read(type.data, source, `${route}.data`, unreadable) : recordOf(data),
      unreadable,
    };
    const fields = Object.entries(recordOf(source)).flatMap(([field, value]) =>
      (value ?? null) === null ? [] : `${route}.data.${field}`,
    );
    const isEmpty = fields.length > 0 && fields.every(field => unreadable.includes(field));
    if (isEmpty && (type?.needsData ?? true)) throw new MalformedReply(fields[0]);
    // The route table pairs each kind with its data; TypeScript cannot follow the look-up.
    return {page: page as Page};
  } catch (cause) {
    if (!(cause instanceof MalformedReply)) throw cause;
    throw new MalformedPage(cause.message, withoutData(frame));
  }
}
