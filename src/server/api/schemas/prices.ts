import * as z from 'zod/mini';
import {
  emptyIfMissing,
  optionalNumber,
  optionalText,
  readableItems,
  timestamp,
} from '../../../protocol/fields.js';
import {seriesOf} from '../../../protocol/rates.js';

/** Fields of all responses about a location's prices. */
export const priceMetadata = {
  location_id: optionalText,
  /** A name of the tz database. */
  location_timezone: optionalText,
  /** ISO 4217. */
  currency_code: optionalText,
  /** IMPORT, EXPORT or LOCAL. */
  direction: optionalText,
  /** RFC 3339, or empty. */
  next_update: optionalText,
};

/** `intensity` in grams of CO2 per kWh; `relative` within the range of the day. */
const carbon = z.object({
  intensity: optionalNumber,
  relative: optionalNumber,
  confidence: optionalNumber,
});

/** What is known of a period. */
export interface PricedPeriod {
  /** RFC 3339, in the order of time and without overlaps: see protocol/rates.ts. */
  valid_from: string;
  valid_to: string;
  /** In major units of the currency per kWh; confidence is from 0 to 1. Null if unknown. */
  tariff: {rate: number; confidence: number} | null;
  /** Whether a virtual power plant controls devices meanwhile, as the service says it; from Busbar on. */
  vpp_event?: unknown;
  carbon?: z.infer<typeof carbon>;
}

/** The prices of a location, in the form of any API version. An entry that cannot be read is a gap. */
export const pricedPeriods = seriesOf(
  ({valid_from, valid_to, cost, confidence}, row): PricedPeriod => {
    // The schema of every entry would take longer than the rest: most have none.
    const emissions = row.carbon === undefined ? undefined : carbon.safeParse(row.carbon).data;
    return {
      valid_from,
      valid_to,
      tariff: Number.isNaN(cost) ? null : {rate: cost, confidence},
      ...(emissions && {carbon: emissions}),
      ...(row.vpp_event !== undefined && {vpp_event: row.vpp_event}),
    };
  },
);

export const rates = z.object({
  ...priceMetadata,
  last_updated: optionalText,
  data: pricedPeriods,
});

export type Rates = z.infer<typeof rates>;

/** The matching times of a period, with their mean price. */
export const slots = z.object({
  ...priceMetadata,
  /** Minutes; only for thresholds. */
  duration: optionalNumber,
  data: readableItems(
    z.object({
      start_time: timestamp,
      end_time: timestamp,
      tariff: emptyIfMissing({}, z.object({rate_avg: optionalNumber, confidence: optionalNumber})),
      /** As in `PricedPeriod`. */
      vpp_event: z.optional(z.unknown()),
    }),
  ),
});

export type Slots = z.infer<typeof slots>;

/** Times are RFC 3339 with Z or an offset; the response has the offset of the request. */
export interface Period {
  /** Default: now. */
  start_time?: string;
  end_time: string;
  /** Default IMPORT. LOCAL is the customer's own generation, from Anode on. */
  direction?: 'IMPORT' | 'EXPORT' | 'LOCAL';
}

/** Options of Zero. Later API versions always include prices and never emissions. */
export interface Includes {
  include_tariff?: boolean;
  include_carbon?: boolean;
}

export interface RatesQuery extends Period, Includes {}

interface Segment extends Period {
  /** LOW for the cheapest, HIGH for the dearest. */
  segment: 'LOW' | 'HIGH';
}

export interface TimeSlotsQuery extends Segment {
  /** Minutes. */
  duration: number;
}

/** One of the two is required; `absolute` takes precedence. */
export interface ThresholdSlotsQuery extends Segment {
  /** From 0.01, the lowest price of the period, to 1, the highest. */
  relative?: number;
  /** Major units of the currency per kWh. */
  absolute?: number;
}
