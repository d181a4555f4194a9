import * as z from 'zod/mini';
import {
  contractEnd,
  contractTerm,
  currencyCode,
  flag,
  listOf,
  maybeNumber,
  moment,
  number,
  orEmpty,
  provider,
  text,
  withTerm,
} from './fields.js';
import {pageType} from './page-type.js';

/**
 * What a kWh costs between two moments (RFC 3339 with the location's offset). `cost` is in
 * major units; `confidence` runs from 0 to 1, below 1 for an estimate.
 */
export interface RateEntry {
  valid_from: string;
  valid_to: string;
  cost: number;
  confidence: number;
}

const rateEntry = z.pipe(
  z.looseObject({
    valid_from: moment,
    valid_to: moment,
    tariff: z.looseObject({cost: number, confidence: maybeNumber}),
  }),
  z.transform(({valid_from, valid_to, tariff}): RateEntry => ({
    valid_from,
    valid_to,
    cost: tariff.cost,
    confidence: tariff.confidence ?? 1,
  })),
);

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
    rates: orEmpty(
      {},
      z.looseObject({
        yesterday: listOf(rateEntry),
        today: listOf(rateEntry),
        tomorrow: listOf(rateEntry),
      }),
    ),
  }),
  actions: ['SAVE', 'EDIT', 'DISCONNECT'],
});

/** The same where the tariff is stored already. */
export const storedSummaryPage = pageType()({
  ...tariffSummaryPage,
  actions: ['EDIT', 'DISCONNECT', 'CLOSE', 'BACK'],
  stored: 'saved',
});
