import type {RateEntry, RatesByDay} from '../../protocol/rates.js';
import {DAY_MS, HOUR_MS} from '../time.js';
import {namesOfOffsets, occurrenceAt, writtenClock, type Clock, type Occurrence} from './clock.js';

/**
 * A span of real time. `from` and `to` are moments; `start` and `end` are the location's wall-clock
 * times then, as if in UTC, so that they do not depend on the viewer's time zone. All are in ms.
 */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** Which one the start or the end is, if the clocks show it twice. */
  readonly startOccurrence?: Occurrence | undefined;
  readonly endOccurrence?: Occurrence | undefined;
}

/** The price of a kWh during a span of time, in major units; NaN if it is unknown. */
export interface PriceSpan extends TimeSpan {
  readonly cost: number;
  readonly isEstimate: boolean;
}

/** The rank of a price among those of its day. */
export type Rank = 'usual' | Extreme;
export type Extreme = 'cheap' | 'dear';

/** The prices of one day; a chart of them goes from `from` to `to`. */
export interface DayPrices {
  readonly spans: readonly PriceSpan[];
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly rankOf: (span: PriceSpan) => Rank;
  /** The times of each extreme, in the order of the day; see `windowsOf`. */
  readonly windows: Readonly<Record<Extreme, readonly TimeSpan[]>>;
  /** Every sixth hour by the location's clocks, from midnight to midnight, and when it begins. */
  readonly hourMarks: readonly (readonly [wall: number, moment: number])[];
  /** Daylight saving time begins or ends on this day. */
  readonly hasClockChange: boolean;
}

/** Share of the day's price range, at either end, that counts as cheap or dear. */
const EXTREME_BAND = 0.15;

/** A span of time with the times that a clock shows. */
export const timeSpan = (from: number, to: number, wallAt: Clock): TimeSpan => ({
  ...{from, to, start: wallAt(from)},
  // The end is the time until which the clock counts: 03:00 even if it then goes back to 02:00.
  end: wallAt(to - 1) + 1,
  startOccurrence: occurrenceAt(from, wallAt),
  endOccurrence: occurrenceAt(to - 1, wallAt),
});

/**
 * The entries with a price; they are in order.
 * @param wallAt the location's clock; by default that of the offsets
 */
export const toPriceSpans = (
  rates: readonly RateEntry[],
  wallAt: Clock = writtenClock(rates),
): PriceSpan[] =>
  rates
    .filter(({cost}) => !Number.isNaN(cost))
    .map(({valid_from, valid_to, cost, confidence}) => ({
      ...timeSpan(Date.parse(valid_from), Date.parse(valid_to), wallAt),
      ...{cost, isEstimate: confidence < 1},
    }));

/** The price at a moment. */
export const spanAt = (spans: readonly PriceSpan[], moment: number): PriceSpan | undefined =>
  spans.find(({from, to}) => from <= moment && moment < to);

/** Merges adjacent spans of one kind, and adds a span for each gap. */
export function mergeAdjacent(
  spans: readonly PriceSpan[],
  kindOf: (span: PriceSpan) => unknown,
): PriceSpan[] {
  const merged: PriceSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1) ?? span;
    if (last.to < span.from)
      merged.push({
        ...last,
        from: last.to,
        to: span.from,
        start: last.end,
        end: span.start,
        startOccurrence: last.endOccurrence,
        endOccurrence: span.startOccurrence,
        cost: NaN,
      });
    if (last.to === span.from && kindOf(last) === kindOf(span)) {
      const {to, end, endOccurrence} = span;
      merged.splice(-1, 1, {...last, to, end, endOccurrence});
    } else merged.push(span);
  }
  return merged;
}

/** The days on screen; undefined for one without prices. */
export interface ShownDays {
  readonly today: DayPrices | undefined;
  readonly tomorrow: DayPrices | undefined;
  /** The offsets that the times are in, if local time is unknown. */
  readonly offsets?: string | undefined;
}

/** Today and tomorrow, from rates with the location's own offset. */
export const daysOf = ({yesterday, today, tomorrow, isZoneUnknown}: RatesByDay): ShownDays => ({
  today: dayOf(today, yesterday),
  tomorrow: dayOf(tomorrow, today),
  offsets: isZoneUnknown ? namesOfOffsets([...today, ...tomorrow]) : undefined,
});

/** A day of the location's calendar. */
export interface CalendarDay extends TimeSpan {
  /** The moment when the location's clocks show a time of the day. */
  readonly momentOf: (wall: number) => number;
}

/**
 * The prices of a day, which is derived from them; undefined if there are none.
 * @param before the rates of the day before
 */
export function dayOf(
  rates: readonly RateEntry[],
  before: readonly RateEntry[] = [],
): DayPrices | undefined {
  const spans = toPriceSpans(rates);
  return pricesOfDay(spans, calendarDayOf(spans, Date.parse(before.at(-1)?.valid_to ?? '')));
}

/** The day that prices belong to, derived from their offsets, and from where the day before ends. */
function calendarDayOf(spans: readonly PriceSpan[], endBefore: number): CalendarDay | undefined {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return undefined;
  // From wall-clock time to the moment, before and after a clock change.
  const [early, late] = [first.from - first.start, last.to - last.end];
  const midnight = midnightOf(last);
  // A market's day may begin at another hour; otherwise missing prices at the ends are gaps.
  const isWhole = first.start % DAY_MS === last.end % DAY_MS;
  const start = isWhole ? first.start : first.start - (first.start % DAY_MS);
  const end = isWhole ? last.end : midnight + DAY_MS;
  // Some clocks go forward at midnight: then the day begins at 01:00, and nothing is missing.
  const from = first.from === endBefore ? endBefore : start + early;
  return {
    ...{start, end, from, to: end + late},
    // A price is of the clock at its end: clocks change in the small hours, and in few places late.
    momentOf(wall) {
      const price = spans.find(span => wall < span.end) ?? last;
      return wall > midnight ? wall + price.to - price.end : Math.max(from, wall + early);
    },
  };
}

/** The last midnight before the end of a span. */
const midnightOf = ({end}: TimeSpan): number => Math.floor((end - 1) / DAY_MS) * DAY_MS;

/** The prices of a day of the calendar; undefined if there are none. */
export function pricesOfDay(
  spans: readonly PriceSpan[],
  day: CalendarDay | undefined,
): DayPrices | undefined {
  const sorted = spans.toSorted((a, b) => a.cost - b.cost);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (!day || !lowest || !highest) return undefined;
  const [low, high] = [lowest.cost, highest.cost];
  const band = (high - low) * EXTREME_BAND;
  const rankOf = ({cost}: PriceSpan): Rank =>
    cost - low < band ? 'cheap' : high - cost < band ? 'dear' : 'usual';
  const {from, to, start, end, momentOf} = day;
  const midnight = midnightOf(day);
  const windows = (rank: Extreme) => windowsOf(spans, span => rankOf(span) === rank, day);
  return {
    ...{spans, from, to, low, high, rankOf},
    windows: {cheap: windows('cheap'), dear: windows('dear')},
    hourMarks: [
      ...[0, 6, 12, 18].map(hour => {
        const wall = midnight + hour * HOUR_MS;
        return [wall, momentOf(wall)] as const;
      }),
      // A market's day may end at another hour.
      ...(end === midnight + DAY_MS ? [[end, to] as const] : []),
    ],
    hasClockChange: to - from !== end - start,
  };
}

/**
 * The times whose prices match. A time that goes on at the same price after midnight is one, such as
 * 23:00 to 07:00: such a day is like the next.
 */
function windowsOf(
  spans: readonly PriceSpan[],
  matches: (span: PriceSpan) => boolean,
  {from, to}: CalendarDay,
): readonly TimeSpan[] {
  const found = mergeAdjacent(spans, matches).filter(matches);
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last || first === last) return found;
  if (first.from !== from || last.to !== to || first.cost !== spans.at(-1)?.cost) return found;
  const {to: until, end, endOccurrence} = first;
  return [...found.slice(1, -1), {...last, to: until, end, endOccurrence}];
}
