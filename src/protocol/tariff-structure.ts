import * as z from './schema.js';
import {listOf, nonBlankText, nonEmpty, optionalText, provider} from './fields.js';
import {pageType} from './page-type.js';

/**
 * How the price varies: FIXED, TIME_OF_DAY, MARKET or a later option.
 *
 * Source: connect/tariff-structure-selection.
 */
export const tariffStructurePage = pageType<{option: string}>()({
  kind: 'tariff-structure',
  data: z.object({
    provider,
    options: nonEmpty(listOf(nonBlankText)),
    /** The selected one. Inferred: no source shows it, but an answer is laid over the data. */
    option: optionalText,
  }),
  actions: [],
  // The wire has a list of exactly one option.
  toWire: ({option}) => ({options: [option]}),
});

/** Actions of every page, which are no options. */
const COMMON_ACTIONS = new Set<unknown>(['BACK', 'CLOSE']);

/**
 * The same in Busbar, where the options are actions, and the answer is one of them.
 *
 * Source: busbar/connect/tariff/tariff-structure-selector. Its route name is inferred from the name
 * of that page.
 */
export const tariffStructureActionsPage = pageType<{option: string}>()({
  kind: 'tariff-structure',
  data: tariffStructurePage.data,
  dataFrom: ({data, actions}) => ({
    ...(typeof data === 'object' ? data : {}),
    options: Array.isArray(actions) ? actions.filter(action => !COMMON_ACTIONS.has(action)) : [],
  }),
  actions: [],
  toAction: ({option}) => option,
});
