import * as z from 'zod/mini';
import {provider, text} from './fields.js';
import {pageType} from './page-type.js';

/** The customer signs in at the provider. The address is not judged here, only read. */
export const redirectPage = pageType()({
  kind: 'redirect',
  data: z.pipe(
    z.looseObject({
      redirect_url: text,
      redirect_uri: text,
      provider,
    }),
    z.transform(({redirect_url, redirect_uri, ...rest}) => ({
      ...rest,
      address: redirect_url || redirect_uri,
    })),
  ),
  actions: [],
});
