import * as z from 'zod/mini';
import {Refusal} from '../world/errors.js';
import {Fraction} from '../world/fraction.js';

/** Amounts with units, as requests and answers have them. */

export const amount = z.object({
  units: z.string(),
  // The vendor's file has the power of a location as a text, and all others as numbers.
  value: z.union([z.number(), z.string()]),
});

export type Amount = z.infer<typeof amount>;

/** Watts of each unit of power. */
export const POWER_UNITS: ReadonlyMap<string, number> = new Map([
  ['W', 1],
  ['KW', 1000],
]);

/** Watt hours of each unit of energy. */
export const ENERGY_UNITS: ReadonlyMap<string, number> = new Map([
  ['WH', 1],
  ['KWH', 1000],
]);

const numberOf = (value: string | number) =>
  typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);

/** The number of an amount, in its own units. */
export const shownAmount = ({units, value}: Amount) => ({units, value: numberOf(value)});

function read({units, value}: Amount, known: ReadonlyMap<string, number>): Fraction | undefined {
  const factor = known.get(units);
  if (factor === undefined) throw new Refusal('units_invalid');
  const number = numberOf(value);
  return Number.isFinite(number) ? Fraction.of(number).times(Fraction.of(factor)) : undefined;
}

/**
 * Power in watts, above zero.
 * @throws Refusal `units_invalid`, `power_invalid`
 */
export function readPower(given: Amount): number {
  const watts = read(given, POWER_UNITS)?.toNumber(3) ?? 0;
  if (watts <= 0) throw new Refusal('power_invalid');
  return watts;
}

/**
 * Energy in watt hours, zero or more.
 * @throws Refusal `units_invalid`, `energy_invalid`
 */
export function readEnergy(given: Amount): Fraction {
  const wattHours = read(given, ENERGY_UNITS);
  if (!wattHours || wattHours.isNegative()) throw new Refusal('energy_invalid');
  return wattHours;
}
