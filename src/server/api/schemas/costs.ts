import * as z from 'zod/mini';
import {listOf, maybeNumber, moment, number, text} from '../../../protocol/fields.js';
import type {Includes} from './prices.js';

/** Costs are in major units of the currency, emissions in `carbon_units`. */
const record = z.object({
  start_time: moment,
  end_time: moment,
  session_reference_id: text,
  record_reference_id: text,
  /** In `energy_units`. */
  energy: z.object({value: number}),
  tariff: z.nullish(z.object({value: number, confidence: maybeNumber})),
  carbon: z.nullish(z.object({value: maybeNumber, confidence: maybeNumber})),
});

const units = {direction: text, currency_code: text, energy_units: text, carbon_units: text};

/** Response of `POST /costs/instant`: the cost of one meter record. */
export const instantCost = z.object({...units, tariff_rate: text, data: record});

export type InstantCost = z.infer<typeof instantCost>;

/** Response of `POST /costs/interval/{id}` and `POST /costs/session/{id}`. */
export const costs = z.object({
  ...units,
  /** Id of the location or the device. */
  object_id: text,
  location_timezone: text,
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
  records_submitted: maybeNumber,
  records_accepted: maybeNumber,
  records_processed: maybeNumber,
  failed_records: listOf(z.object({record_num: number, record_reference_id: text, error: text})),
});

export type MeterBatch = z.infer<typeof meterBatch>;
