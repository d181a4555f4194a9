import {listOf, nonBlankText, optionalText} from './fields.js';
import {pageType} from './page-type.js';
import * as z from './schema.js';
import {anywhere, programme} from './vpp-fields.js';

/** A step of a participation, such as AWAITING_CONSENT. */
export interface ParticipationStep {
  state: string;
  /** COMPLETE, IN_PROGRESS or PENDING. */
  status: string;
  /** The service's own sentence for the customer, or empty. */
  message: string;
}

const step = z.pipe(
  z.object({
    state: nonBlankText,
    status: optionalText,
    customer_message: optionalText,
    message: optionalText,
  }),
  z.transform(({state, status, customer_message, message}): ParticipationStep => ({
    ...{state, status},
    message: customer_message || message,
  })),
);

/** A programme with the time line of the participation in it. */
export const timelineData = z.object({
  programme,
  // In the order in which they are to be drawn.
  participation_state: listOf(step),
});

/**
 * Where an enrolment stands, step by step.
 *
 * Source: busbar/connect/vpp/enrolment-state, and busbar/vpp-participations for the time line. The
 * route and the names of the fields on the page are not documented.
 */
export const vppParticipationPage = pageType()({
  kind: 'vpp-participation',
  dataFrom: anywhere,
  data: timelineData,
  stored: 'programme',
  actions: ['BACK', 'CLOSE'],
});
