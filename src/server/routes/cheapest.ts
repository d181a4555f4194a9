import * as z from 'zod/mini';
import {locationId, moment, positive, priceDirection} from '../http/fields.js';
import {locationOf} from '../sessions/ownership.js';
import {readBody} from '../http/request.js';
import {Problem} from '../http/errors.js';
import {priceAnswer} from '../prices/price-answer.js';
import type {Route} from './route.js';

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

/**
 * `POST {base}/cheapest`: when energy is cheapest (`segment` LOW, the default) or dearest (HIGH)
 * until `end_time`. Either so many minutes of it (`duration`), or whenever the price is within a
 * threshold: `absolute` in major units a kWh, or `relative` to the period's prices, 0.01 to 1.
 * The answer is the service's own (`GET /slots/time/{id}`, `GET /slots/threshold/{id}`).
 */
export const cheapestRoute: Route = {
  method: 'POST',
  path: '/cheapest',

  async answer({customer, body: json}, {api, store}) {
    const asked = readBody(body, json);
    const {duration, relative, absolute, start_time, end_time} = asked;
    const byThreshold = (relative ?? absolute ?? undefined) !== undefined;
    // Exactly one of both questions.
    if (byThreshold === Boolean(duration)) throw new Problem('body_invalid');
    const location = await locationOf(customer, asked.location_id, store);
    const period = {
      end_time,
      ...(start_time && {start_time}),
      direction: asked.direction ?? 'IMPORT',
      segment: asked.segment ?? 'LOW',
    };
    if (duration) return priceAnswer(api.timeSlots(location, {...period, duration}));
    const threshold = {
      ...(typeof relative === 'number' && {relative}),
      ...(typeof absolute === 'number' && {absolute}),
    };
    return priceAnswer(api.thresholdSlots(location, {...period, ...threshold}));
  },
};
