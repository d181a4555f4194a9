import * as z from 'zod/mini';
import {parseBody} from '../http/body.js';
import {locationId, moment, priceDirection} from '../http/fields.js';
import {priceResponse} from '../prices/price-response.js';
import {resolveLocation} from '../sessions/ownership.js';
import type {CustomerRoute} from './route.js';

const period = {
  location_id: z.optional(locationId),
  direction: z.optional(priceDirection),
  start_time: moment,
  end_time: moment,
};

/** An amount of energy or power to price. */
const usage = z.object({
  ...period,
  units: z.enum(['W', 'KW', 'WH', 'KWH']),
  value: z.number().check(z.gte(0)),
});

/** A period to report from its meter records. */
const report = z.object({
  ...period,
  aggregation: z.optional(z.enum(['DAY', 'MONTH'])),
  // An invalid usage must not be taken for a report.
  units: z.optional(z.never()),
  value: z.optional(z.never()),
});

/**
 * `POST {base}/costs` for one of the customer's locations. With `units` and `value` it returns the
 * cost of that amount in the period; otherwise the cost of the meter records in the period, by
 * `aggregation`. A page cannot write meter records, so an amount is never stored. Returns the
 * service's own bodies (`POST /costs/instant`, `POST /costs/interval/{id}`). There is no route for
 * the costs of a session, because nothing links a session's reference to a customer.
 */
export const costsRoute: CustomerRoute = {
  audience: 'customer',
  method: 'POST',
  path: '/costs',

  async handle({customer, body: json}, {cachedApi, store}) {
    const fields = parseBody(z.union([usage, report]), json);
    const location = await resolveLocation(customer, fields.location_id, store);
    if (fields.units) {
      const {location_id: _requested, ...record} = fields;
      return priceResponse(cachedApi.instantCost(location, record));
    }
    const {start_time, end_time, aggregation, direction} = fields;
    return priceResponse(
      cachedApi.intervalCosts(
        location,
        {start_time, end_time},
        {...(aggregation && {aggregation}), ...(direction && {direction})},
      ),
    );
  },
};
