import type {RareKind} from '../protocol/routes.js';
import {PriceInputPage} from './price-input.js';
import type {PageClass} from './registry.js';
import {UnknownPage} from './unknown.js';
import {VppSessionCompletePage} from './vpp-session-complete.js';
import {VppDetailsPage} from './vpp-details.js';
import {VppLandingPage} from './vpp-landing.js';
import {VppLeavePage} from './vpp-leave.js';
import {VppLeaveProgressPage} from './vpp-leave-progress.js';
import {VppParticipationPage} from './vpp-participation.js';
import {VppPaymentsPage} from './vpp-payments.js';
import {VppRedirectPage} from './vpp-redirect.js';
import {VppSummaryPage} from './vpp-summary.js';

/** The class of each page kind that few sites have. They load when one comes. */
export const RARE_PAGES: {readonly [K in RareKind]: PageClass<K>} = {
  'price-input': PriceInputPage,
  unknown: UnknownPage,
  'vpp-landing': VppLandingPage,
  'vpp-details': VppDetailsPage,
  'vpp-summary': VppSummaryPage,
  'vpp-participation': VppParticipationPage,
  'vpp-leave': VppLeavePage,
  'vpp-leave-progress': VppLeaveProgressPage,
  'vpp-payments': VppPaymentsPage,
};

/** Pages in place of those of tariffs, in the journey of virtual power plants. */
export const VPP_JOURNEY_PAGES = {
  'vpp-redirect': VppRedirectPage,
  'vpp-session-complete': VppSessionCompletePage,
};
