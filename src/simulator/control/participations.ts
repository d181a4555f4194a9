import * as z from 'zod/mini';
import {showParticipation} from '../rest/vpp-participations.js';
import type {SimulatorContext} from '../world/context.js';
import {
  addParticipation,
  moveParticipation,
  nextState,
  PARTICIPATION_STATES,
  PROGRAMMES,
} from '../world/participations.js';
import type {Participation} from '../world/store.js';
import {DAY_S, SECOND_MS} from '../world/time.js';
import {choice, count, list, problem, read, strict, text} from './input.js';

/** `/simulator/participations`: the time lines of participations in virtual power plants. */

const creation = strict({
  location_id: text,
  device_id: z.optional(text),
  /** Default the first one. */
  programme_id: z.optional(choice(PROGRAMMES.map(({programme_id}) => programme_id))),
  /** Default `ENROLMENT_REQUESTED`. */
  state: z.optional(choice(PARTICIPATION_STATES)),
});

/** Adds a participation of a location. */
export async function createParticipationAt(context: SimulatorContext, request: Request) {
  const body = await read(request, creation);
  if (body instanceof Response) return body;
  const location = context.store.locations.get(body.location_id);
  if (!location) return problem('There is no such location.', 404);
  const programme = PROGRAMMES.find(
    ({programme_id}) => programme_id === (body.programme_id ?? programme_id),
  );
  if (!programme) return problem('There is no such programme.', 404);
  const participation = addParticipation(context, {
    live_mode: location.live_mode,
    location_id: location.id,
    provider_id: programme.provider_id,
    programme_id: programme.programme_id,
    device_id: body.device_id ?? '',
  });
  if (body.state) moveParticipation(context, participation, body.state);
  return Response.json(showParticipation(context, participation), {status: 201});
}

const change = strict({
  /** Default the next one on its way. */
  state: z.optional(choice(PARTICIPATION_STATES)),
  suspension_reasons: z.optional(list(text)),
  /** How long ago the device sent the last telemetry, in seconds; 0 for one that goes on. */
  telemetry_age: z.optional(count(0, 365 * DAY_S)),
});

/** Moves a participation along its time line; with other fields alone it stays where it is. */
export async function changeParticipation(
  context: SimulatorContext,
  request: Request,
  id: string,
): Promise<Response> {
  const participation = context.store.participations.get(id);
  if (!participation) return problem('There is no such participation.', 404);
  const body = await read(request, change, '{}');
  if (body instanceof Response) return body;
  const {suspension_reasons, telemetry_age} = body;
  const moves = (suspension_reasons ?? telemetry_age) === undefined;
  const state = body.state ?? (moves ? nextState(participation) : undefined);
  if (!state && moves) return problem('This participation is at its end.', 409);
  if (state) moveParticipation(context, participation, state);
  if (suspension_reasons) participation.suspension_reasons = suspension_reasons;
  if (telemetry_age !== undefined) setTelemetry(context, participation, telemetry_age);
  return Response.json(showParticipation(context, participation));
}

function setTelemetry({now}: SimulatorContext, participation: Participation, age: number): void {
  participation.lastTelemetry = age === 0 ? undefined : now() - age * SECOND_MS;
}
