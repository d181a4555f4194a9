import {html, nothing, svg, type TemplateResult} from 'lit';
import type {CheapestSpan} from './cheapest.js';
import type {DayPrices, PriceSpan, Rank} from './rates.js';

const RANKS = ['usual', 'cheap', 'dear'] as const;

/** With more bars, their outlines would cover them. */
const MAX_OUTLINED_BARS = 60;

/** The scale that the charts of all days share, in major units, and the times to mark. */
export interface ChartScale {
  readonly floor: number;
  readonly height: number;
  readonly now: number;
  readonly cheapest?: CheapestSpan | undefined;
}

/**
 * Bars in a square of 100 units that is stretched to its box, one path a colour, and hour labels.
 * Estimates are paler.
 */
export function dayChart(
  {spans, from, to, rankOf, hourMarks}: DayPrices,
  hour: Intl.DateTimeFormat,
  {floor, height, now, cheapest}: ChartScale,
): TemplateResult {
  const x = (moment: number) => ((moment - from) / (to - from)) * 100;
  const y = (cost: number) => 98 - ((cost - floor) / height) * 88;
  // A price of zero is a thin bar: only a gap is empty.
  const thin = height / 50;
  const bar = ({from, to, cost}: PriceSpan) =>
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
    <svg
      part="chart"
      class=${spans.length > MAX_OUTLINED_BARS ? 'chart fine' : 'chart'}
      aria-hidden="true"
      translate="no"
    >
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" height="86%">
        ${
          cheapest
            ? svg`<path class="cheapest" d="M${x(cheapest.from)} 100V2H${x(cheapest.to)}V100" />`
            : nothing
        }
        ${paths}
        <path class="zero" d="M0 ${y(0)}H100" />
        <path class="now" d="M${x(now)} 0V100" />
      </svg>
      ${hourMarks.map(([wall, moment]) => svg`<text x="${x(moment)}%" y="98%">${hour.format(wall)}</text>`)}
    </svg>
  `;
}
