import {css, html, nothing, svg, type TemplateResult} from 'lit';
import type {MessageKey, Translator} from '../messages/translator.js';
import type {RateEntry} from '../protocol/tariff-summary.js';
import {priceUnit, quotedPrice} from './money.js';
import {dayOf, joined, spanAt, type Day, type Span} from './rates.js';

const DAYS = ['today', 'tomorrow'] as const;
const RANKS = ['usual', 'cheap', 'dear'] as const;

/** Prices that change, or the one price of a flat tariff, and how to say them. */
export interface Prices {
  readonly words: Translator;
  /** ISO 4217. */
  readonly currency: string;
  readonly rates?: Readonly<Record<(typeof DAYS)[number], readonly RateEntry[]>> | null | undefined;
  readonly cost?: number | null | undefined;
  /** The moment that counts as now (milliseconds since 1970); the clock's, unless given. */
  readonly now?: number | undefined;
}

/**
 * The price now, and for each day a chart, its cheapest and dearest hours, and a table.
 *
 * Whoever places it has `chartStyles` among its styles.
 */
export function priceChart(prices: Prices): TemplateResult {
  const {rates, now = Date.now()} = prices;
  const say = sayerOf(prices);
  const days = DAYS.map(name => [name, dayOf(rates?.[name] ?? [])] as const);
  const spans = days.flatMap(([, day]) => day?.spans ?? []);
  const cost = spans.length > 0 ? spanAt(spans, now)?.cost : prices.cost;
  return html`
    <div part="price">
      <p class="muted">${say.text('prices.now')}</p>
      <p>
        ${
          typeof cost === 'number'
            ? html`<bdi><strong class="amount">${say.number(cost)}</strong> ${say.unit}</bdi>`
            : html`<strong>${say.text('prices.unknown')}</strong>`
        }
      </p>
    </div>
    ${days.map(
      ([name, day]) =>
        day &&
        html`
          <figure class="stack">
            <figcaption class="row">
              <strong>${say.text(`prices.${name}`)}</strong>
              <bdi>${range(day, say)} ${say.unit}</bdi>
            </figcaption>
            ${drawing(day, say, now)} ${extremes(day, say)} ${table(day, say)}
          </figure>
        `,
    )}
  `;
}

type Sayer = ReturnType<typeof sayerOf>;

/** How prices and times are said; a time is what the location's clocks show, as if in UTC. */
function sayerOf({words, currency}: Prices) {
  const {lang} = words;
  const clock = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, {...options, timeZone: 'UTC'});
  const time = clock({timeStyle: 'short'});
  const text = (key: MessageKey) => words.text(key);
  return {
    text,
    unit: words.text('unit.kwh', {unit: priceUnit(currency, lang).name}),
    number: (cost: number) =>
      Number.isNaN(cost) ? text('prices.unknown') : quotedPrice(cost, currency, lang),
    hour: clock({hour: 'numeric'}),
    times: ({start, end}: Span) => html`<bdi>${time.format(start)} – ${time.format(end)}</bdi>`,
  };
}

const range = ({low, high}: Day, {number}: Sayer): string =>
  low < high ? `${number(low)} – ${number(high)}` : number(low);

/** The cheapest and the dearest hours in words, and what else is to be known of the day. */
function extremes(day: Day, {text, times}: Sayer): unknown {
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
    day.isShifted && hint('prices.shifted'),
    day.spans.some(({isEstimate}) => isEstimate) && hint('prices.estimates'),
  ].map(part => part || nothing);
}

/** The prices as a person would write them down: equal neighbours are one, and a gap is named. */
const table = ({spans}: Day, {text, times, number}: Sayer): TemplateResult => html`
  <details>
    <summary>${text('prices.table')}</summary>
    <table part="table">
      ${joined(spans, ({cost}) => cost).map(
        row => html`
          <tr>
            <th scope="row">${times(row)}</th>
            <td><bdi>${number(row.cost)}</bdi></td>
          </tr>
        `,
      )}
    </table>
  </details>
`;

/** Bars in a square of 100 that is stretched to its place, a path for each colour, and the hours. */
function drawing(
  {spans, from, to, low, high, rankOf, hours}: Day,
  {hour}: Sayer,
  now: number,
): TemplateResult {
  const floor = Math.min(0, low);
  const height = Math.max(0, high) - floor || 1;
  const x = (moment: number) => ((moment - from) / (to - from)) * 100;
  const y = (cost: number) => 98 - ((cost - floor) / height) * 88;
  // A price of zero is drawn too: only a gap is empty.
  const thin = height / 50;
  const bar = ({from, to, cost}: Span) =>
    `M${x(from)} ${y(0)}V${y(cost < 0 ? cost - thin : cost + thin)}H${x(to)}V${y(0)}`;
  return html`
    <svg part="chart" class="chart" aria-hidden="true">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" height="86%">
        ${RANKS.map(
          rank => svg`
            <path class=${rank} d=${spans
              .filter(span => rankOf(span) === rank)
              .map(bar)
              .join('')} />`,
        )}
        <path class="zero" d="M0 ${y(0)}H100" />
        <path class="now" d="M${x(now)} 0V100" />
      </svg>
      ${hours.map(([wall, moment]) => svg`<text x="${x(moment)}%" y="98%">${hour.format(wall)}</text>`)}
    </svg>
  `;
}

/** For the shadow root in which prices are shown; its rows serve other facts too. */
export const chartStyles = css`
  .amount {
    font-size: 2.75rem;
    line-height: 1.1;
    letter-spacing: -0.03em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
  }
  .rows .row {
    padding-block: 0.625rem;
    border-block-start: 1px solid var(--_line);
  }
  .row bdi,
  dd {
    font-weight: 550;
  }
  dt,
  th {
    color: var(--_muted);
    font-weight: 400;
    text-align: start;
  }
  .cheap {
    --_mark: var(--_cheap);
  }
  .dear {
    --_mark: var(--_dear);
  }
  :is(.cheap, .dear) dt::before {
    content: '';
    display: inline-block;
    inline-size: 0.625rem;
    block-size: 0.625rem;
    margin-inline-end: 0.5rem;
    border-radius: 2px;
    background: var(--_mark);
  }
  .chart {
    inline-size: 100%;
    block-size: 10rem;
    direction: ltr;
    font-size: 0.75rem;
    fill: var(--_muted);
  }
  path {
    fill: var(--_mark, var(--_usual));
    stroke: var(--_surface);
    stroke-width: 0.5px;
    vector-effect: non-scaling-stroke;
  }
  .zero {
    stroke: var(--_outline);
    stroke-width: 1px;
  }
  .now {
    stroke: var(--_text);
    stroke-width: 2px;
  }
  summary {
    padding-block: 0.625rem;
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  tr {
    border-block-start: 1px solid var(--_line);
  }
  th,
  td {
    padding-block: 0.375rem;
  }
  td {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
`;
