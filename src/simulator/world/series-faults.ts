import {isObject, mapLeaves, mapLists, type JsonObject} from './content.js';
import {mapValues} from './table.js';
import {DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS} from './time.js';
import {readTimestamp} from './wire-format.js';
import {addDays, dayOf, momentOf} from './zone.js';

/** Oddities in series of prices: lists of entries with a start, an end and a price. */

/** The clock and the zone of the location that a response is about. */
export interface Scene {
  /** In ms since the epoch. */
  readonly now: number;
  /** IANA name. */
  readonly timeZone: string;
}

/** The names of the start and the end of an entry. */
const ENDS = [
  ['valid_from', 'valid_to'],
  ['start_time', 'end_time'],
] as const;

interface Entry {
  readonly row: JsonObject;
  readonly from: string;
  readonly to: string;
  /** The name of the field that `to` is in. */
  readonly toField: string;
}

function entryOf(row: unknown): Entry | undefined {
  if (!isObject(row)) return undefined;
  for (const [fromField, toField] of ENDS) {
    const [from, to] = [row[fromField], row[toField]];
    if (typeof from === 'string' && typeof to === 'string') return {row, from, to, toField};
  }
  return undefined;
}

/** The entries of a list; undefined if it is no series. */
function seriesOf(list: readonly unknown[]): readonly Entry[] | undefined {
  const entries = list.flatMap(row => entryOf(row) ?? []);
  return entries.length > 0 && entries.length === list.length ? entries : undefined;
}

/** The second of every six entries: what happens to some entries happens to these. */
const isPicked = (index: number) => index % 6 === 1;

const WALL_TIME = /^(\d\d):(\d\d):(\d\d)$/;

const msOfDay = (text: string): number | undefined => {
  const [match, hours, minutes, seconds] = WALL_TIME.exec(text) ?? [];
  return match === undefined
    ? undefined
    : Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS;
};

const writeWallTime = (ms: number) =>
  new Date(((ms % DAY_MS) + DAY_MS) % DAY_MS).toISOString().slice(11, 19);

/** A time of day or a timestamp, moved. */
function moved(text: string, ms: number): string {
  const wall = msOfDay(text);
  if (wall !== undefined) return writeWallTime(wall + ms);
  const moment = readTimestamp(text);
  return moment ? moment.write(moment.at + ms) : text;
}

/** How long an entry is, in ms; a time of day that ends when it starts is a whole day. */
function lengthOf({from, to}: Entry): number {
  const [start, end] = [msOfDay(from), msOfDay(to)];
  if (start !== undefined && end !== undefined) return (end - start + DAY_MS) % DAY_MS || DAY_MS;
  return (readTimestamp(to)?.at ?? 0) - (readTimestamp(from)?.at ?? 0);
}

const withEnd = ({row, to, toField}: Entry, ms: number): JsonObject => ({
  ...row,
  [toField]: moved(to, ms),
});

const PRICE = /^(cost|value|rate|rate_avg|average|aggregate|total)$/;

const withoutPrice = ({row}: Entry): unknown =>
  mapLeaves(row, (leaf, key) => (PRICE.test(key) ? null : leaf));

/** What happens to the entries of a series. */
type SeriesChange = (entries: readonly Entry[], scene: Scene) => readonly unknown[];

const rowOf = ({row}: Entry): unknown => row;

const SERIES_FAULTS = {
  /** Tomorrow's prices are not published yet, although it is late. */
  'late-tomorrow': (entries, {now, timeZone}) => {
    const tomorrow = momentOf(addDays(dayOf(now, timeZone), 1), '00:00:00', timeZone);
    return entries.filter(({from}) => (readTimestamp(from)?.at ?? 0) < tomorrow).map(rowOf);
  },
  /** Every entry ends one second before the next one starts. */
  'early-ends': entries => entries.map(entry => withEnd(entry, -SECOND_MS)),
  /** One entry of six is missing. */
  gaps: entries => entries.filter((_, index) => !isPicked(index)).map(rowOf),
  /** One entry of six comes twice. */
  repeats: entries => entries.flatMap(({row}, index) => (isPicked(index) ? [row, row] : [row])),
  /** One entry of six ends in the middle of the next one. */
  overlaps: entries =>
    entries.map((entry, index) =>
      isPicked(index) ? withEnd(entry, lengthOf(entry) / 2) : entry.row,
    ),
  /** The second, fourth, … entries come before the first, third, … */
  unsorted: entries =>
    [1, 0].flatMap(rest => entries.filter((_, index) => index % 2 === rest).map(rowOf)),
  /** One entry of six has the price null. */
  'null-price': entries =>
    entries.map((entry, index) => (isPicked(index) ? withoutPrice(entry) : entry.row)),
} as const satisfies Record<string, SeriesChange>;

/** Changes every series in a value. */
const onSeries =
  (change: SeriesChange) =>
  (value: unknown, scene: Scene): unknown =>
    mapLists(value, list => {
      const entries = seriesOf(list);
      return entries ? change(entries, scene) : list;
    });

/** Changes to a value with series in it, by the type of the fault. */
export const seriesFaults = mapValues(SERIES_FAULTS, onSeries);
