import {optionalText, postalAddress} from './fields.js';
import {emptyIfMissing} from './basic-fields.js';
import {pageType} from './page-type.js';
import * as z from './schema.js';
import {anywhere} from './vpp-fields.js';

/** Who joins a programme. */
export interface PersonalDetails {
  first_name: string;
  last_name: string;
  email: string;
  phone: string;
}

/**
 * The personal details that a programme needs, with the supply address.
 *
 * Source: busbar/connect/vpp/personal-details. The route is not documented.
 */
export const vppDetailsPage = pageType<{personal_details: PersonalDetails}>()({
  kind: 'vpp-details',
  dataFrom: anywhere,
  data: z.object({
    postal_address: postalAddress,
    personal_details: emptyIfMissing(
      {},
      z.object({
        first_name: optionalText,
        last_name: optionalText,
        email: optionalText,
        phone: optionalText,
      }),
    ),
  }),
  actions: ['ADDRESS_CHANGE', 'BACK', 'CLOSE'],
});
