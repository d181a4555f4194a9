import {pageType} from './page-type.js';
import * as z from './schema.js';
import {anywhere, programme} from './vpp-fields.js';

/**
 * The customer is about to leave the programme.
 *
 * Source: busbar/connect/vpp/leave-action, whose sample is a placeholder. Decided: LEAVE leaves.
 */
export const vppLeavePage = pageType()({
  kind: 'vpp-leave',
  dataFrom: anywhere,
  data: z.object({programme}),
  needsData: false,
  stored: 'programme',
  actions: ['BACK', 'CLOSE'],
});
