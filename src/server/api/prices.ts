import * as z from 'zod/mini';
import {optionalNumber, timestamp, number, optionalText} from '../../protocol/fields.js';

/** What all answers about a location's prices say of it. */
export const aboutPrices = {
  location_id: z.string(),
  /** Of the tz database. */
  location_timezone: optionalText,
  /** ISO 4217. */
  currency_code: optionalText,
  /** IMPORT, EXPORT or LOCAL. */
  direction: optionalText,
  /** RFC 3339, or empty. */
  next_update: optionalText,
};

/** Prices are in major units of the currency a kWh; confidence is from 0 to 1. */
export const rates = z.object({
  ...aboutPrices,
  last_updated: optionalText,
  data: z.array(
    z.object({
      valid_from: timestamp,
      valid_to: timestamp,
      tariff: z.nullish(z.object({rate: number, confidence: optionalNumber})),
      /** Grams of CO2 a kWh, and their place between the lowest and the highest of the day. */
      carbon: z.nullish(
        z.object({intensity: optionalNumber, relative: optionalNumber, confidence: optionalNumber}),
      ),
    }),
  ),
});

export type Rates = z.infer<typeof rates>;

/** Parts of a period that were asked for, with their mean price. */
export const slots = z.object({
  ...aboutPrices,
  /** Minutes, where a threshold was asked for. */
  duration: optionalNumber,
  data: z.array(
    z.object({
      start_time: timestamp,
      end_time: timestamp,
      tariff: z.object({rate_avg: optionalNumber, confidence: optionalNumber}),
    }),
  ),
});

export type Slots = z.infer<typeof slots>;

/** Moments are RFC 3339, with Z or an offset; the answer is written in the offset of the request. */
export interface Period {
  /** Default: now. */
  start_time?: string;
  end_time: string;
  /** Default: IMPORT. LOCAL, the customer's own generation, from Anode on. */
  direction?: 'IMPORT' | 'EXPORT' | 'LOCAL';
}

/** Zero's choices: later releases always say the price, and nothing of emissions. */
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

/** One of both is needed; `absolute` wins. */
export interface ThresholdSlotsQuery extends Segment {
  /** 0.01 for the lowest price of the period, 1 for the highest. */
  relative?: number;
  /** Major units of the currency a kWh. */
  absolute?: number;
}
