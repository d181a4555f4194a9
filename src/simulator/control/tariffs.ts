import * as z from 'zod/mini';
import {applyIncident, TARIFF_INCIDENTS} from '../webhooks/lifecycle.js';
import {PRICE_STEPS} from '../market/price-steps.js';
import type {SimulatorContext} from '../world/context.js';
import type {Location, Tariff} from '../world/store.js';
import {choice, flag, problem, read, strict} from './input.js';

/** `/simulator/locations/…`: incidents and states of the tariffs of a location. */

const stateRequest = strict({
  status: z.optional(choice(['CONNECTED', 'PENDING', 'ERROR'])),
  reconnect_required: z.optional(flag),
  price_steps: z.optional(choice(PRICE_STEPS)),
});

/** Selects tariffs; an absent field selects any. */
const incidentRequest = strict({
  direction: z.optional(choice(['IMPORT', 'EXPORT'])),
  type: z.optional(choice(['COMMODITY', 'NON_COMMODITY'])),
});

const showTariffs = ({tariffs}: Location) =>
  Response.json({
    tariffs: tariffs.map(({id, direction, type, status, contract_end_date}) => ({
      id,
      direction,
      type,
      status,
      contract_end_date: contract_end_date ?? null,
    })),
  });

/** Sets the state of every tariff of a location, without an event. */
export async function changeLocation(context: SimulatorContext, request: Request, id: string) {
  const location = context.store.locations.get(id);
  if (!location) return problem('There is no such location.', 404);
  const changes = await read(request, stateRequest);
  if (changes instanceof Response) return changes;
  const {price_steps: priceSteps, ...state} = changes;
  location.tariffs = location.tariffs.map(tariff => ({
    ...tariff,
    ...state,
    ...(priceSteps && {priceSteps}),
  }));
  return showTariffs(location);
}

/** Applies an incident to tariffs of a location and emits its event. */
export async function createIncident(context: SimulatorContext, request: Request, path: string) {
  const [id = '', name = ''] = path.split('/');
  const location = context.store.locations.get(id);
  if (!location) return problem('There is no such location.', 404);
  const incident = TARIFF_INCIDENTS.find(each => each === name);
  if (!incident) return problem(`The incident must be one of ${TARIFF_INCIDENTS.join(', ')}.`, 404);
  const body = await read(request, incidentRequest, '{}');
  if (body instanceof Response) return body;
  const {direction, type} = body;
  const isSelected = (tariff: Tariff) =>
    (direction ?? tariff.direction) === tariff.direction && (type ?? tariff.type) === tariff.type;
  if (!location.tariffs.some(isSelected)) return problem('There is no such tariff.', 409);
  applyIncident(context, location, incident, isSelected);
  return showTariffs(location);
}
