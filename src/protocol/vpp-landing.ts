import {flag, optionalText, readableItems} from './fields.js';
import {pageType} from './page-type.js';
import * as z from './schema.js';
import {anywhere, listedProgramme} from './vpp-fields.js';

/**
 * The programmes of virtual power plants that the customer can join, each with its status. An older
 * copy of the documentation has `providers` in place of `programmes`.
 *
 * How a programme is chosen is not documented. Decided: its ID is posted as `data`.
 *
 * Source: busbar/connect/vpp/vpp-landing.
 */
export const vppLandingPage = pageType<{programme_id: string}>()({
  kind: 'vpp-landing',
  dataFrom: envelope => {
    const {programmes, providers, ...rest} = anywhere(envelope) as Record<string, unknown>;
    return {...rest, programmes: programmes ?? providers};
  },
  data: z.object({
    tariff_connected: flag,
    programmes: readableItems(listedProgramme),
    programme_id: optionalText,
  }),
  actions: ['BACK', 'CLOSE'],
});
