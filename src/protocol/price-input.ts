import * as z from './schema.js';
import {currencyCode, enteredPrice, flag, provider} from './fields.js';
import {pageType} from './page-type.js';
import {recordOf} from './record.js';
import {enteredPeriods, type Period} from './time-of-day-rate.js';

/**
 * The prices of a tariff that is fixed or depends on the time of day. The customer enters one price,
 * `cost`, or the prices of periods, `hours`; `hours` is empty if there is one price for every hour.
 */
export interface PriceInput {
  cost: number;
  hours: Period[];
}

/**
 * One page for both kinds of prices. It begins with a single price, to which the customer can add
 * periods, unless the service asks for `hours` alone.
 *
 * Source: busbar/connect/tariff/price-input; before that busbar/connect/rate-input. The routes
 * `price_input` and `rate_input` are inferred from the names of these pages.
 */
export const priceInputPage = pageType<PriceInput>()({
  kind: 'price-input',
  dataFrom({data}) {
    const fields = recordOf(data);
    return {...fields, has_periods: 'hours' in fields && !('cost' in fields)};
  },
  data: z.object({
    currency_code: currencyCode,
    provider,
    cost: enteredPrice,
    hours: enteredPeriods,
    has_periods: flag,
  }),
  actions: [],
  toWire: ({cost, hours}) => (hours.length > 0 ? {hours} : {cost}),
});
