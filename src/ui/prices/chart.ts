import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {MessageKey, Translator, Values} from '../../messages/translator.js';
import type {CheapestSpan} from './cheapest.js';
import {priceFormat} from '../format/money.js';
import type {Occurrence} from './clock.js';
import {HOUR_MS} from '../time.js';
import {dayChart, type ChartScale} from './day-chart.js';
import {priceAmount, unitLabel} from './price-now.js';
import {mergeAdjacent, spanAt, type DayPrices, type ShownDays, type TimeSpan} from './rates.js';

const DAYS = ['today', 'tomorrow'] as const;

/** The prices of a tariff: those of its days, or one that never changes. */
export interface PriceChartOptions {
  readonly translator: Translator;
  /** ISO 4217. */
  readonly currency: string;
  readonly days?: ShownDays | undefined;
  /** The price of a flat tariff, in major units. */
  readonly cost?: number | null | undefined;
  /** The time to recommend. */
  readonly cheapest?: (CheapestSpan & TimeSpan) | undefined;
  /** A text for a day without prices. */
  readonly notes?: Readonly<Partial<Record<keyof ShownDays, string>>> | undefined;
  /** The price is for feeding in, so a high one is good. */
  readonly isExport?: boolean | undefined;
  /** The current time in ms since the epoch; by default that of the clock. */
  readonly now?: number | undefined;
}

/**
 * The price now, the recommended time, and for each day a chart, its cheapest and dearest hours,
 * and a table. The shadow root needs `chartStyles`.
 */
export function priceChart(prices: PriceChartOptions): TemplateResult {
  const {days, notes, cheapest, isExport, now = Date.now()} = prices;
  const format = formattersOf(prices);
  const knownDays = DAYS.flatMap(name => days?.[name] ?? []);
  const spans = knownDays.flatMap(day => day.spans);
  const cost = spans.length > 0 ? spanAt(spans, now)?.cost : prices.cost;
  const floor = Math.min(0, ...knownDays.map(({low}) => low));
  const height = Math.max(0, ...knownDays.map(({high}) => high)) - floor || 1;
  // One scale for all days, so that a high bar is a high price on each.
  const scale = {floor, height, now, cheapest};
  const shown = DAYS.flatMap(name => {
    const [day, note] = [days?.[name], notes?.[name]];
    const title = format.text(`prices.${name}`);
    if (day) return dayFigure(day, title, format, scale);
    return note
      ? html`<div part="note">
          <strong>${title}</strong>
          <p class="muted">${note}</p>
        </div>`
      : [];
  });
  return html`
    <div part="price">
      <p class="muted">${format.text('prices.now')}</p>
      <p>
        ${
          typeof cost === 'number'
            ? priceAmount(format.price(cost), format.unit)
            : html`<strong>${format.text('prices.unknown')}</strong>`
        }
      </p>
    </div>
    ${cheapest ? cheapestHint(cheapest, prices, format) : nothing}
    ${shown.length > 0 ? html`<div class=${isExport ? 'days export' : 'days'}>${shown}</div>` : nothing}
    ${
      days?.offsets
        ? html`<p class="hint">${format.text('prices.offsets', {zone: days.offsets})}</p>`
        : nothing
    }
  `;
}

const dayFigure = (day: DayPrices, title: string, format: Formatters, scale: ChartScale) => html`
  <figure class="stack">
    <figcaption class="row">
      <strong>${title}</strong> <bdi translate="no">${priceRange(day, format)} ${format.unit}</bdi>
    </figcaption>
    ${dayChart(day, format.hour, scale)} ${extremes(day, format)}
    ${guard([day, format.translator, format.unit], () => priceTable(day, title, format))}
  </figure>
`;

type Formatters = ReturnType<typeof formattersOf>;

/** Formats prices and times. Times are the location's wall-clock times, as if in UTC. */
function formattersOf({translator, currency}: PriceChartOptions) {
  const {lang} = translator;
  const clock = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, {...options, timeZone: 'UTC'});
  const time = clock({timeStyle: 'short'});
  const text = (key: MessageKey, values?: Values) => translator.text(key, values);
  const formatPrice = priceFormat(currency, lang);
  return {
    text,
    translator,
    unit: unitLabel(currency, translator),
    price: (cost: number) => (Number.isNaN(cost) ? text('prices.unknown') : formatPrice(cost)),
    hour: clock({hour: 'numeric'}),
    times: ({start, end, startOccurrence, endOccurrence}: TimeSpan) => {
      const edge = (wall: number, occurrence: Occurrence | undefined) =>
        occurrence
          ? text(`prices.time.${occurrence}`, {time: time.format(wall)})
          : time.format(wall);
      // One remark is enough for both.
      const from = startOccurrence === endOccurrence ? undefined : startOccurrence;
      return html`<bdi translate="no">${edge(start, from)} – ${edge(end, endOccurrence)}</bdi>`;
    },
  };
}

const priceRange = ({low, high}: DayPrices, {price}: Formatters): string =>
  low < high ? `${price(low)} – ${price(high)}` : price(low);

/** The recommended time as text: its length, its start and end, its mean price. */
function cheapestHint(
  cheapest: CheapestSpan & TimeSpan,
  {days, isExport}: PriceChartOptions,
  {translator, text, times, price, unit}: Formatters,
): TemplateResult {
  const {from, to, cost, isEstimate} = cheapest;
  const hours = (to - from) / HOUR_MS;
  const kind = isExport ? 'best-paid' : 'cheapest';
  const isTomorrow = days?.tomorrow && from >= days.tomorrow.from;
  const mean = isEstimate ? 'prices.mean.estimate' : 'prices.mean';
  return html`
    <div part="cheapest" class="pointer">
      <p>
        ${translator.text(`prices.${kind}`, {hours})}
        <strong>${isTomorrow ? text('prices.tomorrow') : ''} ${times(cheapest)}</strong>
      </p>
      <p class="hint"><bdi>${translator.text(mean, {price: `${price(cost)} ${unit}`})}</bdi></p>
    </div>
  `;
}

/** The cheapest and the dearest hours as text, and notes about the day. */
function extremes(day: DayPrices, {text, times}: Formatters): unknown {
  const hint = (key: MessageKey) => html`<p class="hint">${text(key)}</p>`;
  return [
    day.low < day.high &&
      html`<dl class="rows">
        ${(['cheap', 'dear'] as const).map(
          rank => html`
            <div class="row ${rank}">
              <dt>${text(`prices.${rank}`)}</dt>
              <dd>${times(day[rank])}</dd>
            </div>
          `,
        )}
      </dl>`,
    day.hasClockChange && hint('prices.shifted'),
    day.spans.some(({isEstimate}) => isEstimate) && hint('prices.estimates'),
  ].map(part => part || nothing);
}

/** The prices as a table: equal neighbours share a row, and a gap has its own. */
const priceTable = (
  {spans}: DayPrices,
  title: string,
  {text, times, price}: Formatters,
): TemplateResult => html`
  <details>
    <summary part="toggle">
      ${text('prices.table')} <span class="visually-hidden">${title}</span>
    </summary>
    <table part="table">
      ${mergeAdjacent(spans, ({cost}) => cost).map(
        row => html`
          <tr>
            <th scope="row">${times(row)}</th>
            <td>
              <bdi translate=${Number.isNaN(row.cost) ? nothing : 'no'}>${price(row.cost)}</bdi>
            </td>
          </tr>
        `,
      )}
    </table>
  </details>
`;
