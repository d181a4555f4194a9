import * as z from 'zod/mini';
import {listOf, maybeNumber, moment, number, orEmpty} from './fields.js';

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

const span = {valid_from: moment, valid_to: moment};
const confidence = maybeNumber;

const entryOf = (
  span: Omit<RateEntry, 'cost' | 'confidence'>,
  cost: number,
  sure: number | null,
) => ({
  valid_from: span.valid_from,
  valid_to: span.valid_to,
  cost,
  confidence: sure ?? 1,
});

/** An entry whose price is called `tariff.cost`. */
export const costEntry = z.pipe(
  z.looseObject({...span, tariff: z.looseObject({cost: number, confidence})}),
  z.transform(({tariff, ...rest}): RateEntry => entryOf(rest, tariff.cost, tariff.confidence)),
);

/** An entry whose price is called `price.value`. */
export const priceEntry = z.pipe(
  z.looseObject({...span, price: z.looseObject({value: number, confidence})}),
  z.transform(({price, ...rest}): RateEntry => entryOf(rest, price.value, price.confidence)),
);

/** The three days that pages show; any of them may be empty. */
export const daysOf = <In>(entry: z.ZodMiniType<RateEntry, In>) =>
  orEmpty(
    {},
    z.looseObject({yesterday: listOf(entry), today: listOf(entry), tomorrow: listOf(entry)}),
  );
