import * as z from 'zod/mini';
import {askedAddress, type PostalAddress} from './fields.js';
import {pageType} from './page-type.js';

/** The supply address; it decides which providers are offered and the market region. */
export const postalAddressPage = pageType<{postal_address: PostalAddress}>()({
  kind: 'postal-address',
  data: z.looseObject({postal_address: askedAddress}),
  actions: [],
  // The service objects to empty optional lines such as `state`, so they are left out.
  toWire: ({postal_address}) => ({
    postal_address: Object.fromEntries(Object.entries(postal_address).filter(([, line]) => line)),
  }),
});
