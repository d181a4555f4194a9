import * as z from 'zod/mini';
import type {Call} from './call.js';
import {withLocation} from './locations.js';
import {aboutPrices, nextUpdate} from './rates.js';
import {readJson} from '../connect/connect.js';
import {pricesOf} from '../market/prices.js';
import {withVppEvents, type EventPrice} from '../market/vpp-events.js';
import {aboutLocation, withLocationOfBody} from './location-of-body.js';
import {readDirection, readPeriod} from './query.js';
import type {Location} from '../world/store.js';

/** Prices as Anode and Busbar ask for them; what Zero asks for is in `rates.ts`. */

const question = {
  start_time: z.nullish(z.string()),
  end_time: z.nullish(z.string()),
  tariff_direction: z.nullish(z.string()),
};
const anodeRequest = z.object(question);
const busbarRequest = z.object({...question, ...aboutLocation});

/** @param more further fields of an entry */
function answer(
  {world, apiVersion}: Call,
  location: Location,
  asked: z.infer<typeof anodeRequest>,
  {
    device_id = '',
    more = () => ({}),
  }: {
    readonly device_id?: string;
    readonly more?: (price: EventPrice) => object;
  } = {},
): Response {
  const tariff_direction = readDirection(asked.tariff_direction, apiVersion);
  const period = readPeriod(asked.start_time, asked.end_time, world.now());
  const {start, end, write} = period;
  const known = pricesOf(world, location, tariff_direction, period);
  const prices = withVppEvents(world, location, device_id, known);
  return Response.json({
    ...aboutPrices(world, location, ['prs', 'price']),
    tariff_direction,
    last_updated: write(world.now()),
    next_update: write(nextUpdate(world, location)),
    request: {tariff_direction, start_time: write(start), end_time: write(end)},
    data: prices.map(price => ({
      valid_from: write(price.from),
      valid_to: write(price.to),
      price: {value: price.cost, confidence: price.confidence},
      ...more(price),
    })),
  });
}

/** `POST /prices/{id}`: prices between two moments. */
export const showPrices = withLocation(async (call, location) =>
  answer(call, location, await readJson(call.request, anodeRequest)),
);

/** `POST /prices`: the same, with the location in the body, and the events of power plants. */
export const showPricesOfBody = withLocationOfBody(busbarRequest, (call, location, asked) =>
  answer(call, location, asked, {
    device_id: asked.device_id,
    more: ({vppEvent}) => ({vpp_event: vppEvent}),
  }),
);
