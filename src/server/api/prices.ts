import * as z from 'zod/mini';
import {maybeNumber, moment, number, text} from '../../protocol/fields.js';

/** What all answers about a location's prices say of it. */
export const aboutPrices = {
  location_id: z.string(),
  /** Of the tz database. */
  location_timezone: text,
  /** ISO 4217. */
  currency_code: text,
  /** IMPORT, EXPORT or LOCAL. */
  direction: text,
  /** RFC 3339, or empty. */
  next_update: text,
};

/** Prices are in major units of the currency a kWh; confidence is from 0 to 1. */
export const rates = z.object({
  ...aboutPrices,
  last_updated: text,
  data: z.array(
    z.object({
      valid_from: moment,
      valid_to: moment,
      tariff: z.nullish(z.object({rate: number, confidence: maybeNumber})),
      /** Grams of CO2 a kWh, and their place between the lowest and the highest of the day. */
      carbon: z.nullish(
        z.object({intensity: maybeNumber, relative: maybeNumber, confidence: maybeNumber}),
      ),
    }),
  ),
});

export type Rates = z.infer<typeof rates>;

/** Parts of a period that were asked for, with their mean price. */
export const slots = z.object({
  ...aboutPrices,
  /** Minutes, where a threshold was asked for. */
  duration: maybeNumber,
  data: z.array(
    z.object({
      start_time: moment,
      end_time: moment,
      tariff: z.object({rate_avg: maybeNumber, confidence: maybeNumber}),
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
