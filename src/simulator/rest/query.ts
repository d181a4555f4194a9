import type {ApiVersion} from '../../protocol/api-versions.js';
import {Refusal} from '../world/errors.js';
import type {TariffDirection} from '../world/store.js';
import {DAY_MS} from '../world/time.js';
import {readTimestamp, type Moment} from '../world/wire-format.js';

/** Times, flags and numbers of requests, read as the service documents them. */

/** No question is about more than 90 days. */
const LONGEST = 90 * DAY_MS;

/** @throws Refusal `time_invalid` */
export function readMoment(value: string | null | undefined): Moment {
  // A plus sign in a query that nobody escaped arrives as a space.
  const given = readTimestamp((value ?? '').replace(' ', '+'));
  if (!given) throw new Refusal('time_invalid');
  return given;
}

export interface Period {
  readonly start: number;
  readonly end: number;
  /** In the offset of the end, which has priority. */
  readonly write: (at: number) => string;
}

/**
 * A period between two moments; it starts now where no start is given.
 * @param longest in ms; default 90 days
 * @throws Refusal `time_invalid`
 */
export function readPeriod(
  start: string | null | undefined,
  end: string | null | undefined,
  now: number,
  longest = LONGEST,
): Period {
  const {at, write} = readMoment(end);
  const from = start === null || start === undefined ? now : readMoment(start).at;
  if (at <= from || at - from > longest) throw new Refusal('time_invalid');
  return {start: from, end: at, write};
}

export const periodOf = (query: URLSearchParams, now: number): Period =>
  readPeriod(query.get('start_time'), query.get('end_time'), now);

/** The directions that a request may name. */
const DIRECTIONS: ReadonlyMap<string, TariffDirection> = new Map([
  ['IMPORT', 'IMPORT'],
  ['EXPORT', 'EXPORT'],
  ['LOCAL', 'LOCAL'],
]);

/** Whether customers may connect what they generate themselves; in Zero it is switched on for nobody. */
const HAS_LOCAL: Readonly<Record<ApiVersion, boolean>> = {zero: false, anode: true, busbar: true};

/** @throws Refusal `tariff_direction_invalid`, `tariff_direction_not_supported` */
export function readDirection(
  value: string | null | undefined,
  apiVersion: ApiVersion,
): TariffDirection {
  const direction = DIRECTIONS.get(value ?? 'IMPORT');
  if (!direction) throw new Refusal('tariff_direction_invalid');
  if (direction === 'LOCAL' && !HAS_LOCAL[apiVersion]) {
    throw new Refusal('tariff_direction_not_supported');
  }
  return direction;
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** @throws Refusal `parameter_invalid` */
export function readFlag(query: URLSearchParams, name: string, otherwise: boolean): boolean {
  const flag = FLAGS.get(query.get(name) ?? String(otherwise));
  if (flag === undefined) throw new Refusal('parameter_invalid', `${name} must be true or false.`);
  return flag;
}

/**
 * A number of a query, or undefined where it is not there.
 * @throws Refusal `parameter_invalid`
 */
export function readNumber(query: URLSearchParams, name: string): number | undefined {
  const given = query.get(name);
  if (given === null) return undefined;
  const value = given.trim() === '' ? Number.NaN : Number(given);
  if (!Number.isFinite(value)) throw new Refusal('parameter_invalid', `${name} must be a number.`);
  return value;
}

/** @throws Refusal `parameter_invalid` */
export const readChoice = <Name extends string>(
  query: URLSearchParams,
  name: string,
  names: readonly Name[],
): Name => oneOf(query.get(name), name, names);

/** @throws Refusal `parameter_invalid` */
export function oneOf<Name extends string>(
  value: string | null | undefined,
  name: string,
  names: readonly Name[],
): Name {
  const choice = names.find(one => one === value);
  if (choice !== undefined) return choice;
  throw new Refusal('parameter_invalid', `${name} must be one of ${names.join(', ')}.`);
}
