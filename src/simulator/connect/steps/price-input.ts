import * as z from 'zod/mini';
import {splitAtMidnight} from '../../market/rates.js';
import {EXAMPLE_PROVIDER, examplePage} from '../example-page.js';
import {nextDetailPage} from '../flow.js';
import {updateDraft} from '../handlers.js';
import {pricedData} from '../page-data.js';
import {readData} from '../read-data.js';
import {withProvider} from '../session-setups.js';
import {fixedRate, onePrice, readCost} from './fixed-rate.js';
import type {Step} from './step.js';
import {EMPTY_HOURS, readHours, timeOfDayRate} from './time-of-day-rate.js';

const schema = z.looseObject({hours: z.optional(z.unknown())});

/** Busbar's page for one price, to which the customer can add periods. */
export const priceInput: Step = {
  versions: {
    busbar: {
      routes: ['rate_input', 'price_input'],
    },
  },
  data(session, context) {
    const {cost, hours, structure} = session.draft;
    return {
      ...pricedData(session, context),
      ...(structure === 'TIME_OF_DAY'
        ? {hours: hours ? splitAtMidnight(hours) : EMPTY_HOURS}
        : {cost: cost ?? 0}),
    };
  },
  answer({session, data}) {
    const {hours} = readData(data, schema);
    updateDraft(
      session,
      hours === undefined
        ? {structure: 'FIXED', cost: readCost(data)}
        : {structure: 'TIME_OF_DAY', hours: readHours(data)},
      {connectionType: 'MANUAL'},
    );
    return nextDetailPage(session, 'price-input');
  },
  errorCodes: [...new Set([...(fixedRate.errorCodes ?? []), ...(timeOfDayRate.errorCodes ?? [])])],
  // The page begins as that for one price.
  ...onePrice,
  example: examplePage('rate_input', {
    currency_code: 'GBP',
    provider: EXAMPLE_PROVIDER,
    cost: 0.2412,
  }),
  setUp: withProvider('manual', {structure: 'FIXED', connectionType: 'MANUAL'}),
};
