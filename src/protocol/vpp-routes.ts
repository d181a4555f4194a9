import {vppDetailsPage} from './vpp-details.js';
import {vppLandingPage} from './vpp-landing.js';
import {vppLeavePage} from './vpp-leave.js';
import {vppLeaveProgressPage} from './vpp-leave-progress.js';
import {vppParticipationPage} from './vpp-participation.js';
import {vppPaymentsPage} from './vpp-payments.js';
import {vppSummaryPage} from './vpp-summary.js';

/**
 * The routes of the pages for virtual power plants, in Busbar.
 *
 * `vpp_landing` and `vpp_summary` are documented; the others are inferred from the names of the pages
 * of the documentation.
 */
export const VPP_ROUTES = {
  vpp_landing: vppLandingPage,
  vpp_personal_details: vppDetailsPage,
  personal_details: vppDetailsPage,
  vpp_summary: vppSummaryPage,
  vpp_participation: vppParticipationPage,
  vpp_enrolment_state: vppParticipationPage,
  vpp_leave: vppLeavePage,
  vpp_leave_action: vppLeavePage,
  vpp_leave_progress: vppLeaveProgressPage,
  vpp_payment_history: vppPaymentsPage,
  payment_history: vppPaymentsPage,
} as const;
