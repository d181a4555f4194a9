import * as z from 'zod/mini';
import type {ApiVersion} from '../../protocol/api-versions.js';
import type {Call} from './call.js';
import {aboutLocation, withLocationOfBody} from './location-of-body.js';
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
import {withVppEvents, type EventPrice} from '../market/vpp-events.js';
import type {Location, TariffDirection} from '../world/store.js';
import {DAY_MS} from '../world/time.js';

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
  /** Empty for no device in particular. */
  readonly deviceId: string;
}

const ofQuery = ({world, query, apiVersion}: Call): Question => ({
  direction: readDirection(query.get('direction'), apiVersion),
  segment: readChoice(query, 'segment', SEGMENTS),
  period: periodOf(query, world.now()),
  duration: readNumber(query, 'duration'),
  absolute: readNumber(query, 'absolute'),
  relative: readNumber(query, 'relative'),
  deviceId: '',
});

const maybeText = z.nullish(z.string());
const maybeNumber = z.nullish(z.number());

const slotRequest = z.object({
  ...{start_time: maybeText, end_time: maybeText},
  ...{tariff_direction: maybeText, segment: maybeText},
  ...{duration: maybeNumber, absolute: maybeNumber, relative: maybeNumber},
});

const busbarRequest = z.extend(slotRequest, aboutLocation);

/** Busbar plans for three days at most. */
const LONGEST_PLAN: Readonly<Partial<Record<ApiVersion, number>>> = {busbar: 3 * DAY_MS};

const ofBody = async (call: Call): Promise<Question> =>
  toQuestion(call, await readJson(call.request, slotRequest));

function toQuestion(
  {world, apiVersion}: Call,
  asked: z.infer<typeof slotRequest>,
  deviceId = '',
): Question {
  return {
    deviceId,
    direction: readDirection(asked.tariff_direction, apiVersion),
    segment: oneOf(asked.segment, 'segment', SEGMENTS),
    // Unlike Zero, both ends are needed.
    period: readPeriod(
      asked.start_time ?? '',
      asked.end_time,
      world.now(),
      LONGEST_PLAN[apiVersion],
    ),
    duration: asked.duration ?? undefined,
    absolute: asked.absolute ?? undefined,
    relative: asked.relative ?? undefined,
  };
}

function pricesFor(
  {world}: Call,
  location: Location,
  {direction, period, deviceId}: Question,
): EventPrice[] {
  const prices = pricesOf(world, location, direction, period);
  return clipTo(withVppEvents(world, location, deviceId, prices), period);
}

/** So many of the cheapest or dearest minutes of a period. */
function byTime(call: Call, location: Location, question: Question): EventPrice[] {
  const {segment, period, duration} = question;
  const longest = (period.end - period.start) / MINUTE;
  if (duration === undefined || duration <= 0 || duration > longest) {
    throw new Refusal('duration_invalid');
  }
  return choose(pricesFor(call, location, question), segment, duration * MINUTE);
}

/** When the price is up to a threshold, or from it on. */
function byThreshold(call: Call, location: Location, question: Question): EventPrice[] {
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
  prices: readonly EventPrice[],
  {period: {write}}: Question,
  show: (mean: number, confidence: number, vppEvent: boolean) => object,
) =>
  runsOf(prices, (a, b) => a.vppEvent === b.vppEvent).map(run => ({
    start_time: write(run[0]?.from ?? 0),
    end_time: write(run.at(-1)?.to ?? 0),
    ...show(meanCost(run), leastConfidence(run), run[0]?.vppEvent ?? false),
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

type ShowSlot = Parameters<typeof showSlots>[2];

/** A slot of Busbar, in which a virtual power plant may control devices. */
const showEvent: ShowSlot = (average, confidence, vppEvent) => ({
  ...showPrice(average, confidence),
  vpp_event: vppEvent,
});

function scheduleByDuration(
  call: Call,
  location: Location,
  question: Question,
  show: ShowSlot = showPrice,
): Response {
  const {duration} = question;
  const chosen = byTime(call, location, question);
  return Response.json({
    ...aboutPrices(call.world, location, ['std', 'schedule_duration']),
    ...about(call, location, question, 'tariff_direction', {duration}),
    data: showSlots(chosen, question, show),
  });
}

function scheduleByLimit(
  call: Call,
  location: Location,
  question: Question,
  show: ShowSlot = showPrice,
): Response {
  const chosen = byThreshold(call, location, question);
  return Response.json({
    ...aboutPrices(call.world, location, ['spl', 'schedule_limit']),
    duration: minutesOf(chosen),
    ...about(call, location, question, 'tariff_direction', thresholds(question)),
    data: showSlots(chosen, question, show),
  });
}

/** `POST /schedules/duration/{id}` of Anode: what became of slots by time. */
export const showScheduleByDuration = withLocation(async (call, location) =>
  scheduleByDuration(call, location, await ofBody(call)),
);

/** `POST /schedules/limit/{id}` of Anode: what became of slots by threshold. */
export const showScheduleByLimit = withLocation(async (call, location) =>
  scheduleByLimit(call, location, await ofBody(call)),
);

/** `POST /schedules/duration` of Busbar: the location is in the body, and slots have events. */
export const showDurationOfBody = withLocationOfBody(busbarRequest, (call, location, asked) =>
  scheduleByDuration(call, location, toQuestion(call, asked, asked.device_id), showEvent),
);

/** `POST /schedules/limit` of Busbar */
export const showLimitOfBody = withLocationOfBody(busbarRequest, (call, location, asked) =>
  scheduleByLimit(call, location, toQuestion(call, asked, asked.device_id), showEvent),
);
