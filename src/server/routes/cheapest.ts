import * as z from 'zod/mini';
import {parseBody} from '../http/body.js';
import {HttpError} from '../http/errors.js';
import {locationId, moment, positive, priceDirection} from '../http/fields.js';
import {priceResponse} from '../prices/price-response.js';
import {resolveLocation} from '../sessions/ownership.js';
import type {CustomerRoute} from './route.js';

const body = z.object({
  location_id: z.nullish(locationId),
  direction: z.nullish(priceDirection),
  segment: z.nullish(z.enum(['LOW', 'HIGH'])),
  start_time: z.nullish(moment),
  end_time: moment,
  /** Minutes. */
  duration: z.nullish(positive),
  relative: z.nullish(z.number().check(z.gte(0.01), z.lte(1))),
  absolute: z.nullish(z.number()),
});

const DAY_MS = 86_400_000;

/**
 * `POST {base}/cheapest`: when energy is cheapest (`segment` LOW, the default) or dearest (HIGH)
 * before `end_time`. Takes either a `duration` in minutes or a threshold: `absolute` in major units
 * per kWh, or `relative` to the prices of the period, 0.01 to 1. Returns the service's own body
 * (`GET /slots/time/{id}`, `GET /slots/threshold/{id}`). In Busbar, the period is three days at most.
 */
export const cheapestRoute: CustomerRoute = {
  audience: 'customer',
  method: 'POST',
  path: '/cheapest',

  async handle({customer, body: json}, {cachedApi, store, now, apiVersion}) {
    const fields = parseBody(body, json);
    const {duration, relative, absolute, start_time, end_time} = fields;
    const hasThreshold = (relative ?? absolute ?? undefined) !== undefined;
    // Exactly one of the two is required.
    if (hasThreshold === Boolean(duration)) throw new HttpError('body_invalid');
    const start = start_time ? Date.parse(start_time) : now();
    const {maxScheduleDays = Infinity} = apiVersion;
    if (Date.parse(end_time) - start > maxScheduleDays * DAY_MS) {
      throw new HttpError('period_too_long');
    }
    const location = await resolveLocation(customer, fields.location_id, store);
    const period = {
      end_time,
      ...(start_time && {start_time}),
      direction: fields.direction ?? 'IMPORT',
      segment: fields.segment ?? 'LOW',
    };
    if (duration) return priceResponse(cachedApi.timeSlots(location, {...period, duration}));
    const threshold = {
      ...(typeof relative === 'number' && {relative}),
      ...(typeof absolute === 'number' && {absolute}),
    };
    return priceResponse(cachedApi.thresholdSlots(location, {...period, ...threshold}));
  },
};
