import type {RateEntry} from '../../protocol/rates.js';

/**
 * Prices as stretches of real time. `from` and `to` are moments; `start` and `end` are what the
 * location's clocks show then, as if they were UTC, so that the viewer's clock plays no part.
 * All are milliseconds.
 */

/** Some time. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** What a kWh costs for some time, in major units; NaN where that is not known. */
export interface Span extends Stretch {
  readonly cost: number;
  readonly isEstimate: boolean;
}

/** How a price stands among those of its day. */
export type Rank = 'usual' | 'cheap' | 'dear';

/** The prices of one day; `from` and `to` are what a chart of them spans. */
export interface Day {
  readonly spans: readonly Span[];
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly rankOf: (span: Span) => Rank;
  /** The stretches around the lowest and the highest price. */
  readonly cheap: Span;
  readonly dear: Span;
  /** Every sixth hour on the location's clocks, and the moment when it begins. */
  readonly hours: readonly (readonly [wall: number, moment: number])[];
  /** Summer time begins or ends. */
  readonly isShifted: boolean;
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** More is no price, and more digits than a number can hold. */
const TOO_MUCH = 1e12;

/** Prices this near to the extreme, as a part of the whole range, count as cheap or dear too. */
const NEAR = 0.15;

/** Some time, and what clocks show at its ends; where they are put back, it does not end before it began. */
export const stretchOf = (from: number, to: number, start: number, end: number): Stretch => ({
  ...{from, to, start},
  end: end > start ? end : start + to - from,
});

/** What the location's clocks show at a moment (RFC 3339), as if in UTC. */
type Clock = (moment: string) => number;

/** For moments that are written with the location's offset. */
const asWritten: Clock = moment => Date.parse(`${moment.slice(0, 19)}Z`);

/** The entries in order, without those that are no time or no price. */
export const spansOf = (rates: readonly RateEntry[], clock = asWritten): Span[] =>
  rates
    .map(({valid_from, valid_to, cost, confidence}) => {
      const [from, to] = [Date.parse(valid_from), Date.parse(valid_to)];
      const stretch = stretchOf(from, to, clock(valid_from), clock(valid_to));
      return {...stretch, cost, isEstimate: confidence < 1};
    })
    .filter(({from, to, cost}) => from < to && Math.abs(cost) < TOO_MUCH)
    .sort((a, b) => a.from - b.from);

/** The price that holds at a moment. */
export const spanAt = (spans: readonly Span[], moment: number): Span | undefined =>
  spans.find(({from, to}) => from <= moment && moment < to);

/** Neighbours of one kind as one, with a stretch of its own for each gap. */
export function joined(spans: readonly Span[], kindOf: (span: Span) => unknown): Span[] {
  const rows: Span[] = [];
  for (const span of spans) {
    const last = rows.at(-1) ?? span;
    if (last.to < span.from)
      rows.push({
        ...last,
        from: last.to,
        to: span.from,
        start: last.end,
        end: span.start,
        cost: NaN,
      });
    if (last.to === span.from && kindOf(last) === kindOf(span))
      rows.splice(-1, 1, {...last, to: span.to, end: span.end});
    else rows.push(span);
  }
  return rows;
}

/** The days that are shown; nothing where there are no prices. */
export type Days = Readonly<Record<'today' | 'tomorrow', Day | undefined>>;

/** Today and tomorrow, of prices that are written with the location's offset. */
export const daysOf = (rates: Record<keyof Days, readonly RateEntry[]> | null): Days => ({
  today: dayOf(rates?.today ?? []),
  tomorrow: dayOf(rates?.tomorrow ?? []),
});

/** A day of the calendar, whatever of it is known. */
export interface Frame extends Stretch {
  /** When the location's clocks show a time of that day. */
  readonly momentOf: (wall: number) => number;
}

/** What is to be known of a day's prices; nothing where there are none. */
export function dayOf(rates: readonly RateEntry[]): Day | undefined {
  const spans = spansOf(rates);
  return dayIn(spans, frameOf(spans));
}

/** The day that prices belong to, as far as they tell it themselves. */
function frameOf(spans: readonly Span[]): Frame | undefined {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return undefined;
  // From the wall's time to the moment, before and after a change of the clocks.
  const [early, late] = [first.from - first.start, last.to - last.end];
  const midnight = midnightOf(last);
  // A market's day may begin at another hour; else what is missing at the ends is a gap too.
  const isWhole = first.start % DAY === last.end % DAY;
  const start = isWhole ? first.start : first.start - (first.start % DAY);
  const end = isWhole ? last.end : midnight + DAY;
  return {
    ...{start, end, from: start + early, to: end + late},
    // Clocks are changed in the small hours: all but the first are counted from the day's end.
    momentOf: wall => wall + (wall > midnight ? late : early),
  };
}

/** The midnight before the end. */
const midnightOf = ({end}: Stretch): number => Math.floor((end - 1) / DAY) * DAY;

/** What is to be known of the prices in a day; nothing where there are none. */
export function dayIn(spans: readonly Span[], frame: Frame | undefined): Day | undefined {
  const sorted = spans.toSorted((a, b) => a.cost - b.cost);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (!frame || !lowest || !highest) return undefined;
  const [low, high] = [lowest.cost, highest.cost];
  const near = (high - low) * NEAR;
  const rankOf = ({cost}: Span): Rank =>
    cost - low < near ? 'cheap' : high - cost < near ? 'dear' : 'usual';
  const stretches = joined(spans, rankOf);
  const {from, to, start, end, momentOf} = frame;
  return {
    ...{spans, from, to, low, high, rankOf},
    cheap: spanAt(stretches, lowest.from) ?? lowest,
    dear: spanAt(stretches, highest.from) ?? highest,
    hours: [0, 6, 12, 18].map(hour => {
      const wall = midnightOf(frame) + hour * HOUR;
      return [wall, momentOf(wall)];
    }),
    isShifted: to - from !== end - start,
  };
}
