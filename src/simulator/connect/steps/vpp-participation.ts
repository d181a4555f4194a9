import {PROGRAMMES, stateOf, subscriptionStatus, timelineOf} from '../../world/participations.js';
import type {SimulatorContext} from '../../world/context.js';
import type {Session} from '../../world/store.js';
import {byAddress, INVALID_ACTION} from '../errors/input.js';
import {examplePage} from '../example-page.js';
import {participationOf, programmeData, withParticipation} from '../vpp.js';
import type {Step} from './step.js';

/** The time line of the participation, as the pages about it have it. */
export const timelineData = (session: Session, context: SimulatorContext) => {
  const participation = participationOf(session, context);
  return {
    programme: {
      ...programmeData(session, context),
      participation_state: participation ? stateOf(participation) : 'NOT_ENROLLED',
    },
    participation_state: participation ? timelineOf(participation) : [],
  };
};

/** Whether the customer has asked to leave. */
export const isLeaving = (session: Session, context: SimulatorContext): boolean =>
  ['LEAVING', 'LEFT'].includes(subscriptionStatus(participationOf(session, context)));

/** The time line. How a customer leaves from there is not documented; decided: by LEAVE_PROGRAMME. */
export const vppParticipation: Step = {
  versions: {busbar: {routes: ['vpp_participation', 'vpp_enrolment_state']}},
  data: timelineData,
  actions: {
    LEAVE_PROGRAMME: ({session, context}) =>
      isLeaving(session, context) ? 'vpp-leave-progress' : 'vpp-leave',
  },
  errorCodes: ['action_invalid'],
  errorInputs: [INVALID_ACTION],
  askForError: byAddress({action: 'LEAVE_PROGRAMME'}),
  example: examplePage(
    'vpp_participation',
    {
      programme: {...PROGRAMMES[0], participation_state: 'AWAITING_TELEMETRY'},
      participation_state: [
        {
          state: 'ENROLMENT_REQUESTED',
          kind: 'transient',
          message: 'We have received your request to join.',
          status: 'COMPLETE',
          time: '2026-06-01T09:30:00Z',
        },
        {
          state: 'AWAITING_TELEMETRY',
          kind: 'transient',
          message: 'We are waiting for data from your device.',
          status: 'IN_PROGRESS',
          time: '2026-06-01T09:31:00Z',
        },
        {state: 'ACTIVE', kind: 'resting', message: '', status: 'PENDING', time: null},
      ],
    },
    ['LEAVE_PROGRAMME', 'BACK', 'CLOSE'],
  ),
  setUp: withParticipation('AWAITING_CONSENT', 'AWAITING_TELEMETRY'),
};
