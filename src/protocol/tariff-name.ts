import * as z from 'zod/mini';
import {provider, text} from './fields.js';
import {pageType} from './page-type.js';

/** What the customer's tariff is called. */
export const tariffNamePage = pageType<{tariff: {name: string}}>()({
  kind: 'tariff-name',
  data: z.looseObject({provider, tariff: z.looseObject({name: text})}),
  actions: [],
});
