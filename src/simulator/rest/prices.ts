import * as z from 'zod/mini';
import {notFound, type Call, type Handler} from './call.js';
import {locationOf, withLocation} from './locations.js';
import {aboutPrices, nextUpdate} from './rates.js';
import {readJson} from '../connect/connect.js';
import {pricesOf} from '../market/prices.js';
import {readDirection, readPeriod} from './query.js';
import type {Location} from '../world/store.js';
import {text} from '../world/wire-format.js';

/** Prices as Anode and Busbar ask for them; what Zero asks for is in `api-rates.ts`. */

const question = {
  start_time: z.nullish(z.string()),
  end_time: z.nullish(z.string()),
  tariff_direction: z.nullish(z.string()),
};
const anodeRequest = z.object(question);
const busbarRequest = z.object({...question, location_id: text});

function answer(
  {world, apiVersion}: Call,
  location: Location,
  asked: z.infer<typeof anodeRequest>,
): Response {
  const tariff_direction = readDirection(asked.tariff_direction, apiVersion);
  const period = readPeriod(asked.start_time, asked.end_time, world.now());
  const {start, end, write} = period;
  const prices = pricesOf(world, location, tariff_direction, period);
  return Response.json({
    ...aboutPrices(world, location, ['prs', 'price']),
    tariff_direction,
    last_updated: write(world.now()),
    next_update: write(nextUpdate(world, location)),
    request: {tariff_direction, start_time: write(start), end_time: write(end)},
    data: prices.map(({from, to, cost, confidence}) => ({
      valid_from: write(from),
      valid_to: write(to),
      price: {value: cost, confidence},
    })),
  });
}

/** `POST /prices/{id}`: prices between two moments. */
export const showPrices = withLocation(async (call, location) =>
  answer(call, location, await readJson(call.request, anodeRequest)),
);

/** `POST /prices`: the same, with the location in the body. */
export const showPricesOfBody: Handler = async call => {
  const asked = await readJson(call.request, busbarRequest);
  const location = locationOf(call, asked.location_id);
  return location ? answer(call, location, asked) : notFound();
};
