// Prices and times as the bare page and its peer write them; both scripts are built with it.
export const LANG = 'en-GB';

/** The price of a time, as the service sends it: what is known has one of the two. */
export interface WireSpan {
  readonly valid_from: string;
  readonly valid_to: string;
  readonly tariff?: {readonly cost: number; readonly confidence: number};
  readonly price?: {readonly value: number; readonly confidence: number};
}

export type WireRates = Readonly<Record<'today' | 'tomorrow', readonly WireSpan[]>>;

/** The price of a time. */
export interface Span {
  readonly valid_from: string;
  readonly valid_to: string;
  readonly cost: number;
  readonly confidence: number;
}

/** The price of a time of every day. */
export interface Period {
  readonly cost: number;
  readonly valid_from: string;
  readonly valid_to: string;
}

const MINOR: Readonly<Record<string, string>> = {GBP: 'p', SEK: 'öre'};
export const minorOf = (currency: string) => MINOR[currency] ?? currency;

export const amount = (value: number, digits: number) =>
  new Intl.NumberFormat(LANG, {minimumFractionDigits: digits, maximumFractionDigits: 2}).format(
    value,
  );
export const price = (cost: number) => amount(cost * 100, 2);

const hour = new Intl.DateTimeFormat(LANG, {hour: 'numeric', timeZone: 'UTC'});
const time = new Intl.DateTimeFormat(LANG, {timeStyle: 'short', timeZone: 'UTC'});
const date = new Intl.DateTimeFormat(LANG, {dateStyle: 'long', timeZone: 'UTC'});

/** As the clocks of the home show it. */
const wall = (moment: string) => Date.parse(`${moment.slice(0, 19)}Z`);

const clockTime = (text: string) => Date.parse(`1970-01-01T${text}Z`);

export const dateOf = (moment: string) => date.format(wall(moment));
export const timeOf = (text: string) => time.format(clockTime(text));

/** How far of the day has passed, in hundredths. */
export const dayShare = (text: string) => (clockTime(text) / 86_400_000) * 100;

/** The hours of a day's axis, with its end. */
export const HOURS = [0, 6, 12, 18].map(at => hour.format(at * 3_600_000)).concat('24');

export const QUARTERS = Array.from({length: 96}, (_, index) =>
  new Date(index * 900_000).toISOString().slice(11, 19),
);

/** The days of a chart. */
export const daysOf = ({today, tomorrow}: WireRates): readonly (readonly Span[])[] =>
  [today, tomorrow].map(spans =>
    spans.map(({valid_from, valid_to, tariff, price}) => ({
      valid_from,
      valid_to,
      cost: tariff?.cost ?? price?.value ?? NaN,
      confidence: (tariff ?? price)?.confidence ?? 1,
    })),
  );

export const priceAt = (spans: readonly Span[], moment: number) =>
  spans.find(
    ({valid_from, valid_to}) => Date.parse(valid_from) <= moment && moment < Date.parse(valid_to),
  );

/** The lowest and the highest price of a day, and how close to them counts as the same. */
export function boundsOf(spans: readonly Span[]) {
  const costs = spans.map(({cost}) => cost);
  const [low, most] = [Math.min(...costs), Math.max(...costs)];
  return {low, most, near: (most - low) * 0.15};
}

/** The times around a price, as long as prices are close to it. */
export function stretch(spans: readonly Span[], cost: number, near: number): string {
  const at = spans.findIndex(span => span.cost === cost);
  const isNear = (index: number) => Math.abs((spans[index]?.cost ?? Infinity) - cost) < near;
  let [from, to] = [at, at];
  while (isNear(from - 1)) from--;
  while (isNear(to + 1)) to++;
  const [start, end] = [spans[from]?.valid_from, spans[to]?.valid_to];
  return start && end ? `${time.format(wall(start))} – ${time.format(wall(end))}` : '';
}

/** When a day's prices are at their lowest; undefined if they are all the same. */
export function cheapest(spans: readonly Span[]): string | undefined {
  const {low, most, near} = boundsOf(spans);
  return low < most ? stretch(spans, low, near) : undefined;
}

/** The lines of a price axis from zero, in hundredths of the currency. */
export function axisLines(high: number): number[] {
  const least = high / 3;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5, 10].find(factor => factor * power >= least) ?? 10);
  return Array.from({length: Math.floor(high / step) + 1}, (_, index) => index * step);
}

/** The night as one period, which comes as two. */
export function joined(hours: readonly Period[]): readonly Period[] {
  const sorted = hours.toSorted((a, b) => a.valid_from.localeCompare(b.valid_from));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || first.cost !== last.cost || last.valid_to !== first.valid_from)
    return sorted;
  return [...sorted.slice(1, -1), {...last, valid_to: first.valid_to}];
}

/** Where in the line of a day the number of a period has room, in hundredths. */
export function placesOf({valid_from, valid_to}: Period): number[] {
  const [from, to] = [dayShare(valid_from), dayShare(valid_to)];
  const parts: [number, number][] =
    from < to
      ? [[from, to]]
      : [
          [from, 100],
          [0, to],
        ];
  return parts.filter(([from, to]) => to - from > 8).map(([from, to]) => (from + to) / 2);
}

export const initials = (name: string) =>
  name
    .split(/\s+/, 2)
    .map(word => word[0]?.toUpperCase())
    .join('');
