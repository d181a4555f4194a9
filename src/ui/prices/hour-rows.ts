import type {Translator} from '../../messages/translator.js';
import {readQuoted} from '../controls/price-field.js';
import {periodsOf, type PlanName} from './hour-plans.js';
import type {Period} from './hours.js';

/** A period in its fields, with the price as typed. */
export interface Row extends Period {
  readonly cost: string;
  /** Periods of a plan with the same letter have one price: it is typed once. */
  readonly rate?: string;
}

/** The rows by the number of their fields: a removed one leaves a hole, for fields keep their values. */
export type Rows = readonly (Row | undefined)[];

/** The rows of a plan, with prices that are typed already, by the number of their fields. */
export function rowsOf(plan: PlanName, typed: readonly string[]): Row[] {
  const periods = periodsOf(plan);
  const first = (rate: string) => periods.findIndex(period => period.rate === rate);
  return periods.map((period, id) => ({
    ...period,
    cost: typed[id] || typed[first(period.rate)] || '',
  }));
}

/**
 * Changes a field of a row. A price is also the one of the other rows of its rate, as long as these
 * have the same price as before.
 */
export function changeRow(rows: Rows, id: number, key: string, value: string): Rows {
  const before = rows[id];
  return rows.map((row, at) => {
    if (row && at === id) return {...row, [key]: value};
    const follows =
      key === 'cost' && row?.rate && row.rate === before?.rate && row.cost === before.cost;
    return follows ? {...row, cost: value} : row;
  });
}

/** How the price of a row compares with the others, once all prices are entered: for its colour. */
export function ranksOf(
  rows: readonly Row[],
  currency: string,
  translator: Translator,
): (row: Row) => 'dear' | 'cheap' | '' {
  const prices = new Map(rows.map(row => [row, priceOf(row, currency, translator)]));
  const ranks = new Map([
    [Math.max(...prices.values()), 'dear' as const],
    [Math.min(...prices.values()), 'cheap' as const],
    [NaN, '' as const],
  ]);
  return row => ranks.get(prices.get(row) ?? NaN) ?? '';
}

/** The price of a row in quoted units; NaN if it is no number. */
export function priceOf({cost}: Row, currency: string, translator: Translator): number {
  const read = readQuoted(cost.trim(), currency, translator);
  return 'error' in read ? NaN : Number(read.decimal);
}
