import * as z from 'zod/mini';
import {splitAtMidnight} from '../../market/rates.js';
import {Refusal} from '../../world/errors.js';
import type {Draft} from '../../world/store.js';
import {DAY_S} from '../../world/time.js';
import {byNumber, byScript, IN_MAJOR_UNITS, onPage} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {nextDetailPage} from '../flow.js';
import {updateDraft} from '../handlers.js';
import {pricedData} from '../page-data.js';
import {readData, refuseIf} from '../read-data.js';
import {withProvider} from '../session-setups.js';
import type {Step} from './step.js';

const schema = z.object({
  hours: z.array(z.object({valid_from: z.string(), valid_to: z.string(), cost: z.number()})),
});

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

const secondsOf = (time: string) =>
  time.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);

type Periods = NonNullable<Draft['hours']>;

/** The periods as seconds of the day, in order; one that crosses midnight ends after the day. */
const spansOf = (periods: Periods) =>
  periods
    .map(({valid_from, valid_to}) => {
      const from = secondsOf(valid_from);
      // A period that ends when it starts is the whole day.
      const length = (secondsOf(valid_to) - from + DAY_S) % DAY_S || DAY_S;
      return {from, to: from + length, valid_from, valid_to};
    })
    .sort((a, b) => a.from - b.from);

export function readHours(data: unknown): Periods {
  const periods = readData(data, schema).hours;
  refuseIf(
    ['valid_from_invalid', periods.some(({valid_from}) => !TIME_OF_DAY.test(valid_from))],
    ['valid_to_invalid', periods.some(({valid_to}) => !TIME_OF_DAY.test(valid_to))],
    ['cost_value_zero', periods.some(({cost}) => cost === 0)],
    ['cost_value_negative', periods.some(({cost}) => cost < 0)],
    ['incomplete_time_period', periods.length === 0],
  );
  const spans = spansOf(periods);
  for (const [i, {to, valid_to}] of spans.entries()) {
    const next = spans[i + 1];
    if (next && to < next.from) {
      const message = `There is a gap between ${valid_to} and ${next.valid_from}.`;
      throw new Refusal('gap_in_time_period', message);
    }
  }
  const covered = spans.reduce((sum, {from, to}) => sum + to - from, 0);
  if (covered > DAY_S) throw new Refusal('data_json_invalid', 'Two of the periods overlap.');
  refuseIf(['incomplete_time_period', covered < DAY_S]);
  return periods;
}

export const EMPTY_HOURS = [{cost: 0, valid_from: '00:00:00', valid_to: '00:00:00'}];

const DAY = {valid_from: '07:00:00', valid_to: '23:00:00', cost: 0.31};
const NIGHT = {valid_from: '23:00:00', valid_to: '07:00:00', cost: 0.12};

const post = (...hours: readonly object[]) => ({data: {hours}});

export const timeOfDayRate: Step = {
  versions: {
    zero: {routes: ['rate_tod_capture']},
    anode: {routes: ['rate_tod_capture']},
  },
  data: (session, context) => ({
    ...pricedData(session, context),
    hours: session.draft.hours ? splitAtMidnight(session.draft.hours) : EMPTY_HOURS,
  }),
  answer({session, data}) {
    const hours = readHours(data);
    updateDraft(session, {hours, structure: 'TIME_OF_DAY', connectionType: 'MANUAL'});
    return nextDetailPage(session, 'time-of-day-rate');
  },
  errorCodes: [
    'cost_value_zero',
    'cost_value_negative',
    'valid_from_invalid',
    'valid_to_invalid',
    'gap_in_time_period',
    'incomplete_time_period',
    'data_json_invalid',
  ],
  errorInputs: [
    onPage('cost_value_zero', 'Price of a period: 0', post(DAY, {...NIGHT, cost: 0})),
    onPage('cost_value_negative', 'Price of a period: -1', post(DAY, {...NIGHT, cost: -0.01})),
    byScript(
      'valid_from_invalid',
      'Send a period that starts at 7:00',
      post({...DAY, valid_from: '7:00'}, NIGHT),
    ),
    byScript(
      'valid_to_invalid',
      'Send a period that ends at 24:00:00',
      post({...DAY, valid_to: '24:00:00'}, NIGHT),
    ),
    byScript(
      'gap_in_time_period',
      'Leave a gap between two periods',
      post({...NIGHT, valid_from: '00:00:00'}, {...DAY, valid_from: '08:00:00'}),
    ),
    byScript('incomplete_time_period', 'Send a single period, 07:00 to 23:00', post(DAY)),
    byScript(
      'data_json_invalid',
      'Send two periods that overlap',
      post({...DAY, valid_to: '23:30:00'}, NIGHT),
    ),
  ],
  askForError: byNumber('price', `Price of a period ${IN_MAJOR_UNITS}`, cost =>
    post({...DAY, cost}, NIGHT),
  ),
  example: examplePage('rate_tod_capture', {
    currency_code: 'GBP',
    provider: EXAMPLE_PROVIDER,
    // The service splits the night at midnight.
    hours: [
      {cost: 0.31, valid_from: '07:00:00', valid_to: '23:00:00'},
      {cost: 0.12, valid_from: '23:00:00', valid_to: '00:00:00'},
      {cost: 0.12, valid_from: '00:00:00', valid_to: '07:00:00'},
    ],
  }),
  setUp: withProvider('manual', {structure: 'TIME_OF_DAY', connectionType: 'MANUAL'}),
};
