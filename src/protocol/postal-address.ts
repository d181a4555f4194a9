import * as z from './schema.js';
import {emptyIfMissing, requiredPostalAddress, type PostalAddress} from './basic-fields.js';
import {pageType} from './page-type.js';

/**
 * The supply address. It decides which providers are offered, and the market region.
 *
 * Source: zero/connect/postal-address. Busbar: busbar/connect/tariff/address-input.
 */
export const postalAddressPage = pageType<{postal_address: PostalAddress}>()({
  kind: 'postal-address',
  // The address can be typed, whatever the service has of it.
  data: emptyIfMissing({}, z.object({postal_address: requiredPostalAddress})),
  needsData: false,
  actions: [],
  // Inferred: the service rejects an empty `state`, since the vendor's client omits it if empty.
  toWire: ({postal_address}) => ({
    postal_address: Object.fromEntries(Object.entries(postal_address).filter(([, line]) => line)),
  }),
});
