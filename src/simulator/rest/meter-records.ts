import * as z from 'zod/mini';
import type {ApiVersion} from '../../protocol/api-versions.js';
import type {Call} from './call.js';
import {Refusal, type ErrorCode} from '../world/errors.js';
import {Fraction} from '../world/fraction.js';
import {readDirection, readMoment} from './query.js';
import {freshId} from '../world/random.js';
import type {MeterRecord} from '../world/store.js';
import {ENERGY_UNITS, POWER_UNITS} from './units.js';
import {text} from '../world/wire-format.js';

/** Whose energy it is, in every form in which it is submitted. */
export const meterSource = {
  location_id: text,
  device_id: text,
  session_reference_id: text,
  /** Which way it flowed, and which tariff it is paid by, as Zero has them. */
  direction: z.nullish(z.string()),
  tariff_rate: z.nullish(z.string()),
  /** The same as the later versions have them. */
  energy_flow_direction: z.nullish(z.string()),
  tariff_direction: z.nullish(z.string()),
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

type Source = z.infer<z.ZodMiniObject<typeof meterSource>>;

type Directions = Pick<MeterRecord, 'direction' | 'tariff_rate'>;

/** Which way energy can flow, in the words of Zero. */
const FLOWS: ReadonlyMap<string, MeterRecord['direction']> = new Map([
  ['INBOUND', 'IMPORT'],
  ['OUTBOUND', 'EXPORT'],
]);

/** What a record says of its energy's way in the versions after Zero. */
const flowOf =
  (apiVersion: ApiVersion) =>
  ({energy_flow_direction, tariff_direction}: Source): Directions => {
    const direction = FLOWS.get(energy_flow_direction ?? 'INBOUND');
    if (!direction) throw new Refusal('energy_flow_direction_invalid');
    return {direction, tariff_rate: readDirection(tariff_direction ?? direction, apiVersion)};
  };

const DIRECTIONS: Readonly<Record<ApiVersion, (source: Source) => Directions>> = {
  zero: ({direction: given, tariff_rate}) => {
    const direction = readDirection(given, 'zero') === 'EXPORT' ? 'EXPORT' : 'IMPORT';
    return {direction, tariff_rate: readDirection(tariff_rate ?? direction, 'zero')};
  },
  anode: flowOf('anode'),
  busbar: flowOf('busbar'),
};

/** What is needed to read a record. */
type Reader = Pick<Call, 'world' | 'live_mode' | 'apiVersion'>;

/** What a record says of whose energy it is. */
export function readSource({world: {store}, live_mode, apiVersion}: Reader, source: Source) {
  if (!source.location_id) throw new Refusal('location_id_missing');
  if (store.locations.get(source.location_id)?.live_mode !== live_mode) {
    throw new Refusal('location_not_found');
  }
  const {location_id, device_id, session_reference_id} = source;
  const directions = DIRECTIONS[apiVersion](source);
  return {live_mode, location_id, device_id, session_reference_id, ...directions};
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
export function readRecord(reader: Reader, submitted: SubmittedRecord): MeterRecord {
  const source = readSource(reader, submitted);
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
