import * as z from 'zod/mini';
import {isTooDeep} from '../../protocol/json-depth.js';
import {advance, canAnswer, routeOfRequest} from './conversation.js';
import {journeyOf, startOf} from '../world/api-version.js';
import {placeOf} from '../world/countries.js';
import {requestedError} from './errors/codes.js';
import {openingPage} from './flow.js';
import {kindOf} from './routes.js';
import {Refusal, refusalResponse} from '../world/errors.js';
import {applySessionFaults, type Reply} from '../world/faults.js';
import {pageAt} from './pages.js';
import type {SimulatorContext} from '../world/context.js';
import type {Session, StepKind} from '../world/store.js';

/** The request body; other fields are ignored. */
const requestBody = z.object({
  connect_token: z._default(z.string(), ''),
  route: z._default(z.string(), ''),
  action: z.nullish(z.string()),
  data: z.optional(z.unknown()),
});

type ConnectRequest = z.infer<typeof requestBody>;

/** Reads a body as JSON, whatever its content type. */
export async function readJson<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T> {
  let json: unknown;
  const body = await request.text();
  if (isTooDeep(body)) throw new Refusal('json_too_deep');
  try {
    json = JSON.parse(body);
  } catch {
    throw new Refusal('data_json_invalid', 'The body is not JSON.');
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const path = (result.error.issues[0]?.path ?? []).map(String).join('.');
  throw new Refusal('data_json_invalid', `The body could not be read${path && ` at ${path}`}.`);
}

function sessionOf({store}: SimulatorContext, {connect_token}: ConnectRequest): Session {
  if (!connect_token) throw new Refusal('connect_token_missing');
  const session = store.sessions.get(connect_token);
  if (!session) throw new Refusal('connect_token_not_found');
  return session;
}

/** The page that a request answers or reads. */
const targetPage = (route: string, session: Session): StepKind =>
  (startOf(session, route) ? session.page : kindOf(session, route)) ?? 'unknown';

/** Begins the journey that a start asks for, or goes on with it. */
function begin(
  context: SimulatorContext,
  session: Session,
  documented: string | undefined,
  action: string | undefined,
): void {
  if (documented === undefined && action === undefined) return;
  if (action === undefined) throw new Refusal('action_missing');
  const journey = documented && journeyOf(action);
  if (!journey) throw new Refusal('action_invalid');
  // A page that a test asked for stays.
  if (journey === session.journey || session.requestedRoute !== undefined) return;
  session.journey = journey;
  session.page = openingPage(context, session);
}

/** Handles one request of a conversation. */
function handleTurn(
  context: SimulatorContext,
  session: Session,
  {route: given, action, data}: ConnectRequest,
): Reply {
  if (context.now() >= session.expires) throw new Refusal('token_expired');
  const route = routeOfRequest(session, given, action ?? '');
  const start = startOf(session, route);
  if (start) {
    begin(context, session, start.action, action ?? undefined);
    return pageAt(session, (session.page ??= openingPage(context, session)), context);
  }
  session.page ??= openingPage(context, session);

  const kind = targetPage(route, session);
  // On a page with an answer, actions only lead away from it.
  const isSubmit = typeof action !== 'string' || !canAnswer(session, kind);
  const error = requestedError(session, kind, data, isSubmit);
  if (error) throw error;

  session.page = advance({context, session, data}, route, action ?? undefined);
  session.shownRoutes.add(route);
  return pageAt(session, session.page, context);
}

/** `POST /connect`: every request of a conversation. */
export async function connect(context: SimulatorContext, request: Request): Promise<Response> {
  let errorContext = {context: 'connect', live_mode: false, now: context.now(), connect_token: ''};
  const toResponse = (error: unknown) => {
    if (error instanceof Refusal) return refusalResponse(error, errorContext);
    throw error;
  };
  try {
    const posted = await readJson(request, requestBody);
    const {route, connect_token} = posted;
    errorContext = {...errorContext, context: `connect.${route}`, connect_token};
    const session = sessionOf(context, posted);
    errorContext = {...errorContext, live_mode: session.live_mode};

    session.turnCount += 1;
    session.page ??= openingPage(context, session);
    const turn = async () => {
      try {
        return handleTurn(context, session, posted);
      } catch (error) {
        return toResponse(error);
      }
    };
    const reply = await applySessionFaults(
      session,
      targetPage(route, session),
      request.signal,
      () => ({now: context.now(), timeZone: placeOf(session.address).timeZone}),
      turn,
    );
    return reply instanceof Response ? reply : Response.json(reply);
  } catch (error) {
    return toResponse(error);
  }
}
