import * as z from './schema.js';
import {nonBlankText, nonEmptyListOf, optionalText, provider} from './fields.js';
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
    account: z.object({display_name: optionalText}),
    required_consents: nonEmptyListOf(nonBlankText),
  }),
  actions: ['ALLOW', 'DENY'],
});
