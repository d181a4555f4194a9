import * as z from 'zod/mini';
import type {Call} from './call.js';
import {withLocation} from './locations.js';
import {aboutPrices, nextUpdate} from './rates.js';
import {readJson} from '../connect/connect.js';
import {Refusal} from '../world/errors.js';
import {clipTo, leastConfidence, pricesOf, type Price} from '../market/prices.js';
import {
  oneOf,
  periodOf,
  readChoice,
  readDirection,
  readNumber,
  readPeriod,
  type Period,
} from './query.js';
import {
  choose,
  meanCost,
  runsOf,
  SEGMENTS,
  thresholdOf,
  withinThreshold,
  type Segment,
} from '../market/slots.js';
import type {Location, TariffDirection} from '../world/store.js';

const MINUTE = 60_000;

/** What is asked for, whichever way it was written. */
interface Question {
  readonly direction: TariffDirection;
  readonly segment: Segment;
  readonly period: Period;
  /** Minutes. */
  readonly duration: number | undefined;
  readonly absolute: number | undefined;
  readonly relative: number | undefined;
}

const ofQuery = ({world, query, apiVersion}: Call): Question => ({
  direction: readDirection(query.get('direction'), apiVersion),
  segment: readChoice(query, 'segment', SEGMENTS),
  period: periodOf(query, world.now()),
  duration: readNumber(query, 'duration'),
  absolute: readNumber(query, 'absolute'),
  relative: readNumber(query, 'relative'),
});

const maybeText = z.nullish(z.string());
const maybeNumber = z.nullish(z.number());

const slotRequest = z.object({
  ...{start_time: maybeText, end_time: maybeText},
  ...{tariff_direction: maybeText, segment: maybeText},
  ...{duration: maybeNumber, absolute: maybeNumber, relative: maybeNumber},
});

async function ofBody({world, request, apiVersion}: Call): Promise<Question> {
  const asked = await readJson(request, slotRequest);
  return {
    direction: readDirection(asked.tariff_direction, apiVersion),
    segment: oneOf(asked.segment, 'segment', SEGMENTS),
    // Unlike Zero, both ends are needed.
    period: readPeriod(asked.start_time ?? '', asked.end_time, world.now()),
    duration: asked.duration ?? undefined,
    absolute: asked.absolute ?? undefined,
    relative: asked.relative ?? undefined,
  };
}

const pricesFor = ({world}: Call, location: Location, {direction, period}: Question) =>
  clipTo(pricesOf(world, location, direction, period), period);

/** So many of the cheapest or dearest minutes of a period. */
function byTime(call: Call, location: Location, question: Question): Price[] {
  const {segment, period, duration} = question;
  const longest = (period.end - period.start) / MINUTE;
  if (duration === undefined || duration <= 0 || duration > longest) {
    throw new Refusal('duration_invalid');
  }
  return choose(pricesFor(call, location, question), segment, duration * MINUTE);
}

/** When the price is up to a threshold, or from it on. */
function byThreshold(call: Call, location: Location, question: Question): Price[] {
  const {segment, absolute, relative} = question;
  if (absolute === undefined && (relative === undefined || relative < 0.01 || relative > 1)) {
    throw new Refusal('threshold_invalid');
  }
  const prices = pricesFor(call, location, question);
  return withinThreshold(prices, segment, absolute ?? thresholdOf(prices, relative ?? 1));
}

const minutesOf = (prices: readonly Price[]) =>
  prices.reduce((sum, {from, to}) => sum + (to - from), 0) / MINUTE;

/** Both are documented as always there; the one that nobody asked for is 0. */
const thresholds = ({absolute = 0, relative = 0}: Question) => ({absolute, relative});

/** Prices that follow one another as slots, with the mean of their prices. */
const showSlots = (
  prices: readonly Price[],
  {period: {write}}: Question,
  show: (mean: number, confidence: number) => object,
) =>
  runsOf(prices).map(run => ({
    start_time: write(run[0]?.from ?? 0),
    end_time: write(run.at(-1)?.to ?? 0),
    ...show(meanCost(run), leastConfidence(run)),
  }));

/** What an answer says of its question; `name` is what the version calls the direction. */
function about(
  {world}: Call,
  location: Location,
  {direction, segment, period: {start, end, write}}: Question,
  name: 'direction' | 'tariff_direction',
  more: object,
) {
  const times = {start_time: write(start), end_time: write(end)};
  return {
    [name]: direction,
    next_update: write(nextUpdate(world, location)),
    request: {[name]: direction, segment, ...times, ...more},
  };
}

/** `GET /slots/time/{id}` of Zero: the cheapest or dearest minutes of a period. */
export const showSlotsByTime = withLocation((call, location) => {
  const question = ofQuery(call);
  const {duration} = question;
  const chosen = byTime(call, location, question);
  return Response.json({
    ...aboutPrices(call.world, location, ['sta', 'slot_time']),
    ...about(call, location, question, 'direction', {duration}),
    data: showSlots(chosen, question, (rate_avg, confidence) => ({tariff: {rate_avg, confidence}})),
  });
});

/** `GET /slots/threshold/{id}` of Zero: when the price is up to a threshold, or from it on. */
export const showSlotsByThreshold = withLocation((call, location) => {
  const question = ofQuery(call);
  const chosen = byThreshold(call, location, question);
  return Response.json({
    ...aboutPrices(call.world, location, ['slt', 'slot_threshold']),
    duration: minutesOf(chosen),
    ...about(call, location, question, 'direction', thresholds(question)),
    // The vendor's file requires `rate` and describes `rate_avg`.
    data: showSlots(chosen, question, (rate, confidence) => ({
      tariff: {rate_avg: rate, confidence, rate},
    })),
  });
});

const showPrice = (average: number, confidence: number) => ({price: {average, confidence}});

/** `POST /schedules/duration/{id}`: what became of slots by time. */
export const showScheduleByDuration = withLocation(async (call, location) => {
  const question = await ofBody(call);
  const {duration} = question;
  const chosen = byTime(call, location, question);
  return Response.json({
    ...aboutPrices(call.world, location, ['std', 'schedule_duration']),
    ...about(call, location, question, 'tariff_direction', {duration}),
    data: showSlots(chosen, question, showPrice),
  });
});

/** `POST /schedules/limit/{id}`: what became of slots by threshold. */
export const showScheduleByLimit = withLocation(async (call, location) => {
  const question = await ofBody(call);
  const chosen = byThreshold(call, location, question);
  return Response.json({
    ...aboutPrices(call.world, location, ['spl', 'schedule_limit']),
    duration: minutesOf(chosen),
    ...about(call, location, question, 'tariff_direction', thresholds(question)),
    data: showSlots(chosen, question, showPrice),
  });
});
