import * as z from 'zod/mini';
import {choice, flag, problem, read, strict} from './input.js';
import {TARIFF_INCIDENTS, applyIncident} from '../webhooks/lifecycle.js';
import type {Location, Tariff, SimulatorContext} from '../world/store.js';

/** `/simulator/locations/…`: what happens to the tariffs of a location. */

const stateRequest = strict({
  status: z.optional(choice(['CONNECTED', 'PENDING', 'ERROR'])),
  reconnect_required: z.optional(flag),
});

/** All tariffs of the location, unless it is said which. */
const happenRequest = strict({
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

/** Makes every tariff of a location fail, wait or work again, and tells nobody. */
export async function changeLocation(context: SimulatorContext, request: Request, id: string) {
  const location = context.store.locations.get(id);
  if (!location) return problem('There is no such location.', 404);
  const asked = await read(request, stateRequest);
  if (asked instanceof Response) return asked;
  location.tariffs = location.tariffs.map(tariff => ({...tariff, ...asked}));
  return showTariffs(location);
}

/** Lets something happen, with the event that tells it. */
export async function reportIncident(context: SimulatorContext, request: Request, path: string) {
  const [id = '', name = ''] = path.split('/');
  const location = context.store.locations.get(id);
  if (!location) return problem('There is no such location.', 404);
  const what = TARIFF_INCIDENTS.find(one => one === name);
  if (!what) return problem(`What happens must be one of ${TARIFF_INCIDENTS.join(', ')}.`, 404);
  const asked = await read(request, happenRequest, '{}');
  if (asked instanceof Response) return asked;
  const {direction, type} = asked;
  const isMeant = (tariff: Tariff) =>
    (direction ?? tariff.direction) === tariff.direction && (type ?? tariff.type) === tariff.type;
  if (!location.tariffs.some(isMeant)) return problem('There is no such tariff.', 409);
  applyIncident(context, location, what, isMeant);
  return showTariffs(location);
}
