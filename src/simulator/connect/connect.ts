import * as z from 'zod/mini';
import {opening} from './completion.js';
import {advance, canAnswer} from './conversation.js';
import {startOf, stepOf} from '../world/api-version.js';
import {provoked} from './error-codes.js';
import {Refusal, refusalResponse} from '../world/errors.js';
import {withFaults, type Reply} from '../world/faults.js';
import {pageAt} from './pages.js';
import type {Session, Step, World} from '../world/store.js';

/** What a client posts; everything else in the body is ignored. */
const frame = z.object({
  connect_token: z._default(z.string(), ''),
  route: z._default(z.string(), ''),
  action: z.nullish(z.string()),
  data: z.optional(z.unknown()),
});

type Frame = z.infer<typeof frame>;

/** Reads a body as JSON, whatever its content type says. */
export async function readJson<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T> {
  let json: unknown;
  try {
    json = JSON.parse(await request.text());
  } catch {
    throw new Refusal('data_json_invalid', 'The body is not JSON.');
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const place = (result.error.issues[0]?.path ?? []).map(String).join('.');
  throw new Refusal('data_json_invalid', `The body could not be read${place && ` at ${place}`}.`);
}

function sessionOf({store}: World, {connect_token}: Frame): Session {
  if (!connect_token) throw new Refusal('connect_token_missing');
  const session = store.sessions.get(connect_token);
  if (!session) throw new Refusal('connect_token_not_found');
  return session;
}

/** The page that a turn is about: the one it answers, or the one that it reads. */
const askedFor = (route: string, session: Session): Step =>
  (startOf(session, route) ? session.at : stepOf(session, route)) ?? 'unknown';

/** One turn of the conversation. */
function take(world: World, session: Session, {route, action, data}: Frame): Reply {
  if (world.now() >= session.expires) throw new Refusal('token_expired');
  session.at ??= opening(world, session);
  const start = startOf(session, route);
  if (start) {
    if (start.action && !action) throw new Refusal('action_missing');
    if (start.action !== (action ?? undefined)) throw new Refusal('action_invalid');
    return pageAt(session, session.at, world);
  }

  // Where a page can be answered, its actions are ways out and stay open.
  const leaves = typeof action === 'string' && canAnswer(session, askedFor(route, session));
  const wanted = provoked(session, askedFor(route, session), data, !leaves);
  if (wanted) throw wanted;

  session.at = advance({world, session, data}, route, action ?? undefined);
  session.shown.add(route);
  return pageAt(session, session.at, world);
}

/** `POST /connect`: the whole conversation. */
export async function connect(world: World, request: Request): Promise<Response> {
  let about = {context: 'connect', live_mode: false, now: world.now(), connect_token: ''};
  const refused = (error: unknown) => {
    if (error instanceof Refusal) return refusalResponse(error, about);
    throw error;
  };
  try {
    const posted = await readJson(request, frame);
    const {route, connect_token} = posted;
    about = {...about, context: `connect.${route}`, connect_token};
    const session = sessionOf(world, posted);
    about = {...about, live_mode: session.live_mode};

    session.turns += 1;
    session.at ??= opening(world, session);
    const turn = async () => {
      try {
        return take(world, session, posted);
      } catch (error) {
        return refused(error);
      }
    };
    const reply = await withFaults(session, askedFor(route, session), request.signal, turn);
    return reply instanceof Response ? reply : Response.json(reply);
  } catch (error) {
    return refused(error);
  }
}
