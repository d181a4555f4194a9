import * as z from 'zod/mini';
import {currencyCode, number, provider} from './fields.js';
import {pageType} from './page-type.js';

/** One price for every hour. `cost` is in major units of the currency for a kWh; 0 is "not said yet". */
export const fixedRatePage = pageType<{cost: number}>()({
  kind: 'fixed-rate',
  data: z.looseObject({
    currency_code: currencyCode,
    provider,
    cost: number,
  }),
  actions: [],
});
