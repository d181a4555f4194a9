import * as z from './schema.js';
import {emptyIfMissing, number, listOf, optionalNumber, timestamp} from './fields.js';

/**
 * The price of a kWh between two timestamps (RFC 3339 with the location's offset). `cost` is in
 * major units; `confidence` is from 0 to 1, below 1 for an estimate.
 */
export interface RateEntry {
  valid_from: string;
  valid_to: string;
  cost: number;
  confidence: number;
}

const span = {valid_from: timestamp, valid_to: timestamp};
const confidence = optionalNumber;

const entryOf = (
  {valid_from, valid_to}: Pick<RateEntry, 'valid_from' | 'valid_to'>,
  cost: number,
  confidence: number | null,
): RateEntry => ({valid_from, valid_to, cost, confidence: confidence ?? 1});

/** An entry with its price in `tariff.cost` (Zero, Anode). */
export const costEntry = z.pipe(
  z.object({...span, tariff: z.object({cost: number, confidence})}),
  z.transform(({tariff, ...rest}) => entryOf(rest, tariff.cost, tariff.confidence)),
);

/** An entry with its price in `price.value` (Busbar). */
export const priceEntry = z.pipe(
  z.object({...span, price: z.object({value: number, confidence})}),
  z.transform(({price, ...rest}) => entryOf(rest, price.value, price.confidence)),
);

/** The rates of three days; any of them may be empty. */
export const ratesByDay = <In>(entry: z.Schema<RateEntry, In>) =>
  emptyIfMissing(
    {},
    z.object({
      yesterday: listOf(entry),
      today: listOf(entry),
      tomorrow: listOf(entry),
    }),
  );
