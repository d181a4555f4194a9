import * as z from './schema.js';
import {listOf, nonBlankText, nonEmpty, optionalText, provider} from './fields.js';
import {pageType} from './page-type.js';

/**
 * The market region, if it does not follow from the address. Regions are codes such as `SE3`.
 *
 * Source: the vendor's Anode client; the docs have no page for it.
 */
export const regionPage = pageType<{region: string}>()({
  kind: 'region',
  data: z.object({provider, regions: nonEmpty(listOf(nonBlankText)), region: optionalText}),
  actions: [],
});
