import * as z from './schema.js';
import {objectOf, optionalText, postalAddress} from './fields.js';
import {pageType} from './page-type.js';

/**
 * The name of a provider that is not listed.
 *
 * Source: connect/provider-selection. The action ADDRESS_CHANGE occurs in the vendor's client only,
 * so it is offered only if the page lists it.
 */
export const providerNamePage = pageType<{provider: {name: string}}>()({
  kind: 'provider-name',
  data: z.object({
    provider: objectOf({name: optionalText}),
    postal_address: postalAddress,
  }),
  actions: [],
});
