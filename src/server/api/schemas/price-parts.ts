import * as z from 'zod/mini';
import {
  flag,
  number,
  optionalNumber,
  optionalText,
  readableItems,
  timestamp,
} from '../../../protocol/fields.js';
import {recordOf} from '../../../protocol/record.js';
import {priceMetadata} from './prices.js';

const {direction: _direction, next_update: _update, ...metadata} = priceMetadata;

/** A part of a price. Major units of the currency per kWh. */
export const pricePart = z.object({
  value: number,
  /** The tax that the value includes, as a fraction: 0.2 is 20 %. Null if it is unknown. */
  vat: optionalNumber,
  /** From 0 to 1; null if it is unknown. */
  confidence: optionalNumber,
  /** An estimate in place of a tariff that cannot be read. */
  temporary: flag,
});

export type PricePart = z.infer<typeof pricePart>;

/** The parts that the documentation has. */
const NAMES = ['commodity_import', 'commodity_export', 'non_commodity_import'] as const;

export type PricePartName = (typeof NAMES)[number];

const parts = Object.fromEntries(
  NAMES.map(name => [name, z.catch(z.optional(pricePart), undefined)]),
);

/** The parts stand in the entry, or below its `price`. */
const entry = z.pipe(
  z.looseObject({valid_from: timestamp, valid_to: timestamp}),
  z.transform(({valid_from, valid_to, ...rest}): PricedParts => {
    const read = z.parse(z.object(parts), {...rest, ...recordOf(rest['price'])});
    const known = Object.entries(read).filter(([, part]) => part !== undefined);
    return {valid_from, valid_to, parts: Object.fromEntries(known)};
  }),
);

/** What the price of a period is made of; a part that does not apply is absent. */
export interface PricedParts {
  /** RFC 3339 */
  valid_from: string;
  valid_to: string;
  parts: Partial<Record<PricePartName, PricePart>>;
}

/** Response of `POST /prices/audit` of Busbar. */
export const priceParts = z.pipe(
  z.object({...metadata, tariff_direction: optionalText, data: readableItems(entry)}),
  z.transform(({tariff_direction: direction, ...rest}) => ({...rest, direction})),
);

export type PriceParts = z.infer<typeof priceParts>;
