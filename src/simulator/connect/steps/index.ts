import type {StepKind, Session} from '../../world/store.js';
import {connectionFailed} from './connection-failed.js';
import {connectionPending} from './connection-pending.js';
import {consent} from './consent.js';
import {contractTerm} from './contract-term.js';
import {fixedRate} from './fixed-rate.js';
import {postalAddress} from './postal-address.js';
import {priceInput} from './price-input.js';
import {providerName} from './provider-name.js';
import {providerSelect} from './provider-select.js';
import {redirect} from './redirect.js';
import {region} from './region.js';
import {sessionComplete} from './session-complete.js';
import type {Step, StepVersion} from './step.js';
import {surcharge} from './surcharge.js';
import {tariffList} from './tariff-list.js';
import {tariffName} from './tariff-name.js';
import {tariffSelect} from './tariff-select.js';
import {tariffStructure} from './tariff-structure.js';
import {tariffSummary} from './tariff-summary.js';
import {timeOfDayRate} from './time-of-day-rate.js';
import {unknown} from './unknown.js';
import {vppDetails} from './vpp-details.js';
import {vppLanding} from './vpp-landing.js';
import {vppLeave} from './vpp-leave.js';
import {vppLeaveProgress} from './vpp-leave-progress.js';
import {vppParticipation} from './vpp-participation.js';
import {vppPayments} from './vpp-payments.js';
import {vppSummary} from './vpp-summary.js';

/** Every page kind. Where two share a route, the first is the default. */
export const STEPS: Readonly<Record<StepKind, Step>> = {
  'postal-address': postalAddress,
  'provider-select': providerSelect,
  'provider-name': providerName,
  'tariff-select': tariffSelect,
  'tariff-structure': tariffStructure,
  'fixed-rate': fixedRate,
  'time-of-day-rate': timeOfDayRate,
  'price-input': priceInput,
  surcharge,
  'tariff-name': tariffName,
  'contract-term': contractTerm,
  region,
  consent,
  'tariff-list': tariffList,
  'tariff-summary': tariffSummary,
  'connection-pending': connectionPending,
  'connection-failed': connectionFailed,
  'vpp-landing': vppLanding,
  'vpp-details': vppDetails,
  'vpp-summary': vppSummary,
  'vpp-participation': vppParticipation,
  'vpp-leave': vppLeave,
  'vpp-leave-progress': vppLeaveProgress,
  'vpp-payments': vppPayments,
  redirect,
  'session-complete': sessionComplete,
  unknown,
};

/** A step as the API version of a session has it. */
export const stepFor = ({apiVersion}: Session, kind: StepKind): Step & Partial<StepVersion> => ({
  ...STEPS[kind],
  ...STEPS[kind].versions[apiVersion],
});
