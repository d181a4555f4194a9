import type {Amount} from '../../protocol/vpp-fields.js';
import type {Performance} from '../../protocol/vpp-summary.js';

/** What CHANGE_PERIOD asks for. */
export interface PeriodRequest {
  readonly period_type: string;
  /** `YYYY-MM-DD`. */
  readonly period_start: string;
}

/** A bar of the chart and a row of the table: an hour, a day or a month. */
export interface Column {
  /** `YYYY-MM-DDTHH`, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly key: string;
  readonly energy: number;
  readonly earnings: readonly Amount[];
}

interface PeriodType {
  /** The length of the date of its first day that all of its days share. */
  readonly shared: number;
  /** The first day of the period before (-1) or after (1). */
  readonly step: (start: Date, by: number) => void;
  /** The keys of its columns. */
  readonly keys: (start: string) => string[];
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

const keysFrom = (start: string, joint: string, first: number, count: number): string[] =>
  Array.from({length: count}, (_, index) => `${start}${joint}${twoDigits(first + index)}`);

const daysIn = (month: string): number => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
};

const PERIOD_TYPES: ReadonlyMap<string, PeriodType> = new Map([
  [
    'DAY',
    {
      shared: 10,
      step: (start: Date, by: number) => void start.setUTCDate(start.getUTCDate() + by),
      keys: (start: string) => keysFrom(start, 'T', 0, 24),
    },
  ],
  [
    'MONTH',
    {
      shared: 7,
      step: (start: Date, by: number) => void start.setUTCMonth(start.getUTCMonth() + by),
      keys: (start: string) => keysFrom(start.slice(0, 7), '-', 1, daysIn(start.slice(0, 7))),
    },
  ],
  [
    'YEAR',
    {
      shared: 4,
      step: (start: Date, by: number) => void start.setUTCFullYear(start.getUTCFullYear() + by),
      keys: (start: string) => keysFrom(start.slice(0, 4), '-', 1, 12),
    },
  ],
]);

/** The first day of a period of a type that holds a day; the day itself for an unknown type. */
function startOf(type: string, day: string): string {
  const shared = PERIOD_TYPES.get(type)?.shared ?? 10;
  return day.slice(0, shared) + '-01-01'.slice(shared - 4);
}

/** The period before (-1) or after (1); undefined if the dates of its type are not known. */
export function neighbour(
  {period_type, period_start}: Performance,
  by: number,
): PeriodRequest | undefined {
  const type = PERIOD_TYPES.get(period_type);
  if (!type || !period_start) return undefined;
  const start = new Date(`${startOf(period_type, period_start)}T00:00:00Z`);
  type.step(start, by);
  return {period_type, period_start: start.toISOString().slice(0, 10)};
}

/** The period of another type that holds the last dispatch, or else the same first day. */
export function ofType({period_start, series}: Performance, type: string): PeriodRequest {
  const last = series
    .map(({date}) => date.slice(0, 10))
    .sort()
    .at(-1);
  const day = last ?? period_start;
  return {period_type: type, period_start: day && startOf(type, day)};
}

/** Adds amounts, each currency for itself. */
function sumOf(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, number>();
  for (const {currency, value} of amounts) sums.set(currency, (sums.get(currency) ?? 0) + value);
  return [...sums].map(([currency, value]) => ({currency, value}));
}

/**
 * The columns of a period: all of a known type, those of the series for another. A day without an
 * entry had no dispatch; an entry of another period is left out.
 */
export function columnsOf({period_type, period_start, series}: Performance): Column[] {
  const type = period_start ? PERIOD_TYPES.get(period_type) : undefined;
  const hasHours = period_type !== 'DAY' || series.some(({date}) => date.length > 10);
  const dates = [...new Set(series.map(({date}) => date))].sort();
  const keys = type && hasHours ? type.keys(period_start) : dates;
  return keys.map(key => {
    const entries = series.filter(({date}) => date.startsWith(key));
    return {
      key,
      energy: entries.reduce((sum, {dispatched_kwh}) => sum + dispatched_kwh, 0),
      earnings: sumOf(entries.flatMap(({earnings}) => earnings)),
    };
  });
}
