import * as z from './schema.js';
import {emptyIfMissing, numberOf, roundPrice} from './fields.js';
import {midnightAfter, readMoment, writeMoment, type WrittenMoment} from './moment.js';
import {resolveOverlaps, type Span} from './overlaps.js';
import {fieldsOf} from './record.js';
import {DAY_MS, MINUTE_MS, SECOND_MS} from './time.js';
import {offsetsOf} from './time-zone.js';

/**
 * The price of a kWh between two timestamps (RFC 3339 with the location's offset or another).
 * `cost` is in major units; `confidence` is from 0 to 1, below 1 for an estimate.
 */
export interface RateEntry {
  valid_from: string;
  valid_to: string;
  /** Of five decimals at most, as the wire has them; NaN if it is unknown. */
  cost: number;
  confidence: number;
}

/*
 * The one reader of price series: for pages, `<flatpeak-prices>` and the companion server.
 *
 * | the service sends                              | it is read as                          |
 * | ---------------------------------------------- | -------------------------------------- |
 * | `tariff.rate`, `tariff.cost` or `price.value`  | the price                              |
 * | binary noise: 0.30000000000000004, -0.000001   | rounded to five decimals, and never -0 |
 * | neither `tariff` nor `price`, or `null` for it | a gap                                  |
 * | a price that is `null`, missing or no number   | a gap, counted                         |
 * | no entry, or one without times                 | a gap, counted                         |
 * | steps of any length, also several              | as they are                            |
 * | entries in any order                           | in the order of time                   |
 * | an end a second or a minute early              | the full minute, or five minutes       |
 * | a gap of up to a minute                        | closed: it is how an end is written    |
 * | an end at 00:00 of the day of the start        | the midnight after (Busbar's samples)  |
 * | an end at or before the start, otherwise       | a gap, counted                         |
 * | the same time again, or an overlap             | the price that is later in the list    |
 * | the same time again without a price            | the price                              |
 * | times without seconds, or without a zone       | that minute; UTC                       |
 * | UTC beside a named zone                        | local time: `inLocalTime`, calendar.ts |
 * | what is no list                                | no prices, counted once                |
 *
 * What is counted is malformed when it is read strictly, and so reported to the developer.
 */

/** An entry of the wire. */
type Row = Readonly<Record<string, unknown>>;

interface Entry extends Span, Omit<RateEntry, 'valid_from' | 'valid_to'> {
  readonly row: Row;
  /** In ms, of the start and of the end. */
  readonly offsets: readonly [number, number];
}

/** The steps of all markets are multiples of it. */
const SHORTEST_STEP_MS = 5 * MINUTE_MS;

/** The object with the price; an entry may have none. */
const priceOf = (row: Row): unknown => row.tariff ?? row.price;

/**
 * The same function, which is not called again with the arguments of the call before: the end of an
 * entry is usually the start of the next.
 */
function rememberLast<Args extends unknown[], Result>(call: (...args: Args) => Result) {
  let last: {args: Args; result: Result} | undefined;
  return (...args: Args): Result => {
    if (!last?.args.every((arg, index) => arg === args[index]))
      last = {args, result: call(...args)};
    return last.result;
  };
}

const wallClock = ({at, offset}: WrittenMoment): number => at + offset;

function readEntry(wire: unknown, read: typeof readMoment): Entry | undefined {
  // Not copied, as all entries of a series together would take long.
  const row = fieldsOf(wire);
  const [start, end] = [read(row.valid_from), read(row.valid_to)];
  if (!start || !end) return undefined;
  // The offsets differ on the day on which the clocks change.
  const midnightBefore = Math.floor(wallClock(start) / DAY_MS) * DAY_MS;
  const to = wallClock(end) === midnightBefore ? midnightAfter(start) : end.at;
  if (to <= start.at) return undefined;
  const {rate, cost, value, confidence} = fieldsOf(priceOf(row));
  return {
    from: start.at,
    to,
    row,
    offsets: [start.offset, end.offset],
    cost: roundPrice(numberOf(rate ?? cost ?? value) ?? NaN),
    confidence: typeof confidence === 'number' ? confidence : 1,
  };
}

/** Rounds an end up to a multiple of a step, if no more than `missing` is missing. All in ms. */
const roundUp = (to: number, step: number, missing: number): number => {
  const end = Math.ceil(to / step) * step;
  return end - to <= missing ? end : to;
};

const endingAt = (to: number, entry: Entry): Entry => (to === entry.to ? entry : {...entry, to});

/** Moves ends that are written as the last second, or the last minute, of their period. */
function closeEnds(entries: readonly Entry[]): Entry[] {
  const isRegular = entries.every(({from}) => from % SHORTEST_STEP_MS === 0);
  return entries.map(entry => {
    const to = roundUp(entry.to, MINUTE_MS, SECOND_MS);
    return endingAt(isRegular ? roundUp(to, SHORTEST_STEP_MS, MINUTE_MS) : to, entry);
  });
}

/** Closes gaps that are too short to be meant. The entries are in order. */
const closeGaps = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry, index) => {
    const next = entries[index + 1]?.from ?? Infinity;
    return next - entry.to <= MINUTE_MS ? endingAt(next, entry) : entry;
  });

/**
 * The schema of a series. Read strictly, an entry that cannot be read is malformed; read tolerantly,
 * it is a gap.
 * @param toItem makes an item of the result; `row` is the entry as received
 */
export const seriesOf = <T>(toItem: (entry: RateEntry, row: Row) => T) =>
  z.transform((wire: unknown, {issues}, {isTolerant}): T[] => {
    const rows: readonly unknown[] = Array.isArray(wire) ? wire : [];
    const read = rememberLast(readMoment);
    const entries = rows.map(row => readEntry(row, read));
    const isKnown = (entry: Entry) => !Number.isNaN(entry.cost);
    if (!isTolerant) {
      if (rows !== (wire ?? rows)) issues.push(z.malformed(wire));
      entries.forEach((entry, index) => {
        if (!entry || (priceOf(entry.row) && !isKnown(entry)))
          issues.push(z.malformed(wire, [index]));
      });
    }
    const readable = closeEnds(entries.filter(entry => entry !== undefined));
    // An entry without a price ranks lowest.
    const ranked = readable.toSorted((a, b) => Number(isKnown(a)) - Number(isKnown(b)));
    const write = rememberLast(writeMoment);
    return closeGaps(resolveOverlaps(ranked)).map(({from, to, row, offsets, cost, confidence}) =>
      toItem(
        {
          valid_from: write(from, offsets[0]),
          valid_to: write(to, offsets[1]),
          cost,
          confidence,
        },
        row,
      ),
    );
  });

/** A series of prices. */
export const rateSeries = seriesOf(entry => entry);

/** The rates of three days; any of them may be empty. */
export const ratesByDay = emptyIfMissing(
  {},
  z.object({yesterday: rateSeries, today: rateSeries, tomorrow: rateSeries}),
);

/** The rates of three days. */
export interface RatesByDay {
  readonly yesterday: readonly RateEntry[];
  readonly today: readonly RateEntry[];
  readonly tomorrow: readonly RateEntry[];
  /** The timestamps are not in local time, because the platform does not know the time zone. */
  readonly isZoneUnknown?: boolean;
}

/**
 * The same rates with the offsets of a time zone.
 * @param timeZone empty if the page has none: the timestamps are in local time then
 * @returns the rates as they are, with `isZoneUnknown`, if the platform does not know the zone
 */
export function inLocalTime(rates: RatesByDay, timeZone: string): RatesByDay {
  const offsetAt = offsetsOf(timeZone);
  if (!offsetAt) return timeZone ? {...rates, isZoneUnknown: true} : rates;
  const write = (text: string) => {
    const moment = Date.parse(text);
    return writeMoment(moment, offsetAt(moment));
  };
  const localize = (entries: readonly RateEntry[]) =>
    entries.map(entry => ({
      ...entry,
      valid_from: write(entry.valid_from),
      valid_to: write(entry.valid_to),
    }));
  const {yesterday, today, tomorrow} = rates;
  return {
    yesterday: localize(yesterday),
    today: localize(today),
    tomorrow: localize(tomorrow),
  };
}
