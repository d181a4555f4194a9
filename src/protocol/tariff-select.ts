import * as z from 'zod/mini';
import {name, orEmpty, provider, text} from './fields.js';
import {pageType} from './page-type.js';

const option = z.looseObject({id: name, name, description: text});

const chosen = orEmpty({}, z.looseObject({id: text}));

/** The choice among the provider's known tariffs. */
export const tariffSelectPage = pageType<{tariff: {id: string}}>()({
  kind: 'tariff-select',
  data: z.looseObject({
    provider,
    tariffs: z.array(option),
    /** The one that was chosen, where the customer comes back. */
    tariff: chosen,
  }),
  actions: ['TARIFF_MISSING'],
});
