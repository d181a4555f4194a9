import * as z from 'zod/mini';
import {notFound, type Call, type Handler} from './call.js';
import {locationOf, withLocation} from './locations.js';
import {readJson} from '../connect/connect.js';
import {placeOf} from '../world/countries.js';
import {scheduleEvent} from '../webhooks/events.js';
import {Fraction, total} from '../world/fraction.js';
import {clipTo, leastConfidence, pricesOf, type Price} from '../market/prices.js';
import {readDirection, readPeriod} from './query.js';
import {freshId} from '../world/random.js';
import {
  asSoonAsPossible,
  periodsOf,
  plan,
  availablePower,
  costOfUses,
  type Use,
} from '../market/schedules.js';
import {thresholdOf, withinThreshold, type Segment} from '../market/slots.js';
import type {Location, TariffDirection} from '../world/store.js';
import {amount, readEnergy, readPower, shownAmount} from './units.js';
import {moment, text} from '../world/wire-format.js';

const shavingThreshold = z.object({
  relative: z.optional(z.number()),
  absolute: z.optional(z.number()),
});

// Whether a device has to be known is not documented: any name is taken.
const device = {
  device_id: z.string(),
  start_time: z.nullish(z.string()),
  end_time: z.string(),
  max_power: z.nullish(amount),
  energy: amount,
};
const direction = z._default(z.string(), 'IMPORT');

const zeroDevice = z.object({...device, direction});
const anodeDevice = z.pipe(
  z.object({...device, tariff_direction: direction}),
  z.transform(({tariff_direction, ...rest}) => ({...rest, direction: tariff_direction})),
);

const house = {max_power: amount, shaving_threshold: z.nullish(shavingThreshold)};
const zeroRequest = z.object({
  ...house,
  location_id: text,
  data: z._default(z.array(zeroDevice), []),
});
const anodeRequest = z.object({...house, data: z._default(z.array(anodeDevice), [])});

/** What a version calls the parts of its answer. */
interface Words {
  /** What its ids begin with, and its `object`. */
  readonly names: readonly [prefix: string, object: string];
  readonly direction: 'direction' | 'tariff_direction';
  readonly cost: 'tariff' | 'cost';
}

const ZERO: Words = {names: ['sch', 'schedule'], direction: 'direction', cost: 'tariff'};
const ANODE: Words = {
  names: ['sae', 'schedule_amount'],
  direction: 'tariff_direction',
  cost: 'cost',
};

type Threshold = z.infer<typeof shavingThreshold> | null | undefined;

/** Energy is bought when it is cheap and sold when it is dear. */
const BEST: Record<TariffDirection, Segment> = {
  IMPORT: 'LOW',
  EXPORT: 'HIGH',
  LOCAL: 'LOW',
};

const isSold = (direction: TariffDirection) => BEST[direction] === 'HIGH';

/** Prices at which the customer is willing to buy or sell. */
function shaved<One extends Price>(uses: readonly One[], segment: Segment, shaving: Threshold) {
  const {absolute, relative} = shaving ?? {};
  if (uses.length === 0 || (absolute ?? relative) === undefined) return uses;
  return withinThreshold(uses, segment, absolute ?? thresholdOf(uses, relative ?? 1));
}

/** Money of results: exact, and rounded once. */
const DECIMALS = 10;

interface Result {
  readonly uses: readonly Use[];
  readonly worth: Fraction;
  readonly saved: Fraction;
  readonly unplanned: Fraction;
}

const showCost = (uses: readonly Use[], worth: Fraction) => ({
  value: worth.toNumber(DECIMALS),
  confidence: leastConfidence(uses),
});

const showSavings = (saved: Fraction, unplanned: Fraction) => ({
  value: saved.toNumber(DECIMALS),
  percentage: unplanned.isZero() ? 0 : saved.over(unplanned).times(Fraction.of(100)).toNumber(2),
});

/** Plans one device around those before it. */
function planDevice(
  {world, apiVersion}: Call,
  location: Location,
  asked: z.infer<typeof zeroDevice>,
  {limit, shaving, others}: {limit: number; shaving: Threshold; others: readonly Use[]},
  words: Words,
): Result & {direction: TariffDirection; shown: object} {
  const direction = readDirection(asked.direction, apiVersion);
  const period = readPeriod(asked.start_time, asked.end_time, world.now());
  const energy = readEnergy(asked.energy);
  const own = asked.max_power ? readPower(asked.max_power) : limit;
  const prices = clipTo(pricesOf(world, location, direction, period), period);
  const open = availablePower(prices, others, {limit, own});
  const uses = plan(shaved(open, BEST[direction], shaving), BEST[direction], energy);
  const worth = costOfUses(uses);
  const unplanned = costOfUses(asSoonAsPossible(open, uses));
  const saved = isSold(direction) ? worth.minus(unplanned) : unplanned.minus(worth);
  const {write} = period;
  const shown = {
    device_id: asked.device_id,
    [words.direction]: direction,
    start_time: write(period.start),
    end_time: write(period.end),
    ...(asked.max_power ? {max_power: shownAmount(asked.max_power)} : {}),
    energy: shownAmount(asked.energy),
    [words.cost]: showCost(uses, worth),
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
  isSold(direction) ? Fraction.ZERO.minus(worth) : worth;

/**
 * When each device uses or gives energy. A device that cannot get all of what it needs in time,
 * at its prices, gets what there is.
 */
function answer(
  call: Call,
  location: Location,
  asked: Omit<z.infer<typeof zeroRequest>, 'location_id'>,
  words: Words,
): Response {
  const {world, live_mode} = call;
  const limit = readPower(asked.max_power);
  const shaving = asked.shaving_threshold;
  const others: Use[] = [];
  const planned = asked.data.map(device => {
    const result = planDevice(call, location, device, {limit, shaving, others}, words);
    others.push(...result.uses);
    return result;
  });
  const {country, timeZone} = placeOf(location.postal_address);
  const [prefix, object] = words.names;
  const id = freshId(prefix);
  scheduleEvent(world, location, id);
  return Response.json({
    id,
    object,
    live_mode,
    location_id: location.id,
    location_timezone: timeZone,
    currency_code: country.currency,
    max_power: shownAmount(asked.max_power),
    ...(shaving ? {shaving_threshold: shaving} : {}),
    [words.cost]: showCost(others, total(planned.map(signed))),
    savings: showSavings(
      total(planned.map(({saved}) => saved)),
      total(planned.map(({unplanned}) => unplanned)),
    ),
    data: planned.map(({shown}) => shown),
    time_created: moment(world.now()),
    account_id: world.accountId,
  });
}

/** `POST /schedules` of Zero. */
export const createSchedule: Handler = async call => {
  const asked = await readJson(call.request, zeroRequest);
  const location = locationOf(call, asked.location_id);
  return location ? answer(call, location, asked, ZERO) : notFound();
};

/** `POST /schedules/amount/{id}`: what became of it. */
export const createScheduleByAmount = withLocation(async (call, location) =>
  answer(call, location, await readJson(call.request, anodeRequest), ANODE),
);
