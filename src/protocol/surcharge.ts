import * as z from './schema.js';
import {
  currencyCode,
  enteredNumber,
  enteredPrice,
  listOf,
  nonBlankText,
  objectOf,
  optionalText,
  provider,
} from './fields.js';
import {pageType} from './page-type.js';

/**
 * A surcharge on every market price. `fixed` (major units per kWh, negative for a discount) is
 * added first, then `percentage` of the sum (in percent points: 18.5 is 18.5 %).
 */
export interface Surcharge {
  fixed: number;
  percentage: number;
}

/**
 * Surcharges on the market price, and the market region if it does not follow from the address.
 *
 * Source: connect/market-surcharge-capture. Negative values are inferred from an unmerged branch of
 * the vendor's client.
 */
export const surchargePage = pageType<{surcharge: Surcharge; region?: string}>()({
  kind: 'surcharge',
  data: z.object({
    currency_code: currencyCode,
    provider,
    surcharge: objectOf({fixed: enteredPrice, percentage: enteredNumber}),
    regions: listOf(nonBlankText),
    region: optionalText,
  }),
  actions: [],
});
