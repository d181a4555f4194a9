import type {Call} from './api-call.js';
import {withLocation} from './api-locations.js';
import {aboutPrices, nextUpdate} from './api-rates.js';
import {Refusal} from './errors.js';
import {cutTo, leastConfidence, pricesOf, type Price} from './prices.js';
import {periodOf, readChoice, readDirection, readNumber} from './query.js';
import {choose, meanCost, runsOf, SEGMENTS, thresholdOf, within} from './slots.js';
import type {Location} from './store.js';

const MINUTE = 60_000;

/** What both questions about slots have in common, and the prices that answer them. */
function read({world, query}: Call, location: Location) {
  const direction = readDirection(query.get('direction'));
  const segment = readChoice(query, 'segment', SEGMENTS);
  const period = periodOf(query, world.now());
  const prices = () => cutTo(pricesOf(world, location, direction, period), period);
  const {write} = period;
  const request = {
    direction,
    segment,
    start_time: write(period.start),
    end_time: write(period.end),
  };
  const next_update = write(nextUpdate(world, location));
  return {direction, segment, period, prices, request, next_update};
}

/** Prices that follow one another as slots, with the mean of their prices. */
const showSlots = (prices: readonly Price[], write: (at: number) => string) =>
  runsOf(prices).map(run => ({
    start_time: write(run[0]?.from ?? 0),
    end_time: write(run.at(-1)?.to ?? 0),
    tariff: {rate_avg: meanCost(run), confidence: leastConfidence(run)},
  }));

/** `GET /slots/time/{id}`: the cheapest or dearest minutes of a period. */
export const showSlotsByTime = withLocation((call, location) => {
  const {direction, segment, period, prices, request, next_update} = read(call, location);
  const duration = readNumber(call.query, 'duration');
  const longest = (period.end - period.start) / MINUTE;
  if (duration === undefined || duration <= 0 || duration > longest) {
    throw new Refusal('duration_invalid');
  }
  const chosen = choose(prices(), segment, duration * MINUTE);
  return Response.json({
    ...aboutPrices(call.world, location, direction, ['sta', 'slot_time']),
    next_update,
    request: {...request, duration},
    data: showSlots(chosen, period.write),
  });
});

/** `GET /slots/threshold/{id}`: when the price is up to a threshold, or from it on. */
export const showSlotsByThreshold = withLocation((call, location) => {
  const {direction, segment, period, prices, request, next_update} = read(call, location);
  const absolute = readNumber(call.query, 'absolute');
  const relative = readNumber(call.query, 'relative');
  if (absolute === undefined && (relative === undefined || relative < 0.01 || relative > 1)) {
    throw new Refusal('threshold_invalid');
  }
  const spans = prices();
  const chosen = within(spans, segment, absolute ?? thresholdOf(spans, relative ?? 1));
  return Response.json({
    ...aboutPrices(call.world, location, direction, ['slt', 'slot_threshold']),
    duration: chosen.reduce((sum, {from, to}) => sum + (to - from), 0) / MINUTE,
    next_update,
    // Both are documented as always there; the one that nobody asked for is 0.
    request: {...request, absolute: absolute ?? 0, relative: relative ?? 0},
    data: showSlots(chosen, period.write).map(slot => ({
      ...slot,
      // The vendor's file requires `rate` and describes `rate_avg`.
      tariff: {...slot.tariff, rate: slot.tariff.rate_avg},
    })),
  });
});
