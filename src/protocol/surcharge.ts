import * as z from 'zod/mini';
import {currencyCode, listOf, name, number, provider, text} from './fields.js';
import {pageType} from './page-type.js';

/**
 * What is added to every market price. `fixed` (major units a kWh, negative for a discount)
 * comes first, then `percentage` (percent points: 18.5 is 18.5 %) on the sum.
 */
export interface Surcharge {
  fixed: number;
  percentage: number;
}

/** Fees on top of the market price, and the market's region where the address did not tell it. */
export const surchargePage = pageType<{surcharge: Surcharge; region?: string}>()({
  kind: 'surcharge',
  data: z.looseObject({
    currency_code: currencyCode,
    provider,
    surcharge: z.looseObject({fixed: number, percentage: number}),
    regions: listOf(name),
    region: text,
  }),
  actions: [],
});
