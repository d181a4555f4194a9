import * as z from 'zod/mini';
import {name, postalAddress, provider, text} from './fields.js';
import {pageType} from './page-type.js';

const option = z.looseObject({id: name, display_name: name, logo_url: text});

/** The choice among the providers that serve the address. */
export const providerSelectPage = pageType<{provider: {id: string}}>()({
  kind: 'provider-select',
  data: z.looseObject({
    postal_address: postalAddress,
    providers: z.array(option),
    /** The one that was chosen, where the customer comes back. */
    provider,
  }),
  actions: ['ADDRESS_CHANGE', 'PROVIDER_MISSING'],
});
