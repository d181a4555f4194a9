/**
 * The texts of the pages for virtual power plants. They load with those pages; keys and values are
 * as in the other messages.
 */
export const vppEn = {
  'action.connect-tariff': 'Connect my tariff',
  'action.manage-participation': 'Enrolment and leaving',
  'action.manage-payments': 'Payments',
  'action.change-period': 'Change the period',
  'action.leave-programme': 'Leave the programme',
  'action.leave': 'Leave the programme',

  'vpp.new-tab': 'opens in a new tab',
  'vpp.by': 'by {provider}',

  'vpp-landing.title': 'Earn with your home’s energy',
  'vpp-landing.lead':
    'In a virtual power plant, many homes help to balance the grid. A programme may change when your device charges or runs, and pays you for it.',
  'vpp-landing.none': 'There are no programmes for your home yet.',
  'vpp-landing.no-tariff': 'Your electricity tariff isn’t connected yet.',
  'vpp-landing.join': 'Join',
  'vpp-landing.join-again': 'Join again',
  'vpp-landing.view': 'See details',
  'vpp-landing.learn-more': 'Learn more',

  'vpp-details.title': 'Who’s joining?',
  'vpp-details.first-name': 'First name',
  'vpp-details.last-name': 'Last name',
  'vpp-details.email': 'Email',
  'vpp-details.phone': 'Phone',
  'vpp-details.phone.hint': 'A number from abroad begins with + and the country code.',
  'error.email_invalid': 'Enter your email address, like name@example.com.',
  'error.phone_invalid': 'Enter your phone number, with its area code.',

  'vpp-summary.title': 'Your programme',
  'vpp-summary.earned': 'Earned',
  'vpp-summary.energy': 'Energy',
  'vpp-summary.period': 'Period',
  'vpp-summary.day': 'Day',
  'vpp-summary.month': 'Month',
  'vpp-summary.year': 'Year',
  'vpp-summary.previous': 'Earlier',
  'vpp-summary.next': 'Later',
  'vpp-summary.empty': 'The programme didn’t use your device in this period.',
  'vpp-summary.chart': 'Earnings and energy',
  'vpp-summary.time': 'Time',
  'vpp-summary.table': 'As a table',

  'vpp-participation.title': 'Your enrolment, step by step',
  'vpp-participation.none': 'There’s nothing to show yet. Look again later.',
  'vpp-participation.complete': 'Done',
  'vpp-participation.in-progress': 'In progress',
  'vpp-participation.pending': 'Still to come',

  'vpp-redirect.title': 'Continue on another website',
  'vpp-complete.saved': 'You can come back to your programme at any time.',

  'vpp-leave.title': 'Leave this programme?',
  'vpp-leave.title.named': 'Leave {programme}?',
  'vpp-leave.device': 'The programme stops using your device.',
  'vpp-leave.earnings': 'You stop earning with it.',
  'vpp-leave.tariff': 'Your electricity tariff stays as it is.',
  'vpp-leave.time': 'Leaving can take a while. You can see here how far it is.',
  'confirm.leave.title': 'Leave the programme now?',
  'confirm.leave.text': 'To come back, you’d have to join again.',
  'confirm.leave.yes': 'Yes, leave',
  'confirm.leave.no': 'Stay',
  'vpp-leave-progress.title': 'You’re leaving the programme',

  'vpp-payments.title': 'Your payments',
  'vpp-payments.none': 'There are no payments yet.',
  'vpp-payments.action.manage-payments': 'Change how I’m paid',
  'vpp-payments.paid': 'Paid',
  'vpp-payments.pending': 'On its way',
  'vpp-payments.failed': 'Not paid',

  'vpp-state.not-enrolled': 'Not joined',
  'vpp-state.enrolling': 'Joining',
  'vpp-state.active': 'Taking part',
  'vpp-state.leaving': 'Leaving',
  'vpp-state.left': 'Left',
  'vpp-state.enrolment-requested': 'Request to join sent',
  'vpp-state.awaiting-consent': 'Your permission',
  'vpp-state.awaiting-telemetry': 'Data from your device',
  'vpp-state.awaiting-meter-access': 'Access to your meter',
  'vpp-state.confirming-dispatch': 'Test of your device',
  'vpp-state.awaiting-eligibility': 'Check that you can join',
  'vpp-state.awaiting-registration': 'Registration of your device',
  'vpp-state.registered': 'Registered',
  'vpp-state.ineligible': 'You can’t join this programme',
  'vpp-state.suspended': 'Paused',
  'vpp-state.unenrolment-requested': 'Request to leave sent',
  'vpp-state.winding-down': 'Last events and payments',
  'vpp-state.unenrolled': 'Left the programme',
  'vpp-state.offboarded': 'Account with the programme closed',
  'vpp-state.failed': 'Joining didn’t work',
} as const;

export type VppKey = keyof typeof vppEn;

/** A language as the build writes it: the texts in the order of the English keys. */
export const withVppKeys = ([values]: readonly [values: readonly string[], ...unknown[]]) =>
  Object.fromEntries(Object.keys(vppEn).map((key, at) => [key, values[at]])) as VppMessages;

/** The texts of the pages for virtual power plants in one language. */
export type VppMessages = Readonly<Record<VppKey, string>>;
