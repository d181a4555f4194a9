import * as z from './schema.js';
import {optionalText, provider} from './fields.js';
import {pageType} from './page-type.js';

/**
 * The customer logs in at the provider. The URL is not checked here: see `checkRedirectUrl`.
 *
 * Source: connect/provider-login (`redirect_url`). The vendor's Zero client reads `redirect_uri`.
 * Busbar: busbar/connect/redirect.
 */
export const redirectPage = pageType()({
  kind: 'redirect',
  data: z.pipe(
    z.object({redirect_url: optionalText, redirect_uri: optionalText, provider}),
    z.transform(({redirect_url, redirect_uri, ...rest}) => ({
      ...rest,
      url: redirect_url || redirect_uri,
    })),
  ),
  actions: [],
});
