import * as z from 'zod/mini';
import {pricedPeriod} from '../http/fields.js';
import {parseQuery} from '../http/query.js';
import {priceResponse} from '../prices/price-response.js';
import {resolveLocation} from '../sessions/ownership.js';
import type {CustomerRoute} from './route.js';

const query = z.object({
  ...pricedPeriod,
  include_carbon: z.optional(z.enum(['true', 'false'])),
});

const HOUR_MS = 3_600_000;

/** Covers today and tomorrow in every time zone, also on a day of 25 hours. */
const DEFAULT_START_H = -25;
const DEFAULT_END_H = 50;

/**
 * `GET {base}/prices?location_id&direction&start_time&end_time&include_carbon`: the raw prices of
 * one of the customer's locations, by default the one connected last. The default period, from 25
 * hours ago to 50 hours ahead, contains today and tomorrow in the location's time zone. Returns the
 * service's own body (`GET /tariffs/rates/{id}`).
 */
export const pricesRoute: CustomerRoute = {
  audience: 'customer',
  method: 'GET',
  path: '/prices',

  async handle({request, customer}, {cachedApi, store, now}) {
    const fields = parseQuery(query, request);
    const location = await resolveLocation(customer, fields.location_id, store);
    const hour = Math.floor(now() / HOUR_MS) * HOUR_MS;
    const after = (hours: number) => new Date(hour + hours * HOUR_MS).toISOString();
    const prices = cachedApi.rates(location, {
      start_time: fields.start_time ?? after(DEFAULT_START_H),
      end_time: fields.end_time ?? after(DEFAULT_END_H),
      direction: fields.direction ?? 'IMPORT',
      ...(fields.include_carbon === 'true' && {include_carbon: true}),
    });
    return priceResponse(prices);
  },
};
