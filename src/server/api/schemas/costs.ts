import * as z from 'zod/mini';
import {listOf, optionalNumber, timestamp, number, optionalText} from '../../../protocol/fields.js';
import type {Includes} from './prices.js';

/** Costs are in major units of the currency, emissions in `carbon_units`. */
const record = z.object({
  start_time: timestamp,
  end_time: timestamp,
  session_reference_id: optionalText,
  record_reference_id: optionalText,
  /** In `energy_units`. */
  energy: z.object({value: number}),
  tariff: z.nullish(z.object({value: number, confidence: optionalNumber})),
  carbon: z.nullish(z.object({value: optionalNumber, confidence: optionalNumber})),
});

const units = {
  direction: optionalText,
  currency_code: optionalText,
  energy_units: optionalText,
  carbon_units: optionalText,
};

/** Response of `POST /costs/instant`: the cost of one meter record. */
export const instantCost = z.object({...units, tariff_rate: optionalText, data: record});

export type InstantCost = z.infer<typeof instantCost>;

/** Response of `POST /costs/interval/{id}` and `POST /costs/session/{id}`. */
export const costs = z.object({
  ...units,
  /** Id of the location or the device. */
  object_id: optionalText,
  location_timezone: optionalText,
  data: listOf(record),
});

export type Costs = z.infer<typeof costs>;

/** A measurement of energy or power over a period. */
export interface MeterRecord {
  location_id: string;
  device_id?: string;
  session_reference_id?: string;
  record_reference_id?: string;
  direction?: 'IMPORT' | 'EXPORT';
  tariff_rate?: 'IMPORT' | 'EXPORT' | 'LOCAL';
  measurand?: 'TRANSFERRED';
  units: 'W' | 'KW' | 'WH' | 'KWH';
  /** From 0 to 1. */
  confidence?: number;
  value: number;
  start_time: string;
  end_time: string;
}

export interface InstantCostQuery extends Includes {
  /** Whether the service discards the record after the calculation. */
  non_persistent?: boolean;
}

export interface CostsQuery extends Includes {
  direction?: 'IMPORT' | 'EXPORT' | 'LOCAL';
}

export interface IntervalCostsQuery extends CostsQuery {
  aggregation?: 'DAY' | 'MONTH';
}

/** A period; times are RFC 3339. */
export interface Interval {
  start_time?: string;
  end_time?: string;
}

/** Readings of a cumulative meter. */
export interface CumulativeRecords {
  location_id: string;
  device_id?: string;
  session_reference_id?: string;
  direction?: 'IMPORT' | 'EXPORT';
  tariff_rate?: 'IMPORT' | 'EXPORT' | 'LOCAL';
  units: 'WH' | 'KWH';
  /** `time` is in seconds since the epoch. */
  data: {time: number; value: number; record_reference_id?: string}[];
}

/** State of submitted records, which the service processes later. */
export const meterBatch = z.object({
  id: z.string(),
  records_submitted: optionalNumber,
  records_accepted: optionalNumber,
  records_processed: optionalNumber,
  failed_records: listOf(
    z.object({record_num: number, record_reference_id: optionalText, error: optionalText}),
  ),
});

export type MeterBatch = z.infer<typeof meterBatch>;
