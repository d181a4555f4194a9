import * as z from 'zod/mini';
import {text} from './api-call.js';
import {Refusal, type ErrorCode} from './errors.js';
import {Fraction} from './fraction.js';
import {readDirection, readMoment} from './query.js';
import {freshId} from './random.js';
import type {TariffDirection, World} from './store.js';
import {ENERGY_UNITS, POWER_UNITS} from './units.js';

/** Energy that was metered, between two moments (milliseconds since 1970). */
export interface MeterRecord {
  readonly id: string;
  readonly live_mode: boolean;
  readonly location_id: string;
  readonly device_id: string;
  readonly session_reference_id: string;
  readonly record_reference_id: string;
  readonly direction: TariffDirection;
  /** Which tariff it is paid by. */
  readonly tariff_rate: TariffDirection;
  readonly wattHours: Fraction;
  readonly confidence: number;
  readonly from: number;
  readonly to: number;
}

/** Records that were submitted together, and which of them could not be taken. */
export interface MeterBatch {
  readonly id: string;
  readonly live_mode: boolean;
  readonly submitted: number;
  readonly accepted: number;
  readonly failed: readonly {
    readonly record_num: number;
    readonly record_reference_id?: string;
    readonly error: string;
  }[];
  readonly created: number;
}

/** What a counter showed last; energy in watt hours. */
export interface Register {
  readonly at: number;
  readonly wattHours: Fraction;
}

/** Whose energy it is, in every form in which it is submitted. */
export const meterSource = {
  location_id: text,
  device_id: text,
  session_reference_id: text,
  direction: z.nullish(z.string()),
  tariff_rate: z.nullish(z.string()),
  units: z.string(),
};

/** A record of a period, as it is submitted. */
export const meterRecord = z.looseObject({
  ...meterSource,
  record_reference_id: text,
  measurand: z.nullish(z.string()),
  confidence: z.nullish(z.number()),
  value: z.number(),
  start_time: z.string(),
  end_time: z.string(),
});

export type SubmittedRecord = z.infer<typeof meterRecord>;

/** What a record says of whose energy it is. */
export function readSource(
  {store}: World,
  source: {
    readonly location_id: string;
    readonly device_id: string;
    readonly session_reference_id: string;
    readonly direction?: string | null | undefined;
    readonly tariff_rate?: string | null | undefined;
  },
  live_mode: boolean,
) {
  if (!source.location_id) throw new Refusal('location_id_missing');
  if (store.locations.get(source.location_id)?.live_mode !== live_mode) {
    throw new Refusal('location_not_found');
  }
  const direction = readDirection(source.direction);
  const {location_id, device_id, session_reference_id} = source;
  const tariff_rate = readDirection(source.tariff_rate ?? direction);
  return {live_mode, location_id, device_id, session_reference_id, direction, tariff_rate};
}

/** A record of more than a year is a mistake. */
const LONGEST = 366 * 86_400_000;

/**
 * The period of a record.
 * @throws Refusal `time_invalid`
 */
export function checkedPeriod(from: number, to: number): {from: number; to: number} {
  if (to <= from) throw new Refusal('time_invalid', 'The end must come after the start.');
  if (to - from > LONGEST) throw new Refusal('time_invalid', 'A record is at most a year long.');
  return {from, to};
}

const HOUR = Fraction.of(3_600_000);

/** Power is taken as constant over the period. */
function energyOf({value, units}: SubmittedRecord, length: number): Fraction {
  const wattHours = ENERGY_UNITS.get(units);
  const watts = POWER_UNITS.get(units);
  if (wattHours !== undefined) return Fraction.of(value).times(Fraction.of(wattHours));
  if (watts === undefined) throw new Refusal('units_invalid');
  return Fraction.of(value).times(Fraction.of(watts)).times(Fraction.of(length)).over(HOUR);
}

/**
 * A submitted record as energy.
 * @throws Refusal saying what is wrong with it
 */
export function readRecord(
  world: World,
  submitted: SubmittedRecord,
  live_mode: boolean,
): MeterRecord {
  const source = readSource(world, submitted, live_mode);
  if ((submitted.measurand ?? 'TRANSFERRED') !== 'TRANSFERRED') {
    throw new Refusal('measurand_invalid');
  }
  const {from, to} = checkedPeriod(
    readMoment(submitted.start_time).at,
    readMoment(submitted.end_time).at,
  );
  const wattHours = energyOf(submitted, to - from);
  if (wattHours.isNegative()) throw new Refusal('energy_invalid');
  return {
    id: freshId('mre'),
    ...source,
    record_reference_id: submitted.record_reference_id,
    confidence: submitted.confidence ?? 1,
    wattHours,
    from,
    to,
  };
}

/** The result of reading one record: a refusal concerns that record alone. */
export function attemptOf<T>(read: () => T): {value: T} | {error: string; code: ErrorCode} {
  try {
    return {value: read()};
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {error: error.message, code: error.code};
  }
}
