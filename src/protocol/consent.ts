import * as z from './schema.js';
import {nonBlankText, nonEmpty, objectOf, optionalText, provider} from './fields.js';
import {pageType} from './page-type.js';

/**
 * The permissions that the integrator's company (`account`) asks for, all or none, as codes:
 * DEVICE_INFORMATION, SCHEDULING, LOCATION or a later one.
 *
 * Source: busbar/connect/consent.
 */
export const consentPage = pageType()({
  kind: 'consent',
  data: z.object({
    provider,
    account: objectOf({display_name: optionalText}),
    // Nothing is allowed unseen, so none may be left out.
    required_consents: nonEmpty(z.array(nonBlankText)),
  }),
  actions: ['ALLOW', 'DENY'],
});
