import {pageType} from './page-type.js';
import {anywhere} from './vpp-fields.js';
import {timelineData} from './vpp-participation.js';

/**
 * How far the service is with leaving.
 *
 * Source: busbar/connect/vpp/leave-progress, whose sample is a placeholder. Decided: it has the time
 * line of the participation.
 */
export const vppLeaveProgressPage = pageType()({
  kind: 'vpp-leave-progress',
  dataFrom: anywhere,
  data: timelineData,
  needsData: false,
  stored: 'programme',
  actions: ['BACK', 'CLOSE'],
});
