import * as z from './schema.js';
import {
  applyContractTerm,
  contractEnd,
  contractTerm,
  flag,
  optionalNumber,
  optionalText,
  provider,
  shownCurrency,
} from './fields.js';
import {pageType} from './page-type.js';
import {costEntry, ratesByDay} from './rates.js';

const tariff = z.pipe(
  z.object({
    name: optionalText,
    /** CONNECTED, or empty in an API version without this field. */
    status: optionalText,
    structure_type: optionalText,
    contract_end_date: contractEnd,
    contract_term_type: contractTerm,
    reconnect_required: flag,
    tiered: flag,
  }),
  z.transform(applyContractTerm),
);

/**
 * A summary of the tariff, to save or to correct. A flat tariff has `cost` (major units per kWh),
 * any other has `rates`; without either, there is no price yet.
 *
 * Source: connect/tariff-summary; the data of Zero's two routes: the vendor's client.
 */
export const tariffSummaryPage = pageType()({
  kind: 'tariff-summary',
  data: z.object({
    currency_code: shownCurrency,
    cost: optionalNumber,
    market_rates_source: flag,
    provider,
    tariff,
    rates: ratesByDay(costEntry),
  }),
  actions: ['SAVE', 'EDIT', 'DISCONNECT'],
});

/**
 * The same in Anode, which has stored the tariff before it shows this page.
 *
 * Source: anode/connect/tariff-summary (`tariffs_summary`). The vendor's client reads
 * `tariff_summary`.
 */
export const storedSummaryPage = pageType()({
  ...tariffSummaryPage,
  actions: ['EDIT', 'DISCONNECT', 'CLOSE', 'BACK'],
  stored: 'saved',
});
