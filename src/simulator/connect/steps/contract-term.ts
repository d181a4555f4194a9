import * as z from 'zod/mini';
import type {Draft} from '../../world/store.js';
import {byAddress, byScript} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {summaryPage} from '../flow.js';
import {updateDraft} from '../handlers.js';
import {contractTermType, providerData} from '../page-data.js';
import {readData, refuseIf} from '../read-data.js';
import {withProvider} from '../session-setups.js';
import type {DataBuilder, Step} from './step.js';

const date = z.nullish(z.string());

// Clients that skip the page send no data.
const schema = z.nullish(
  z.object({
    contract_start_date: date,
    contract_end_date: date,
    contract_term_type: z.nullish(z.enum(['FIXED', 'UNTIL_TERMINATED'])),
  }),
);

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Whether the calendar has the day; it does not have `2026-02-30`. */
function isCalendarDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

const isInvalid = (text: string | null) =>
  text !== null && !(RFC3339.test(text) && isCalendarDay(text.slice(0, 10)));

function readTerm(data: unknown): Draft {
  const term = readData(data, schema);
  const contract_start_date = term?.contract_start_date ?? null;
  const contract_end_date = term?.contract_end_date ?? null;
  refuseIf(['date_format_invalid', isInvalid(contract_start_date) || isInvalid(contract_end_date)]);
  const contract_term_type = term?.contract_term_type ?? null;
  return {contract_start_date, contract_end_date, contract_term_type};
}

const data: DataBuilder = (session, context) => ({
  ...providerData(session, context),
  contract_start_date: session.draft.contract_start_date ?? null,
  contract_end_date: session.draft.contract_end_date ?? null,
});

const post = (contract_end_date: unknown) => ({data: {contract_end_date}});

export const contractTerm: Step = {
  versions: {
    zero: {routes: ['contract_term_capture']},
    anode: {
      routes: ['contract_term_capture'],
      data: (session, context) => ({
        ...data(session, context),
        contract_term_type: contractTermType(session.draft),
      }),
    },
  },
  data,
  answer(turn) {
    updateDraft(turn.session, readTerm(turn.data));
    return summaryPage(turn.session);
  },
  errorCodes: ['date_format_invalid', 'data_json_invalid'],
  errorInputs: [
    byScript('date_format_invalid', 'Send 2027-06-15 without a time', post('2027-06-15')),
    byScript('data_json_invalid', 'Send a number', post(20270615)),
  ],
  askForError: byAddress({data: {}}),
  example: examplePage('contract_term_capture', {
    provider: EXAMPLE_PROVIDER,
    contract_start_date: null,
    contract_end_date: null,
  }),
  setUp: withProvider('market', {structure: 'MARKET', name: 'Market Plus'}),
};
