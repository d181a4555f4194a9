import * as z from 'zod/mini';
import {
  listOf,
  optionalNumber,
  timestamp,
  number,
  emptyIfMissing,
  optionalText,
} from '../../../protocol/fields.js';

export const amount = z.object({units: optionalText, value: number});
/** Major units of the currency; confidence is from 0 to 1. */
export const cost = z.object({value: number, confidence: optionalNumber});
/** Compared with charging at once; `percentage` is from 0 to 100. */
export const savings = z.object({value: number, percentage: optionalNumber});

/** Power of a device over time. */
export const periods = listOf(
  z.object({start_time: timestamp, end_time: timestamp, power: amount}),
);

/** Response of `POST /schedules`, from Anode on `POST /schedules/amount/{id}`: the power of each device over time. */
export const schedule = z.object({
  id: z.string(),
  location_id: z.string(),
  location_timezone: optionalText,
  currency_code: optionalText,
  tariff: emptyIfMissing({value: 0}, cost),
  savings: emptyIfMissing({value: 0}, savings),
  data: listOf(
    z.object({
      device_id: z.string(),
      direction: optionalText,
      start_time: timestamp,
      end_time: timestamp,
      energy: amount,
      tariff: cost,
      savings,
      schedule: periods,
    }),
  ),
});

export type Schedule = z.infer<typeof schedule>;

export interface Power {
  units: 'W' | 'KW';
  value: number;
}

export interface Energy {
  units: 'WH' | 'KWH';
  value: number;
}

/** Body of `POST /schedules`. */
export interface ScheduleRequest {
  location_id: string;
  /** Total of all devices. */
  max_power: Power;
  /** No device runs while the price is above it. */
  shaving_threshold?: {relative?: number; absolute?: number};
  data: {
    device_id: string;
    /** LOCAL exists from Anode on. */
    direction: 'IMPORT' | 'EXPORT' | 'LOCAL';
    start_time?: string;
    end_time: string;
    max_power?: Power;
    energy: Energy;
  }[];
}
