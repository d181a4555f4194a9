import * as z from 'zod/mini';
import {listOf, name, text, value} from './fields.js';
import {MalformedReply, read} from './read.js';
import {pageTypeOf, type Direction, type Page} from './routes.js';

export {MalformedReply};

/** An error as the service words it: `code` is for machines, `message` for people. */
export interface ServiceError {
  type: string;
  code: string;
  message: string;
  request_id: string;
}

/** What one turn brings: the next page, or an error. */
export type Reply = {page: Page} | {error: ServiceError};

const DIRECTIONS: readonly unknown[] = ['IMPORT', 'EXPORT', 'LOCAL'];
const direction = value(wire => (DIRECTIONS.includes(wire) ? (wire as Direction) : null));

const envelope = z.looseObject({
  route: text,
  direction,
  tariff_direction: direction,
  // Anything but a plain false is treated as real: rules are stricter for live sessions.
  live_mode: value(wire => wire !== false),
});

const actions = z.looseObject({actions: listOf(name)});
const errorObject = z.looseObject({type: text, code: text, message: text, request_id: text});
const errorRoute = z.looseObject({error_code: text, error_message: text});

/**
 * Reads one answer of the service, whatever its HTTP status.
 * @throws MalformedReply where it is neither an error nor a page, or a known page is broken.
 */
export function parseReply(json: unknown): Reply {
  const frame = read(envelope, json, 'answer');
  const {route, data} = frame;
  if (frame.object === 'error') {
    const {type, code, message, request_id} = read(errorObject, json, 'error');
    return {error: {type, code, message, request_id}};
  }
  if (!route) throw new MalformedReply('answer.route');
  if (route === 'error') {
    const {error_code: code, error_message: message} = read(
      errorRoute,
      {...frame, ...asObject(data)},
      'error',
    );
    return {error: {type: 'connect_error', code, message, request_id: ''}};
  }
  const type = pageTypeOf(route, frame);
  const offered = read(actions, json, 'answer').actions;
  const page = {
    kind: type?.kind ?? 'unknown',
    route,
    direction: frame.direction ?? frame.tariff_direction ?? undefined,
    live_mode: frame.live_mode,
    actions: Array.isArray(frame.actions) ? offered : (type?.actions ?? []),
    data: type ? read(type.data, type.from?.(frame) ?? data, `${route}.data`) : asObject(data),
    ...(type?.stored && {stored: type.stored}),
  };
  // The table pairs a kind with its data; a look-up in it cannot say so to the compiler.
  return {page: page as Page};
}

const asObject = (wire: unknown): Record<string, unknown> =>
  typeof wire === 'object' && wire !== null ? {...wire} : {};
