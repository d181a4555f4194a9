import * as z from 'zod/mini';
import {
  contractEnd,
  contractTerm,
  currencyCode,
  flag,
  maybeNumber,
  provider,
  text,
  withTerm,
} from './fields.js';
import {pageType} from './page-type.js';
import {costEntry, daysOf} from './rates.js';

const tariff = z.pipe(
  z.looseObject({
    name: text,
    /** CONNECTED, where the release says so. */
    status: text,
    structure_type: text,
    contract_end_date: contractEnd,
    contract_term_type: contractTerm,
    reconnect_required: flag,
    tiered: flag,
  }),
  z.transform(withTerm),
);

/**
 * The tariff as it was understood, to be saved or corrected. A flat tariff has `cost`
 * (major units a kWh), a changing one has `rates`; without either there is no price yet.
 */
export const tariffSummaryPage = pageType()({
  kind: 'tariff-summary',
  data: z.looseObject({
    currency_code: currencyCode,
    cost: maybeNumber,
    market_rates_source: flag,
    provider,
    tariff,
    rates: daysOf(costEntry),
  }),
  actions: ['SAVE', 'EDIT', 'DISCONNECT'],
});

/** The same where the tariff is stored already. */
export const storedSummaryPage = pageType()({
  ...tariffSummaryPage,
  actions: ['EDIT', 'DISCONNECT', 'CLOSE', 'BACK'],
  stored: 'saved',
});
