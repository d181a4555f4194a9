import * as z from './schema.js';
import {currencyCode, enteredPrice, provider} from './fields.js';
import {pageType} from './page-type.js';

/**
 * One price for every hour. `cost` is in major units of the currency per kWh; 0 means not entered.
 *
 * Source: zero/connect/manual-tariff-capture. Busbar: busbar/connect/rate-input; its route
 * `rate_input` is inferred from the name of that page.
 */
export const fixedRatePage = pageType<{cost: number}>()({
  kind: 'fixed-rate',
  data: z.object({currency_code: currencyCode, provider, cost: enteredPrice}),
  actions: [],
});
