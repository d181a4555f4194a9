import * as z from 'zod/mini';
import {opening} from './completion.js';
import {advance, canAnswer} from './conversation.js';
import {startOf, stepOf} from '../world/api-version.js';
import {provoked} from './error-codes.js';
import {Refusal, refusalResponse} from '../world/errors.js';
import {applyFaults, type Reply} from '../world/faults.js';
import {pageAt} from './pages.js';
import type {Session, PageKind, SimulatorContext} from '../world/store.js';

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

function sessionOf({store}: SimulatorContext, {connect_token}: Frame): Session {
  if (!connect_token) throw new Refusal('connect_token_missing');
  const session = store.sessions.get(connect_token);
  if (!session) throw new Refusal('connect_token_not_found');
  return session;
}

/** The page that a turn is about: the one it answers, or the one that it reads. */
const askedFor = (route: string, session: Session): PageKind =>
  (startOf(session, route) ? session.page : stepOf(session, route)) ?? 'unknown';

/** One turn of the conversation. */
function take(context: SimulatorContext, session: Session, {route, action, data}: Frame): Reply {
  if (context.now() >= session.expires) throw new Refusal('token_expired');
  session.page ??= opening(context, session);
  const start = startOf(session, route);
  if (start) {
    if (start.action && !action) throw new Refusal('action_missing');
    if (start.action !== (action ?? undefined)) throw new Refusal('action_invalid');
    return pageAt(session, session.page, context);
  }

  // Where a page can be answered, its actions are ways out and stay open.
  const leaves = typeof action === 'string' && canAnswer(session, askedFor(route, session));
  const wanted = provoked(session, askedFor(route, session), data, !leaves);
  if (wanted) throw wanted;

  session.page = advance({context, session, data}, route, action ?? undefined);
  session.shownRoutes.add(route);
  return pageAt(session, session.page, context);
}

/** `POST /connect`: the whole conversation. */
export async function connect(context: SimulatorContext, request: Request): Promise<Response> {
  let about = {context: 'connect', live_mode: false, now: context.now(), connect_token: ''};
  const refused = (error: unknown) => {
    if (error instanceof Refusal) return refusalResponse(error, about);
    throw error;
  };
  try {
    const posted = await readJson(request, frame);
    const {route, connect_token} = posted;
    about = {...about, context: `connect.${route}`, connect_token};
    const session = sessionOf(context, posted);
    about = {...about, live_mode: session.live_mode};

    session.turns += 1;
    session.page ??= opening(context, session);
    const turn = async () => {
      try {
        return take(context, session, posted);
      } catch (error) {
        return refused(error);
      }
    };
    const reply = await applyFaults(session, askedFor(route, session), request.signal, turn);
    return reply instanceof Response ? reply : Response.json(reply);
  } catch (error) {
    return refused(error);
  }
}
