import type {SimulatorContext} from './context.js';
import {freshId} from './random.js';
import type {Participation, ParticipationState} from './store.js';
import {moment} from './wire-format.js';

/** Programmes of virtual power plants, and the participations of devices in them. */

/** A programme that customers can join. */
export interface Programme {
  readonly provider_id: string;
  readonly provider_display_name: string;
  readonly programme_id: string;
  readonly programme_display_name: string;
  readonly learn_more_url: string;
}

export const PROGRAMMES: readonly Programme[] = [
  {
    provider_id: 'vpp_65de30082a7c56d2297cbe40',
    provider_display_name: 'Leap',
    programme_id: 'vpr_65de30082a7c56d2297cbe41',
    programme_display_name: 'Community Powershare',
    learn_more_url: 'https://simulator.test/programmes/community-powershare',
  },
  {
    provider_id: 'vpp_65de30082a7c56d2297cbe42',
    provider_display_name: 'Tideway',
    programme_id: 'vpr_65de30082a7c56d2297cbe43',
    programme_display_name: 'Evening Reserve',
    learn_more_url: 'https://simulator.test/programmes/evening-reserve',
  },
];

/** A transient state passes without the customer; a terminal one is the last. */
type StateKind = 'transient' | 'resting' | 'terminal';

interface StateDetails {
  readonly kind: StateKind;
  /** For the customer. */
  readonly message: string;
}

const STATES: Readonly<Record<ParticipationState, StateDetails>> = {
  ENROLMENT_REQUESTED: {kind: 'transient', message: 'We have received your request to join.'},
  AWAITING_CONSENT: {kind: 'resting', message: 'We need your permission to go on.'},
  AWAITING_TELEMETRY: {kind: 'transient', message: 'We are waiting for data from your device.'},
  AWAITING_METER_ACCESS: {kind: 'transient', message: 'We are asking for access to your meter.'},
  CONFIRMING_DISPATCH: {kind: 'transient', message: 'We are testing the control of your device.'},
  AWAITING_ELIGIBILITY: {kind: 'transient', message: 'The programme checks whether you can join.'},
  AWAITING_REGISTRATION: {kind: 'transient', message: 'The programme is registering your device.'},
  REGISTERED: {kind: 'resting', message: 'Your device is registered and starts soon.'},
  ACTIVE: {kind: 'resting', message: 'Your device takes part.'},
  INELIGIBLE: {kind: 'terminal', message: 'Your device cannot join this programme.'},
  SUSPENDED: {kind: 'resting', message: 'Your participation is paused.'},
  UNENROLMENT_REQUESTED: {kind: 'transient', message: 'We have received your request to leave.'},
  WINDING_DOWN: {kind: 'transient', message: 'The last events and payments are being settled.'},
  UNENROLLED: {kind: 'transient', message: 'Your device has left the programme.'},
  OFFBOARDED: {kind: 'terminal', message: 'Your data have been removed from the programme.'},
  FAILED: {kind: 'terminal', message: 'Joining did not work.'},
};

export const PARTICIPATION_STATES = Object.keys(STATES) as ParticipationState[];

const JOINING: readonly ParticipationState[] = [
  'ENROLMENT_REQUESTED',
  'AWAITING_CONSENT',
  'AWAITING_TELEMETRY',
  'AWAITING_METER_ACCESS',
  'CONFIRMING_DISPATCH',
  'AWAITING_ELIGIBILITY',
  'AWAITING_REGISTRATION',
  'REGISTERED',
  'ACTIVE',
];

const LEAVING: readonly ParticipationState[] = [
  'UNENROLMENT_REQUESTED',
  'WINDING_DOWN',
  'UNENROLLED',
  'OFFBOARDED',
];

/** The status of a programme on the landing page. */
export type SubscriptionStatus = 'NOT_ENROLLED' | 'ENROLLING' | 'ACTIVE' | 'LEAVING' | 'LEFT';

/** The status on the landing page where it is not ENROLLING. */
const SUBSCRIPTIONS: Partial<Record<ParticipationState, SubscriptionStatus>> = {
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'ACTIVE',
  INELIGIBLE: 'NOT_ENROLLED',
  FAILED: 'NOT_ENROLLED',
  UNENROLMENT_REQUESTED: 'LEAVING',
  WINDING_DOWN: 'LEAVING',
  UNENROLLED: 'LEFT',
  OFFBOARDED: 'LEFT',
};

export const stateOf = ({history}: Participation): ParticipationState =>
  history.at(-1)?.state ?? 'ENROLMENT_REQUESTED';

export function subscriptionStatus(participation: Participation | undefined): SubscriptionStatus {
  if (!participation) return 'NOT_ENROLLED';
  return SUBSCRIPTIONS[stateOf(participation)] ?? 'ENROLLING';
}

/** The latest participation of a location in a programme; of any programme without one. */
export const participationAt = (
  {store}: SimulatorContext,
  locationId: string,
  programmeId?: string,
): Participation | undefined =>
  [...store.participations.values()].findLast(
    ({location_id, programme_id}) =>
      location_id === locationId && (programmeId ?? programme_id) === programme_id,
  );

/** Adds a participation, with its enrolment requested. */
export function addParticipation(
  {store, now}: SimulatorContext,
  given: Pick<Participation, 'live_mode' | 'location_id' | 'provider_id' | 'programme_id'> &
    Partial<Pick<Participation, 'device_id' | 'reference_id' | 'personal_details'>>,
): Participation {
  const participation: Participation = {
    device_id: '',
    reference_id: '',
    personal_details: {first_name: '', last_name: '', email: '', phone: ''},
    ...given,
    id: freshId('vpo'),
    created: now(),
    suspension_reasons: [],
    lastTelemetry: undefined,
    history: [{state: 'ENROLMENT_REQUESTED', at: now()}],
  };
  store.participations.set(participation.id, participation);
  return participation;
}

/** Moves a participation to a state. */
export function moveParticipation(
  {now}: SimulatorContext,
  participation: Participation,
  state: ParticipationState,
): void {
  if (state === stateOf(participation)) return;
  participation.history = [...participation.history, {state, at: now()}];
  if (state !== 'SUSPENDED') participation.suspension_reasons = [];
}

/** The state that follows without the customer; undefined for one that is the last. */
export function nextState(participation: Participation): ParticipationState | undefined {
  const state = stateOf(participation);
  if (state === 'SUSPENDED') return 'ACTIVE';
  const path = [JOINING, LEAVING].find(each => each.includes(state)) ?? [];
  return path[path.indexOf(state) + 1];
}

/** The states of a participation in order: those that it has had, and those that will follow. */
export function timelineOf(participation: Participation) {
  const {history} = participation;
  const state = stateOf(participation);
  const path = [JOINING, LEAVING].find(each => each.includes(state)) ?? [];
  const isOver = STATES[state].kind === 'terminal' || state === 'ACTIVE';
  const past = history.map((entry, index) => ({
    ...show(entry.state),
    status: index < history.length - 1 || isOver ? 'COMPLETE' : 'IN_PROGRESS',
    time: moment(entry.at),
  }));
  const future = path
    .slice(path.indexOf(state) + 1)
    .map(each => ({...show(each), status: 'PENDING', time: null}));
  return [...past, ...future];
}

const show = (state: ParticipationState) => ({state, ...STATES[state]});
