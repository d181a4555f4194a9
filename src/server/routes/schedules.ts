import * as z from 'zod/mini';
import {parseBody} from '../http/body.js';
import {locationId, moment, positive, priceDirection} from '../http/fields.js';
import {priceResponse} from '../prices/price-response.js';
import {resolveLocation} from '../sessions/ownership.js';
import type {CustomerRoute} from './route.js';

const power = z.object({units: z.enum(['W', 'KW']), value: positive});

const body = z.object({
  location_id: z.optional(locationId),
  max_power: power,
  shaving_threshold: z.optional(
    z.object({relative: z.optional(z.number()), absolute: z.optional(z.number())}),
  ),
  data: z
    .array(
      z.object({
        device_id: z.string().check(z.minLength(1), z.maxLength(200)),
        direction: priceDirection,
        start_time: z.optional(moment),
        end_time: moment,
        max_power: z.optional(power),
        energy: z.object({units: z.enum(['WH', 'KWH']), value: positive}),
      }),
    )
    .check(z.minLength(1), z.maxLength(100)),
});

/**
 * `POST {base}/schedules`: the cheapest times to run devices at one of the customer's locations,
 * by default the one connected last (`location_id`). Takes and returns the service's own bodies
 * (`POST /schedules`), with numbers as JSON numbers.
 */
export const schedulesRoute: CustomerRoute = {
  audience: 'customer',
  method: 'POST',
  path: '/schedules',

  async handle({customer, body: json}, {cachedApi, store}) {
    const {location_id, ...fields} = parseBody(body, json);
    const location = await resolveLocation(customer, location_id, store);
    return priceResponse(cachedApi.schedule(location, fields));
  },
};
