import * as z from 'zod/mini';
import {locationId, moment, priceDirection} from '../http/fields.js';
import {locationOf} from '../sessions/ownership.js';
import {readQuery} from '../http/request.js';
import {priceAnswer} from '../prices/price-answer.js';
import type {Route} from './route.js';

const query = z.object({
  location_id: z.optional(locationId),
  direction: z.optional(priceDirection),
  start_time: z.optional(moment),
  end_time: z.optional(moment),
  include_carbon: z.optional(z.enum(['true', 'false'])),
});

const HOUR = 3_600_000;

/**
 * `GET {base}/prices?location_id&direction&start_time&end_time&include_carbon`: the raw prices of
 * one of the customer's locations, the last connected one unless the query says otherwise. Without
 * times they are from a day ago until in two days, and a little more: that has today and tomorrow in
 * it, whatever the location's time zone, and where a day has 25 hours. The answer is the service's own
 * (`GET /tariffs/rates/{id}`).
 */
export const pricesRoute: Route = {
  method: 'GET',
  path: '/prices',

  async answer({request, customer}, {api, store, now}) {
    const asked = readQuery(query, request);
    const location = await locationOf(customer, asked.location_id, store);
    const hour = Math.floor(now() / HOUR) * HOUR;
    const after = (hours: number) => new Date(hour + hours * HOUR).toISOString();
    const prices = api.rates(location, {
      start_time: asked.start_time ?? after(-25),
      end_time: asked.end_time ?? after(50),
      direction: asked.direction ?? 'IMPORT',
      ...(asked.include_carbon === 'true' && {include_carbon: true}),
    });
    return priceAnswer(prices);
  },
};
