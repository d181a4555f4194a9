import * as z from 'zod/mini';
import {locationId, moment, positive, priceDirection} from '../http/fields.js';
import {locationOf} from '../sessions/ownership.js';
import {readBody} from '../http/request.js';
import {priceAnswer} from '../prices/price-answer.js';
import type {Route} from './route.js';

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
 * `POST {base}/schedules`: when the devices of one of the customer's locations should run so that
 * it costs least. Body and answer are the service's own (`POST /schedules`), numbers as numbers;
 * `location_id` may be left out for the last connected one.
 */
export const schedulesRoute: Route = {
  method: 'POST',
  path: '/schedules',

  async answer({customer, body: json}, {api, store}) {
    const {location_id, ...asked} = readBody(body, json);
    const location = await locationOf(customer, location_id, store);
    return priceAnswer(api.createSchedule({...asked, location_id: location}));
  },
};
