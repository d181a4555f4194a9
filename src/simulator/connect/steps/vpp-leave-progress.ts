import {PROGRAMMES} from '../../world/participations.js';
import {examplePage} from '../example-page.js';
import {withParticipation} from '../vpp.js';
import type {Step} from './step.js';
import {timelineData} from './vpp-participation.js';

/** How far leaving is. Its sample is a placeholder; decided: the time line of the participation. */
export const vppLeaveProgress: Step = {
  versions: {busbar: {routes: ['vpp_leave_progress']}},
  data: timelineData,
  example: examplePage(
    'vpp_leave_progress',
    {
      programme: {...PROGRAMMES[0], participation_state: 'UNENROLMENT_REQUESTED'},
      participation_state: [
        {
          state: 'UNENROLMENT_REQUESTED',
          kind: 'transient',
          message: 'We have received your request to leave.',
          status: 'IN_PROGRESS',
          time: '2026-06-20T09:30:00Z',
        },
        {state: 'WINDING_DOWN', kind: 'transient', message: '', status: 'PENDING', time: null},
        {state: 'UNENROLLED', kind: 'transient', message: '', status: 'PENDING', time: null},
      ],
    },
    ['BACK', 'CLOSE'],
  ),
  setUp: withParticipation('ACTIVE', 'UNENROLMENT_REQUESTED'),
};
