import * as z from 'zod/mini';
import {name, provider, someOf, text} from './fields.js';
import {pageType} from './page-type.js';

/** The market's region, where the address did not tell it. Regions are codes such as `SE3`. */
export const regionPage = pageType<{region: string}>()({
  kind: 'region',
  data: z.looseObject({provider, regions: someOf(name), region: text}),
  actions: [],
});
