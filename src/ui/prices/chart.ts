import {css, html, nothing, svg, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {MessageKey, Translator} from '../../messages/translator.js';
import type {Cheapest} from './cheapest.js';
import {priceFormat, priceUnit} from '../format/money.js';
import {joined, spanAt, type Day, type Days, type Rank, type Span, type Stretch} from './rates.js';

const DAYS = ['today', 'tomorrow'] as const;
const RANKS = ['usual', 'cheap', 'dear'] as const;
const HOUR = 3_600_000;

/** With more bars than this, lines between them would be all that is seen. */
const MANY = 60;

/** Prices that change, or the one price of a flat tariff, and how to say them. */
export interface Prices {
  readonly words: Translator;
  /** ISO 4217. */
  readonly currency: string;
  readonly days?: Days | undefined;
  readonly cost?: number | null | undefined;
  /** A time to point at, and how long that is. */
  readonly cheapest?: (Cheapest & Stretch) | undefined;
  /** What is said of a day that has no prices. */
  readonly notes?: Readonly<Partial<Record<keyof Days, string>>> | undefined;
  /** Energy goes out: a high price is a good one. */
  readonly isPaid?: boolean | undefined;
  /** The moment that counts as now (milliseconds since 1970); the clock's, unless given. */
  readonly now?: number | undefined;
}

/** What all charts share: one scale, so that a high bar is a high price on each day. */
interface Scene extends Pick<Prices, 'cheapest'> {
  readonly floor: number;
  readonly height: number;
  readonly now: number;
}

/**
 * The price now, the time to point at, and for each day a chart, its cheapest and dearest hours,
 * and a table.
 *
 * Whoever places it has `chartStyles` among its styles.
 */
export function priceChart(prices: Prices): TemplateResult {
  const {days, notes, cheapest, isPaid, now = Date.now()} = prices;
  const say = sayerOf(prices);
  const known = DAYS.flatMap(name => days?.[name] ?? []);
  const spans = known.flatMap(day => day.spans);
  const cost = spans.length > 0 ? spanAt(spans, now)?.cost : prices.cost;
  const floor = Math.min(0, ...known.map(({low}) => low));
  const height = Math.max(0, ...known.map(({high}) => high)) - floor || 1;
  const scene = {floor, height, now, cheapest};
  const shown = DAYS.flatMap(name => {
    const [day, note] = [days?.[name], notes?.[name]];
    const title = say.text(`prices.${name}`);
    if (day) return figure(day, title, say, scene);
    return note
      ? html`<div part="note">
          <strong>${title}</strong>
          <p class="muted">${note}</p>
        </div>`
      : [];
  });
  return html`
    <div part="price">
      <p class="muted">${say.text('prices.now')}</p>
      <p>
        ${
          typeof cost === 'number'
            ? html`<bdi
                ><strong class="amount" part="amount">${say.number(cost)}</strong> ${say.unit}</bdi
              >`
            : html`<strong>${say.text('prices.unknown')}</strong>`
        }
      </p>
    </div>
    ${cheapest ? pointer(cheapest, prices, say) : nothing}
    ${shown.length > 0 ? html`<div class=${isPaid ? 'days paid' : 'days'}>${shown}</div>` : nothing}
  `;
}

const figure = (day: Day, title: string, say: Sayer, scene: Scene) => html`
  <figure class="stack">
    <figcaption class="row">
      <strong>${title}</strong> <bdi>${range(day, say)} ${say.unit}</bdi>
    </figcaption>
    ${drawing(day, say, scene)} ${extremes(day, say)}
    ${guard([day, say.words, say.unit], () => table(day, title, say))}
  </figure>
`;

type Sayer = ReturnType<typeof sayerOf>;

/** How prices and times are said; a time is what the location's clocks show, as if in UTC. */
function sayerOf({words, currency}: Prices) {
  const {lang} = words;
  const clock = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, {...options, timeZone: 'UTC'});
  const time = clock({timeStyle: 'short'});
  const text = (key: MessageKey) => words.text(key);
  const format = priceFormat(currency, lang);
  return {
    text,
    words,
    unit: words.text('unit.kwh', {unit: priceUnit(currency, lang).name}),
    number: (cost: number) => (Number.isNaN(cost) ? text('prices.unknown') : format(cost)),
    hour: clock({hour: 'numeric'}),
    times: ({start, end}: Pick<Stretch, 'start' | 'end'>) =>
      html`<bdi>${time.format(start)} – ${time.format(end)}</bdi>`,
  };
}

const range = ({low, high}: Day, {number}: Sayer): string =>
  low < high ? `${number(low)} – ${number(high)}` : number(low);

/** The time to point at in words: its length, when it is, what it costs. */
function pointer(
  {from, to, start, end, cost, isEstimate}: Cheapest & Stretch,
  {days, isPaid}: Prices,
  {words, text, times, number, unit}: Sayer,
): TemplateResult {
  const hours = (to - from) / HOUR;
  const kind = isPaid ? 'best-paid' : 'cheapest';
  const isTomorrow = days?.tomorrow && from >= days.tomorrow.from;
  const mean = isEstimate ? 'prices.mean.estimate' : 'prices.mean';
  return html`
    <div part="cheapest" class="pointer">
      <p>
        ${words.text(`prices.${kind}`, {hours})}
        <strong>${isTomorrow ? text('prices.tomorrow') : ''} ${times({start, end})}</strong>
      </p>
      <p class="hint"><bdi>${words.text(mean, {price: `${number(cost)} ${unit}`})}</bdi></p>
    </div>
  `;
}

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
const table = ({spans}: Day, title: string, {text, times, number}: Sayer): TemplateResult => html`
  <details>
    <summary part="toggle">
      ${text('prices.table')} <span class="visually-hidden">${title}</span>
    </summary>
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

/**
 * Bars in a square of 100 that is stretched to its place, a path for each colour, and the hours.
 * Estimates are paler.
 */
function drawing(
  {spans, from, to, rankOf, hours}: Day,
  {hour}: Sayer,
  {floor, height, now, cheapest}: Scene,
): TemplateResult {
  const x = (moment: number) => ((moment - from) / (to - from)) * 100;
  const y = (cost: number) => 98 - ((cost - floor) / height) * 88;
  // A price of zero is drawn too: only a gap is empty.
  const thin = height / 50;
  const bar = ({from, to, cost}: Span) =>
    `M${x(from)} ${y(0)}V${y(cost < 0 ? cost - thin : cost + thin)}H${x(to)}V${y(0)}`;
  const bars = (rank: Rank, estimated: boolean) =>
    spans.filter(span => rankOf(span) === rank && span.isEstimate === estimated).map(bar);
  const paths = [false, true].flatMap(estimated =>
    RANKS.map(
      rank => svg`
        <path class=${estimated ? `${rank} estimate` : rank} d=${bars(rank, estimated).join('')} />`,
    ),
  );
  return html`
    <svg part="chart" class=${spans.length > MANY ? 'chart fine' : 'chart'} aria-hidden="true">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" height="86%">
        ${
          cheapest
            ? svg`<path class="pointed" d="M${x(cheapest.from)} 100V2H${x(cheapest.to)}V100" />`
            : nothing
        }
        ${paths}
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
    font-size: min(2.75rem, 15cqi);
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
  /* Where energy goes out, a high price is a good one. */
  .paid .cheap {
    --_mark: var(--_dear);
  }
  .paid .dear {
    --_mark: var(--_cheap);
  }
  :is(.cheap, .dear) dt::before,
  .pointer p:first-child::before {
    content: '';
    display: inline-block;
    inline-size: 0.625rem;
    block-size: 0.625rem;
    margin-inline-end: 0.5rem;
    background: var(--_mark);
  }
  dt::before {
    clip-path: polygon(0 0, 100% 0, 50% 100%);
  }
  .dear dt::before {
    rotate: 180deg;
  }
  .days {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: 1.25rem 2.5rem;
    align-items: start;
  }
  .pointer p:first-child::before {
    margin-inline-end: 0.25rem;
    border: 1.5px solid var(--_cheap);
    background: color-mix(in oklab, var(--_cheap) 14%, transparent);
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
    stroke-width: 0.25px;
    vector-effect: non-scaling-stroke;
  }
  .fine path {
    stroke-width: 0;
  }
  .estimate {
    fill-opacity: 0.5;
  }
  .chart .pointed {
    fill: color-mix(in oklab, var(--_cheap) 14%, transparent);
    stroke: var(--_cheap);
    stroke-width: 1.5px;
  }
  .chart .zero {
    stroke: var(--_outline);
    stroke-width: 1px;
  }
  .chart .now {
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
  /* What is neither low nor high is hollow. */
  @media (forced-colors: active) {
    .chart {
      --_usual: Canvas;
      --_surface: CanvasText;
    }
    .chart path {
      stroke-width: 0.5px;
    }
  }
`;
