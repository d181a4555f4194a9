import * as z from './schema.js';
import {objectOf, optionalText, provider} from './fields.js';
import {pageType} from './page-type.js';

/**
 * The name of the customer's tariff.
 *
 * Source: connect/tariff-name-capture. Busbar: busbar/connect/tariff-name-input.
 */
export const tariffNamePage = pageType<{tariff: {name: string}}>()({
  kind: 'tariff-name',
  data: z.object({provider, tariff: objectOf({name: optionalText})}),
  actions: [],
});
