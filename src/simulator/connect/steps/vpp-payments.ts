import {placeOf} from '../../world/countries.js';
import {PROGRAMMES} from '../../world/participations.js';
import {byAddress, INVALID_ACTION} from '../errors/input.js';
import {examplePage} from '../example-page.js';
import {paymentsOf} from '../performance.js';
import {participationOf, programmeData, withParticipation} from '../vpp.js';
import type {Step} from './step.js';

/** The payments. The sample of the documentation is a placeholder; the fields are decided. */
export const vppPayments: Step = {
  versions: {busbar: {routes: ['vpp_payment_history', 'payment_history']}},
  data: (session, context) => ({
    programme: programmeData(session, context),
    currency_code: placeOf(session.address).country.currency,
    payments: paymentsOf(session, participationOf(session, context), context),
  }),
  actions: {
    MANAGE_PAYMENTS({session}) {
      session.vpp.isAtPayments = true;
      return 'redirect';
    },
  },
  errorCodes: ['action_invalid'],
  errorInputs: [INVALID_ACTION],
  askForError: byAddress({action: 'MANAGE_PAYMENTS'}),
  example: examplePage(
    'vpp_payment_history',
    {
      programme: PROGRAMMES[0],
      currency_code: 'GBP',
      payments: [
        {date: '2026-06-05', amount: 12.4, status: 'PENDING'},
        {date: '2026-05-05', amount: 9.85, status: 'PAID'},
      ],
    },
    ['MANAGE_PAYMENTS', 'BACK', 'CLOSE'],
  ),
  setUp: withParticipation('ACTIVE'),
};
