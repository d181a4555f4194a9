import * as z from 'zod/mini';
import {name, provider, someOf, text} from './fields.js';
import {pageType} from './page-type.js';

/**
 * What the host's company (`account`) asks the customer to allow, as codes: DEVICE_INFORMATION,
 * SCHEDULING, LOCATION, or one that is yet to come. All of them or none.
 */
export const consentPage = pageType()({
  kind: 'consent',
  data: z.looseObject({
    provider,
    account: z.looseObject({display_name: text}),
    required_consents: someOf(name),
  }),
  actions: ['ALLOW', 'DENY'],
});
