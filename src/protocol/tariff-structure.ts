import * as z from 'zod/mini';
import {name, provider, someOf, text} from './fields.js';
import {pageType} from './page-type.js';

/** How the price behaves: FIXED, TIME_OF_DAY, MARKET, or an option that is yet to come. */
export const tariffStructurePage = pageType<{option: string}>()({
  kind: 'tariff-structure',
  data: z.looseObject({
    provider,
    options: someOf(name),
    /** The one that was chosen, where the customer comes back. */
    option: text,
  }),
  actions: [],
  // The wire takes a list of exactly one.
  toWire: ({option}) => ({options: [option]}),
});

/** Actions that every page may have. */
const COMMON = new Set<unknown>(['BACK', 'CLOSE']);

/** The same page where the options are the actions, and the answer is one of them. */
export const tariffStructureActionsPage = pageType<{option: string}>()({
  kind: 'tariff-structure',
  data: tariffStructurePage.data,
  from: ({data, actions}) => ({
    ...(typeof data === 'object' ? data : {}),
    options: Array.isArray(actions) ? actions.filter(action => !COMMON.has(action)) : [],
  }),
  actions: [],
  toAction: ({option}) => option,
});
