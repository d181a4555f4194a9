import * as z from './schema.js';
import {currencyCode, enteredPrice, provider} from './fields.js';
import {pageType} from './page-type.js';

/**
 * One price for every hour. `cost` is in major units of the currency per kWh; 0 means not entered.
 *
 * Source: zero/connect/manual-tariff-capture.
 */
export const fixedRatePage = pageType<{cost: number}>()({
  kind: 'fixed-rate',
  data: z.object({currency_code: currencyCode, provider, cost: enteredPrice}),
  actions: [],
});
