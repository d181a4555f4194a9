import * as z from 'zod/mini';
import {byNumber, byScript, IN_MAJOR_UNITS, onPage} from '../errors/input.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {nextDetailPage} from '../flow.js';
import {updateDraft} from '../handlers.js';
import {pricedData} from '../page-data.js';
import {readData, refuseIf} from '../read-data.js';
import {withProvider} from '../session-setups.js';
import type {Step} from './step.js';

const schema = z.object({cost: z.number()});

export function readCost(data: unknown): number {
  const {cost} = readData(data, schema);
  refuseIf(['cost_value_zero', cost === 0], ['cost_value_negative', cost < 0]);
  return cost;
}

const post = (cost: unknown) => ({data: {cost}});

/** How a tester gets the errors of one price. */
export const onePrice = {
  errorInputs: [
    onPage('cost_value_zero', 'Price: 0', post(0)),
    onPage('cost_value_negative', 'Price: -1', post(-0.01)),
    byScript('data_json_invalid', 'Send a text', post('0.24')),
  ],
  askForError: byNumber('price', `Price ${IN_MAJOR_UNITS}`, post),
} satisfies Partial<Step>;

export const fixedRate: Step = {
  versions: {
    zero: {routes: ['rate_fixed_capture']},
    anode: {routes: ['rate_fixed_capture']},
  },
  data: (session, context) => ({...pricedData(session, context), cost: session.draft.cost ?? 0}),
  answer({session, data}) {
    updateDraft(session, {cost: readCost(data), structure: 'FIXED', connectionType: 'MANUAL'});
    return nextDetailPage(session, 'fixed-rate');
  },
  errorCodes: ['cost_value_zero', 'cost_value_negative', 'data_json_invalid'],
  ...onePrice,
  example: examplePage('rate_fixed_capture', {
    currency_code: 'GBP',
    provider: EXAMPLE_PROVIDER,
    cost: 0.2412,
  }),
  setUp: withProvider('manual', {structure: 'FIXED', connectionType: 'MANUAL'}),
};
