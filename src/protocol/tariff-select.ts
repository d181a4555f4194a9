import * as z from './schema.js';
import {emptyIfMissing, nonBlankText, optionalText, provider, readableItems} from './fields.js';
import {pageType} from './page-type.js';

const option = z.object({id: nonBlankText, name: nonBlankText, description: optionalText});

const selected = emptyIfMissing({}, z.object({id: optionalText}));

/**
 * The choice of a tariff from the service's library of the provider's tariffs.
 *
 * Source: zero/connect/library-selection.
 */
export const tariffSelectPage = pageType<{tariff: {id: string}}>()({
  kind: 'tariff-select',
  data: z.object({
    provider,
    tariffs: readableItems(option),
    /** The selected one. Inferred: no source shows it, but an answer is laid over the data. */
    tariff: selected,
  }),
  actions: ['TARIFF_MISSING'],
});
