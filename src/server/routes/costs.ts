import * as z from 'zod/mini';
import {locationId, moment, priceDirection} from '../http/fields.js';
import {locationOf} from '../sessions/ownership.js';
import {readBody} from '../http/request.js';
import {priceAnswer} from '../prices/price-answer.js';
import type {Route} from './route.js';

const common = {
  location_id: z.optional(locationId),
  direction: z.optional(priceDirection),
  start_time: moment,
  end_time: moment,
};

/** What was or would be used. */
const usage = z.object({
  ...common,
  units: z.enum(['W', 'KW', 'WH', 'KWH']),
  value: z.number().check(z.gte(0)),
});

const report = z.object({
  ...common,
  aggregation: z.optional(z.enum(['DAY', 'MONTH'])),
  // Whose usage is not as it should be has asked for something else.
  units: z.optional(z.never()),
  value: z.optional(z.never()),
});

/**
 * `POST {base}/costs` for one of the customer's locations: with `aggregation` (or nothing) the
 * costs of a period as its meter records have it; with `units` and `value` what that much energy
 * costs in the period. A page can look, but not write meter records: those of the second form
 * are forgotten at once. The answers are the service's own (`POST /costs/interval/{id}`,
 * `POST /costs/instant`). Costs of a session are not offered here, because nothing ties a
 * session's reference to a customer.
 */
export const costsRoute: Route = {
  method: 'POST',
  path: '/costs',

  async answer({customer, body: json}, {api, store}) {
    const asked = readBody(z.union([usage, report]), json);
    const location = await locationOf(customer, asked.location_id, store);
    if (asked.units) {
      const record = {...asked, location_id: location};
      return priceAnswer(api.instantCost(record, {non_persistent: true}));
    }
    const {start_time, end_time, aggregation, direction} = asked;
    return priceAnswer(
      api.intervalCosts(
        location,
        {start_time, end_time},
        {...(aggregation && {aggregation}), ...(direction && {direction})},
      ),
    );
  },
};
