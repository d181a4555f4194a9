import * as z from 'zod/mini';
import {createSession} from '../world/session.js';
import type {SimulatorContext} from '../world/context.js';
import {choice, flag, problem, read, strict, text, url} from './input.js';

/** `/simulator/links`: the links with which the service opens an app, with a session of its own. */

/** The parameter of each kind of link, by which it names its session. */
const PARAMETERS = {
  /** Source: busbar/connect/universal-links */
  universal: 'connect_session',
  /** Source: busbar/connect/deep-links */
  deep: 'connect_token',
} as const;

const linkRequest = strict({
  /** What the dashboard has as `universal_link_url` or `deeplink_url`. */
  url,
  /** Default `universal`. */
  kind: z.optional(choice(['universal', 'deep'])),
  /** Default none: the app has to create one. */
  location_id: z.optional(text),
  device_id: z.optional(text),
  provider_id: z.optional(text),
  live_mode: z.optional(flag),
});

/** Creates a session that no backend asked for, and returns the link that opens it. */
export async function createLink(context: SimulatorContext, request: Request): Promise<Response> {
  const body = await read(request, linkRequest);
  if (body instanceof Response) return body;
  const {location_id = '', device_id = '', provider_id = '', kind = 'universal'} = body;
  const location = context.store.locations.get(location_id);
  if (location_id && !location) return problem('There is no such location.', 404);
  const session = createSession(context, {
    apiVersion: 'busbar',
    live_mode: body.live_mode ?? false,
    ...{location_id, device_id, provider_id},
    ...(location && {address: location.postal_address}),
  });
  const link = new URL(body.url);
  const names = {connect_session: session.id, connect_token: session.token};
  link.searchParams.set(PARAMETERS[kind], names[PARAMETERS[kind]]);
  return Response.json({url: link.href, ...names}, {status: 201});
}
