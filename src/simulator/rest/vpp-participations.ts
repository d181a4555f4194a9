import * as z from 'zod/mini';
import {readJson} from '../connect/connect.js';
import type {SimulatorContext} from '../world/context.js';
import {Refusal} from '../world/errors.js';
import {addParticipation, PROGRAMMES, stateOf, timelineOf} from '../world/participations.js';
import type {Participation} from '../world/store.js';
import {DAY_MS} from '../world/time.js';
import {moment, text} from '../world/wire-format.js';
import {listOf, notFound, type Call, type Handler} from './call.js';
import {locationOf} from './locations.js';
import {deviceFor} from './tokens.js';

/*
 * `/vpp-participations` of Busbar.
 * Source: busbar/vpp-participations. That a participation names its location, and the refusals, are
 * guesses.
 */

/** Without telemetry for so long, it is no longer active. */
const TELEMETRY_LIFETIME_MS = DAY_MS;

export const showParticipation = (
  {now, accountId}: SimulatorContext,
  participation: Participation,
): object => ({
  id: participation.id,
  object: 'vpp_participation',
  live_mode: participation.live_mode,
  location_id: participation.location_id,
  device_id: participation.device_id,
  provider_id: participation.provider_id,
  programme_id: participation.programme_id,
  reference_id: participation.reference_id,
  control_active: stateOf(participation) === 'ACTIVE',
  telemetry_active: now() - (participation.lastTelemetry ?? now()) < TELEMETRY_LIFETIME_MS,
  suspension_reasons: participation.suspension_reasons,
  participation_state: timelineOf(participation),
  time_created: moment(participation.created),
  account_id: accountId,
});

/** @throws Refusal `device_id_missing` or `device_not_found` */
function readDevice(call: Call, device_id: string): string {
  if (!device_id) throw new Refusal('device_id_missing');
  return deviceFor(call, {device_id});
}

/** `GET /vpp-participations?device_id=` */
export const listParticipations: Handler = call => {
  const {world, query, live_mode} = call;
  const deviceId = readDevice(call, query.get('device_id') ?? '');
  const own = [...world.store.participations.values()].filter(
    each => each.device_id === deviceId && each.live_mode === live_mode,
  );
  return listOf('/vpp-participations', own, query, each => showParticipation(world, each));
};

const withParticipation =
  (handler: (call: Call, participation: Participation) => Response | Promise<Response>): Handler =>
  call => {
    const participation = call.world.store.participations.get(call.id);
    return participation?.live_mode === call.live_mode ? handler(call, participation) : notFound();
  };

/** `GET /vpp-participations/{id}` */
export const retrieveParticipation = withParticipation(({world}, participation) =>
  Response.json(showParticipation(world, participation)),
);

const creation = z.object({
  location_id: text,
  device_id: text,
  programme_id: text,
  reference_id: text,
});

/** `POST /vpp-participations` */
export const createParticipation: Handler = async call => {
  const {world, request, live_mode} = call;
  const {location_id, device_id, programme_id, reference_id} = await readJson(request, creation);
  if (!location_id) throw new Refusal('location_id_missing');
  if (!locationOf(call, location_id)) throw new Refusal('location_not_found');
  const programme = PROGRAMMES.find(each => each.programme_id === programme_id);
  if (!programme) throw new Refusal('programme_not_found');
  const participation = addParticipation(world, {
    ...{live_mode, location_id, reference_id, programme_id},
    provider_id: programme.provider_id,
    device_id: readDevice(call, device_id),
  });
  return Response.json(showParticipation(world, participation), {status: 201});
};

const update = z.object({device_id: z.nullish(z.string()), reference_id: z.nullish(z.string())});

/** `PUT /vpp-participations/{id}`: what the body leaves out stays as it is. */
export const updateParticipation = withParticipation(async (call, participation) => {
  const {device_id, reference_id} = await readJson(call.request, update);
  participation.device_id = readDevice(call, device_id ?? participation.device_id);
  participation.reference_id = reference_id ?? participation.reference_id;
  return Response.json(showParticipation(call.world, participation));
});
