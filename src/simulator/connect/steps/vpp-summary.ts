import * as z from 'zod/mini';
import {placeOf} from '../../world/countries.js';
import {PROGRAMMES, stateOf} from '../../world/participations.js';
import {byAddress, byScript, INVALID_ACTION} from '../errors/input.js';
import {EXAMPLE_TOKEN} from '../example-page.js';
import {firstTariffPage} from '../flow.js';
import {stay} from '../handlers.js';
import {isPeriodType, performanceOf} from '../performance.js';
import {readData, refuseIf} from '../read-data.js';
import {participationOf, programmeData, timeZoneOf, withParticipation} from '../vpp.js';
import type {Handler, Step} from './step.js';
import {isLeaving} from './vpp-participation.js';

const period = z.object({
  period_type: z.string(),
  period_start: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
});

/** How the page names the period is not documented; decided: `{period_type, period_start}` as `data`. */
const changePeriod: Handler = turn => {
  const {period_type: type, period_start: start} = readData(turn.data, period);
  refuseIf(['data_json_invalid', !isPeriodType(type) || Number.isNaN(Date.parse(start))]);
  turn.session.vpp.period = {type, start};
  return stay(turn);
};

/** To the programme's own page for that, as long as it does not know where to pay. */
const managePayments: Handler = ({session}) => {
  if (session.vpp.isPaid) return 'vpp-payments';
  session.vpp.isAtPayments = true;
  return 'redirect';
};

export const vppSummary: Step = {
  versions: {busbar: {routes: ['vpp_summary'], autoSave: 'CONNECTED'}},
  hasFlatData: true,
  data(session, context) {
    const participation = participationOf(session, context);
    const tariffs = context.store.locations.get(session.location_id)?.tariffs ?? [];
    return {
      timezone: timeZoneOf(session),
      currency_code: placeOf(session.address).country.currency,
      tariff_connected: tariffs.length > 0,
      programme: {
        ...programmeData(session, context),
        participation_state: participation ? stateOf(participation) : 'NOT_ENROLLED',
      },
      performance: performanceOf(session, participation, context),
    };
  },
  actions: {
    CONNECT_TARIFF: ({session}) => firstTariffPage(session),
    CHANGE_PERIOD: changePeriod,
    MANAGE_PAYMENTS: managePayments,
    MANAGE_PARTICIPATION: ({session, context}) =>
      isLeaving(session, context) ? 'vpp-leave-progress' : 'vpp-participation',
  },
  errorCodes: ['action_invalid', 'data_json_invalid'],
  errorInputs: [
    INVALID_ACTION,
    byScript('data_json_invalid', 'Send a period without a type', {
      action: 'CHANGE_PERIOD',
      data: {},
    }),
  ],
  askForError: byAddress({action: 'MANAGE_PARTICIPATION'}),
  example: {
    connect_token: EXAMPLE_TOKEN,
    route: 'vpp_summary',
    live_mode: false,
    timezone: 'Europe/London',
    currency_code: 'GBP',
    tariff_connected: true,
    actions: [
      ...['CONNECT_TARIFF', 'CHANGE_PERIOD', 'MANAGE_PAYMENTS', 'MANAGE_PARTICIPATION'],
      ...['BACK', 'CLOSE'],
    ],
    programme: {...PROGRAMMES[0], participation_state: 'ACTIVE'},
    performance: {
      period_type: 'MONTH',
      period_start: '2026-06-01',
      period_end: '2026-06-30',
      available_period_types: ['DAY', 'MONTH', 'YEAR'],
      has_previous: true,
      has_next: false,
      energy_dispatched_kwh: 5.25,
      earnings: 1.58,
      series: [
        {date: '2026-06-03', dispatched_kwh: 2.1, earnings: 0.63},
        {date: '2026-06-09', dispatched_kwh: 3.15, earnings: 0.95},
      ],
    },
  },
  setUp: withParticipation('ACTIVE'),
};
