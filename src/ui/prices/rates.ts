import type {RateEntry} from '../../protocol/rates.js';
import {DAY_MS, HOUR_MS} from '../time.js';

/**
 * A span of real time. `from` and `to` are moments; `start` and `end` are the location's wall-clock
 * times then, as if in UTC, so that they do not depend on the viewer's time zone. All are in ms.
 */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** The price of a kWh during a span of time, in major units; NaN if it is unknown. */
export interface PriceSpan extends TimeSpan {
  readonly cost: number;
  readonly isEstimate: boolean;
}

/** The rank of a price among those of its day. */
export type Rank = 'usual' | 'cheap' | 'dear';

/** The prices of one day; a chart of them goes from `from` to `to`. */
export interface DayPrices {
  readonly spans: readonly PriceSpan[];
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly rankOf: (span: PriceSpan) => Rank;
  /** The spans around the lowest and the highest price. */
  readonly cheap: PriceSpan;
  readonly dear: PriceSpan;
  /** Every sixth hour by the location's clocks, and the moment when it begins. */
  readonly hourMarks: readonly (readonly [wall: number, moment: number])[];
  /** Daylight saving time begins or ends on this day. */
  readonly hasClockChange: boolean;
}

/** Larger numbers are no prices, and lose digits as floating-point numbers. */
const MAX_PRICE = 1e12;

/** Share of the day's price range, at either end, that counts as cheap or dear. */
const EXTREME_BAND = 0.15;

/** A span of time. If the clocks go back within it, it still ends after it starts. */
export const timeSpan = (from: number, to: number, start: number, end: number): TimeSpan => ({
  ...{from, to, start},
  end: end > start ? end : start + to - from,
});

/** The location's wall-clock time at a moment (RFC 3339), as if in UTC. */
type Clock = (moment: string) => number;

/** For moments with the location's own offset. */
const asWritten: Clock = moment => Date.parse(`${moment.slice(0, 19)}Z`);

/** The entries in order, without those whose time or price is invalid. */
export const toPriceSpans = (rates: readonly RateEntry[], clock = asWritten): PriceSpan[] =>
  rates
    .map(({valid_from, valid_to, cost, confidence}) => {
      const [from, to] = [Date.parse(valid_from), Date.parse(valid_to)];
      const span = timeSpan(from, to, clock(valid_from), clock(valid_to));
      return {...span, cost, isEstimate: confidence < 1};
    })
    .filter(({from, to, cost}) => from < to && Math.abs(cost) < MAX_PRICE)
    .sort((a, b) => a.from - b.from);

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
        cost: NaN,
      });
    if (last.to === span.from && kindOf(last) === kindOf(span))
      merged.splice(-1, 1, {...last, to: span.to, end: span.end});
    else merged.push(span);
  }
  return merged;
}

/** The days on screen; undefined for one without prices. */
export type ShownDays = Readonly<Record<'today' | 'tomorrow', DayPrices | undefined>>;

/** Today and tomorrow, from rates with the location's own offset. */
export const daysOf = (rates: Record<keyof ShownDays, readonly RateEntry[]> | null): ShownDays => ({
  today: dayOf(rates?.today ?? []),
  tomorrow: dayOf(rates?.tomorrow ?? []),
});

/** A day of the location's calendar. */
export interface CalendarDay extends TimeSpan {
  /** The moment when the location's clocks show a time of the day. */
  readonly momentOf: (wall: number) => number;
}

/** The prices of a day, which is derived from them; undefined if there are none. */
export function dayOf(rates: readonly RateEntry[]): DayPrices | undefined {
  const spans = toPriceSpans(rates);
  return pricesOfDay(spans, calendarDayOf(spans));
}

/** The day that prices belong to, derived from their offsets. */
function calendarDayOf(spans: readonly PriceSpan[]): CalendarDay | undefined {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return undefined;
  // From wall-clock time to the moment, before and after a clock change.
  const [early, late] = [first.from - first.start, last.to - last.end];
  const midnight = midnightOf(last);
  // A market's day may begin at another hour; otherwise missing prices at the ends are gaps.
  const isWhole = first.start % DAY_MS === last.end % DAY_MS;
  const start = isWhole ? first.start : first.start - (first.start % DAY_MS);
  const end = isWhole ? last.end : midnight + DAY_MS;
  return {
    ...{start, end, from: start + early, to: end + late},
    // Clocks change in the small hours: all hours but the first are counted from the day's end.
    momentOf: wall => wall + (wall > midnight ? late : early),
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
  const ranked = mergeAdjacent(spans, rankOf);
  const {from, to, start, end, momentOf} = day;
  return {
    ...{spans, from, to, low, high, rankOf},
    cheap: spanAt(ranked, lowest.from) ?? lowest,
    dear: spanAt(ranked, highest.from) ?? highest,
    hourMarks: [0, 6, 12, 18].map(hour => {
      const wall = midnightOf(day) + hour * HOUR_MS;
      return [wall, momentOf(wall)];
    }),
    hasClockChange: to - from !== end - start,
  };
}
