import {html, type TemplateResult} from 'lit';
import {dayBar} from './day-bar.js';
import type {Period} from './hours.js';
import type {PriceFormats} from './price-formats.js';
import {mergeAdjacent, type DayPrices, type Rank, type ShownDays, type TimeSpan} from './rates.js';

/** With more, prices are those of a market, and a chart shows them better. */
const MAX_PERIODS = 8;

/** A price that applies every day at the same time. */
export interface DailyRate extends TimeSpan {
  readonly cost: number;
  readonly rank: Rank;
}

/**
 * The rates of a tariff that repeats every day, as a customer would enter them: a period that spans
 * midnight is one. Undefined if the days differ, or are not fully known.
 * @param isKnownDaily the tariff repeats by its nature, so that one day is enough
 */
export function dailyRates(
  {today, tomorrow}: ShownDays,
  isKnownDaily: boolean,
): readonly DailyRate[] | undefined {
  const rates = today && ratesOf(today);
  if (!rates) return undefined;
  if (!tomorrow) return isKnownDaily ? rates : undefined;
  const keyOf = (each: readonly DailyRate[] | undefined) =>
    each?.map(({start, end, cost}) => [timeOf(start), timeOf(end), cost]).join();
  return keyOf(rates) === keyOf(ratesOf(tomorrow)) ? rates : undefined;
}

/** The rates of a whole day; undefined if some are unknown or estimates, or if there are too many. */
function ratesOf({spans, from, to, rankOf, hasClockChange}: DayPrices) {
  const runs = mergeAdjacent(spans, ({cost}) => cost);
  const [first, last] = [runs[0], runs.at(-1)];
  const isWhole =
    first?.from === from &&
    last?.to === to &&
    !hasClockChange &&
    runs.every(({cost, isEstimate}) => !Number.isNaN(cost) && !isEstimate);
  if (!first || !last || !isWhole || runs.length > MAX_PERIODS) return undefined;
  const isNight = first !== last && first.cost === last.cost;
  const periods = isNight ? [...runs.slice(1, -1), {...last, to: first.to, end: first.end}] : runs;
  return periods.map(run => ({...run, rank: rankOf(run)}));
}

/** The time of day of the wire. */
const timeOf = (wall: number): string => new Date(wall).toISOString().slice(11, 19);

const periodOf = ({start, end}: DailyRate): Period => ({
  valid_from: timeOf(start),
  valid_to: timeOf(end),
});

/**
 * The day as a bar, and each rate with its hours. The shadow root needs `chartStyles` and
 * `dayBarStyles`.
 */
export const dailyRatesList = (
  rates: readonly DailyRate[],
  {text, translator, times, priceWithUnit}: PriceFormats,
  isExport: boolean,
): TemplateResult => html`
  <figure class=${isExport ? 'stack export' : 'stack'}>
    <figcaption><strong>${text('tariff-summary.rates')}</strong></figcaption>
    ${dayBar(
      rates.map(rate => ({...periodOf(rate), kind: rate.rank})),
      translator.lang,
    )}
    <dl class="rows">
      ${rates.map(
        rate => html`
          <div class="row ${rate.rank}">
            <dt><bdi translate="no">${times(rate)}</bdi></dt>
            <dd><bdi translate="no">${priceWithUnit(rate.cost)}</bdi></dd>
          </div>
        `,
      )}
    </dl>
  </figure>
`;
