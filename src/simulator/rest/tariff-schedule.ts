import * as z from 'zod/mini';
import {Refusal} from '../world/errors.js';
import {Fraction} from '../world/fraction.js';
import type {Draft, Structure} from '../world/store.js';
import {text} from '../world/wire-format.js';

/** Tariffs as backends import them: the schema `TariffSchedule` of the service's OpenAPI file. */

const amount = z.nullish(z.number());

const rate = z.object({
  fixed: amount,
  // The file's example of a batch calls it so.
  value: amount,
  surcharge_fixed: amount,
  surcharge_percentage: amount,
});

const days = z.object({
  hours: z._default(
    z.array(z.object({valid_from: text, valid_to: text, rate: z._default(z.array(rate), [])})),
    [],
  ),
});

/** A list of seasons. The file's example has the days of a season without a list around them. */
export const tariffSchedule = z.nullish(
  z.array(z.object({days_and_hours: z._default(z.union([z.array(days), days]), [])})),
);

type Schedule = z.infer<typeof tariffSchedule>;

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** The hours of the first season and its first days: the simulator has no others. */
function hoursOf(schedule: Schedule) {
  const [season] = schedule ?? [];
  const [first] = [season?.days_and_hours ?? []].flat();
  const hours = first?.hours ?? [];
  const isMalformed = hours.some(
    ({valid_from, valid_to}) => !TIME_OF_DAY.test(valid_from) || !TIME_OF_DAY.test(valid_to),
  );
  if (isMalformed) throw new Refusal('data_json_invalid', 'Hours must be in the form HH:mm:ss.');
  return hours;
}

/** A percentage is a fraction here: 18.5 % is 0.185. */
const percentOf = (fraction: number) => Fraction.of(fraction).times(Fraction.of(100)).toNumber(8);

/**
 * The terms of a schedule. The lowest tier counts.
 * @param structure undefined to tell it from the schedule
 * @throws Refusal `data_json_invalid`
 */
export function termsOfSchedule(schedule: Schedule, structure?: Structure): Draft {
  const hours = hoursOf(schedule).map(({valid_from, valid_to, rate: tiers}) => {
    const [{fixed, value, surcharge_fixed, surcharge_percentage} = {}] = tiers;
    return {
      isTiered: tiers.length > 1,
      surcharge: {
        fixed: surcharge_fixed ?? 0,
        percentage: percentOf(surcharge_percentage ?? 0),
      },
      period: {valid_from, valid_to, cost: fixed ?? value ?? 0},
    };
  });
  const [first] = hours;
  const found = structure ?? (hours.length > 1 ? 'TIME_OF_DAY' : 'FIXED');
  if (found !== 'MARKET' && !first)
    throw new Refusal('data_json_invalid', 'The schedule has no hours.');
  return {
    structure: found,
    connectionType: found === 'MARKET' ? 'MARKET' : 'MANUAL',
    tiered: hours.some(({isTiered}) => isTiered),
    ...(found === 'MARKET' && {surcharge: first?.surcharge ?? {fixed: 0, percentage: 0}}),
    ...(found === 'TIME_OF_DAY' && {hours: hours.map(({period}) => period)}),
    ...(found === 'FIXED' && {cost: first?.period.cost ?? 0}),
  };
}
