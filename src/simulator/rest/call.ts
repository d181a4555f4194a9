import * as z from 'zod/mini';
import type {ApiVersion} from '../../protocol/api-versions.js';
import type {SimulatorContext} from '../world/context.js';
import type {ReferencedResource} from '../world/store.js';
import {text} from '../world/wire-format.js';

/** A request to the REST API, as far as it is read before a handler sees it. */
export interface Call {
  readonly world: SimulatorContext;
  readonly request: Request;
  readonly query: URLSearchParams;
  /** The last variable part of the path. */
  readonly id: string;
  /** Of the version of the API that the request is written in. */
  readonly apiVersion: ApiVersion;
  /** Whether the bearer opens live data; both kinds are kept apart. */
  readonly live_mode: boolean;
}

export type Handler = (call: Call) => Response | Promise<Response>;

export const message = (status: number, text: string) => Response.json({message: text}, {status});
export const forbidden = () => message(403, 'Bad credentials');
export const notFound = () => message(404, 'Not Found');

export const conflict = () => message(409, 'Conflict');
export const accepted = () => message(202, 'Accepted');

/** An address of a request, empty where a line is left out. */
export const postalAddress = z.object({
  address_line1: text,
  address_line2: text,
  city: text,
  state: text,
  post_code: text,
  country_code: text,
});

/**
 * One page of a list, newest first, as `limit`, `starting_after` and `ending_before` ask for it.
 * @param usual how many there are on a page unless the query says so
 */
export function listOf<Item extends {id: string; created: number}>(
  url: string,
  items: readonly Item[],
  query: URLSearchParams,
  show: (item: Item) => object,
  usual = 30,
): Response {
  const sorted = [...items].reverse();
  const place = (name: string) => sorted.findIndex(({id}) => id === query.get(name));
  const limit = Math.min(Math.max(Number(query.get('limit') ?? usual) || usual, 1), 100);
  const before = query.has('ending_before') ? Math.max(place('ending_before'), 0) : undefined;
  const start = before === undefined ? place('starting_after') + 1 : Math.max(before - limit, 0);
  const end = Math.min(before ?? sorted.length, start + limit);
  const has_more = before === undefined ? end < sorted.length : start > 0;
  return Response.json({
    object: 'list',
    url,
    has_more,
    data: sorted.slice(start, end).map(show),
  });
}

/** Whether a reference is taken by something else of the same mode. */
export const isTaken = (
  things: Iterable<ReferencedResource>,
  reference: string,
  {live_mode, id}: Pick<Call, 'live_mode' | 'id'>,
) =>
  reference !== '' &&
  [...things].some(
    thing => thing.reference_id === reference && thing.live_mode === live_mode && thing.id !== id,
  );
