import * as z from 'zod/mini';
import {postalAddress, text} from './fields.js';
import {pageType} from './page-type.js';

/** The name of a provider that is not listed. */
export const providerNamePage = pageType<{provider: {name: string}}>()({
  kind: 'provider-name',
  data: z.looseObject({
    provider: z.looseObject({name: text}),
    postal_address: postalAddress,
  }),
  actions: [],
});
