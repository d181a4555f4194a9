import * as z from './schema.js';
import {nonBlankText, optionalText, postalAddress, provider, readableItems} from './fields.js';
import {pageType} from './page-type.js';

const option = z.object({
  id: nonBlankText,
  display_name: nonBlankText,
  logo_url: optionalText,
});

/**
 * The choice of a provider among those that serve the address.
 *
 * Source: connect/provider-selection; actions: anode/connect/provider-selection.
 */
export const providerSelectPage = pageType<{provider: {id: string}}>()({
  kind: 'provider-select',
  data: z.object({
    postal_address: postalAddress,
    providers: readableItems(option),
    /** The selected one. Inferred: no source shows it, but an answer is laid over the data. */
    provider,
  }),
  actions: ['ADDRESS_CHANGE', 'PROVIDER_MISSING'],
});
