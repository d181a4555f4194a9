import * as z from 'zod/mini';
import {moment, notFound, text, type Handler} from './api-call.js';
import {readJson} from './connect.js';
import {placeOf} from './countries.js';
import {scheduleEvent} from './events.js';
import {Fraction, total} from './fraction.js';
import {cutTo, leastConfidence, pricesOf, type Price} from './prices.js';
import {readDirection, readPeriod} from './query.js';
import {freshId} from './random.js';
import {atOnce, periodsOf, plan, usable, worthOf, type Use} from './schedules.js';
import {thresholdOf, within, type Segment} from './slots.js';
import type {Location, TariffDirection, World} from './store.js';
import {amount, readEnergy, readPower, shownAmount} from './units.js';

const shavingThreshold = z.object({
  relative: z.optional(z.number()),
  absolute: z.optional(z.number()),
});

// Whether a device has to be known is not documented: any name is taken.
const deviceRequest = z.object({
  device_id: z.string(),
  direction: z._default(z.string(), 'IMPORT'),
  start_time: z.nullish(z.string()),
  end_time: z.string(),
  max_power: z.nullish(amount),
  energy: amount,
});

const scheduleRequest = z.object({
  location_id: text,
  max_power: amount,
  shaving_threshold: z.nullish(shavingThreshold),
  data: z._default(z.array(deviceRequest), []),
});

type Threshold = z.infer<typeof shavingThreshold> | null | undefined;

/** Energy is bought when it is cheap and sold when it is dear. */
const BEST: Record<TariffDirection, Segment> = {IMPORT: 'LOW', EXPORT: 'HIGH'};

/** Prices at which the customer is willing to buy or sell. */
function shaved<One extends Price>(uses: readonly One[], segment: Segment, shaving: Threshold) {
  const {absolute, relative} = shaving ?? {};
  if (uses.length === 0 || (absolute ?? relative) === undefined) return uses;
  return within(uses, segment, absolute ?? thresholdOf(uses, relative ?? 1));
}

/** Money of results: exact, and rounded once. */
const DECIMALS = 10;

interface Result {
  readonly uses: readonly Use[];
  readonly worth: Fraction;
  readonly saved: Fraction;
  readonly unplanned: Fraction;
}

const showTariff = (uses: readonly Use[], worth: Fraction) => ({
  value: worth.toNumber(DECIMALS),
  confidence: leastConfidence(uses),
});

const showSavings = (saved: Fraction, unplanned: Fraction) => ({
  value: saved.toNumber(DECIMALS),
  percentage: unplanned.isZero() ? 0 : saved.over(unplanned).times(Fraction.of(100)).toNumber(2),
});

/** Plans one device around those before it. */
function planDevice(
  world: World,
  location: Location,
  asked: z.infer<typeof deviceRequest>,
  {limit, shaving, others}: {limit: number; shaving: Threshold; others: readonly Use[]},
): Result & {direction: TariffDirection; shown: object} {
  const direction = readDirection(asked.direction);
  const period = readPeriod(asked.start_time, asked.end_time, world.now());
  const energy = readEnergy(asked.energy);
  const own = asked.max_power ? readPower(asked.max_power) : limit;
  const prices = cutTo(pricesOf(world, location, direction, period), period);
  const open = usable(prices, others, {limit, own});
  const uses = plan(shaved(open, BEST[direction], shaving), BEST[direction], energy);
  const worth = worthOf(uses);
  const unplanned = worthOf(atOnce(open, uses));
  const saved = direction === 'IMPORT' ? unplanned.minus(worth) : worth.minus(unplanned);
  const {write} = period;
  const shown = {
    device_id: asked.device_id,
    direction,
    start_time: write(period.start),
    end_time: write(period.end),
    ...(asked.max_power ? {max_power: shownAmount(asked.max_power)} : {}),
    energy: shownAmount(asked.energy),
    tariff: showTariff(uses, worth),
    savings: showSavings(saved, unplanned),
    schedule: periodsOf(uses).map(({from, to, power}) => ({
      start_time: write(from),
      end_time: write(to),
      power: {units: 'W', value: power},
    })),
  };
  return {direction, uses, worth, saved, unplanned, shown};
}

/** What is earned makes the whole cheaper. */
const signed = ({direction, worth}: {direction: TariffDirection; worth: Fraction}) =>
  direction === 'IMPORT' ? worth : Fraction.ZERO.minus(worth);

/**
 * `POST /schedules`: when each device uses or gives energy. A device that cannot get all of
 * what it needs in time, at its prices, gets what there is.
 */
export const createSchedule: Handler = async ({world, request, live_mode}) => {
  const asked = await readJson(request, scheduleRequest);
  const location = world.store.locations.get(asked.location_id);
  if (location?.live_mode !== live_mode) return notFound();
  const limit = readPower(asked.max_power);
  const shaving = asked.shaving_threshold;
  const others: Use[] = [];
  const planned = asked.data.map(device => {
    const result = planDevice(world, location, device, {limit, shaving, others});
    others.push(...result.uses);
    return result;
  });
  const {country, timeZone} = placeOf(location.postal_address);
  const id = freshId('sch');
  scheduleEvent(world, location, id);
  return Response.json({
    id,
    object: 'schedule',
    live_mode,
    location_id: location.id,
    location_timezone: timeZone,
    currency_code: country.currency,
    max_power: shownAmount(asked.max_power),
    ...(shaving ? {shaving_threshold: shaving} : {}),
    tariff: showTariff(others, total(planned.map(signed))),
    savings: showSavings(
      total(planned.map(({saved}) => saved)),
      total(planned.map(({unplanned}) => unplanned)),
    ),
    data: planned.map(({shown}) => shown),
    time_created: moment(world.now()),
    account_id: world.accountId,
  });
};
