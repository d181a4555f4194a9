import {moveParticipation, PROGRAMMES} from '../../world/participations.js';
import {byAddress, INVALID_ACTION} from '../errors/input.js';
import {examplePage} from '../example-page.js';
import {participationOf, programmeData, withParticipation} from '../vpp.js';
import type {Step} from './step.js';

/** The last page before leaving. Its sample is a placeholder; decided: LEAVE leaves. */
export const vppLeave: Step = {
  versions: {busbar: {routes: ['vpp_leave', 'vpp_leave_action']}},
  isLeftBehind: true,
  data: (session, context) => ({programme: programmeData(session, context)}),
  actions: {
    LEAVE({session, context}) {
      const participation = participationOf(session, context);
      if (participation) moveParticipation(context, participation, 'UNENROLMENT_REQUESTED');
      return 'vpp-leave-progress';
    },
  },
  errorCodes: ['action_invalid'],
  errorInputs: [INVALID_ACTION],
  askForError: byAddress({action: 'LEAVE'}),
  example: examplePage('vpp_leave', {programme: PROGRAMMES[0]}, ['LEAVE', 'BACK', 'CLOSE']),
  setUp: withParticipation('ACTIVE'),
};
