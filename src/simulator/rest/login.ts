import {forbidden, type Handler} from './call.js';
import {freshId} from '../world/random.js';
import type {SimulatorContext} from '../world/context.js';
import {SECOND_MS} from '../world/time.js';

/** `Basic` credentials as UTF-8, or undefined where they cannot be read. */
function basicOf(request: Request): [user: string, password: string] | undefined {
  const [, encoded] = /^Basic +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  try {
    const bytes = Uint8Array.from(atob(encoded ?? ''), character => character.charCodeAt(0));
    const text = new TextDecoder().decode(bytes);
    const colon = text.indexOf(':');
    return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
  } catch {
    return undefined;
  }
}

/** `GET /login`: a bearer for an account's key. */
export const logIn: Handler = ({world, request}) => {
  const [account, key = ''] = basicOf(request) ?? [];
  const live_mode = world.keys.get(key);
  if (account !== world.accountId || live_mode === undefined) return forbidden();
  const bearer_token = freshId('sim');
  const expires = world.now() + world.bearerLifetimeS * SECOND_MS;
  world.store.bearers.set(bearer_token, {live_mode, expires});
  return Response.json({bearer_token, expires_in: world.bearerLifetimeS, live_mode});
};

/** What a request's bearer opens, or undefined where it is unknown or too old. */
export function bearerOf(
  {store, now}: SimulatorContext,
  request: Request,
): {live_mode: boolean} | undefined {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  const bearer = store.bearers.get(token);
  return bearer && now() < bearer.expires ? bearer : undefined;
}
