import {html, nothing, svg, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {PriceAxis} from './axis.js';
import type {CheapestSpan} from './cheapest.js';
import type {PriceFormats} from './price-formats.js';
import type {DayPrices, PriceSpan, Rank} from './rates.js';

const RANKS = ['usual', 'cheap', 'dear'] as const;

/** With more bars, their outlines would cover them. */
const MAX_OUTLINED_BARS = 60;

/** The bars are in a square of 100 units. Above `TOP` is room for labels. */
const [TOP, BOTTOM] = [16, 98];
/** The height of that square in percent of the chart; below are the hours. */
const BARS_HEIGHT = 86;

/** The width of a letter, and of the gap beside a name, in percent of a chart on a small phone. */
const [LETTER_WIDTH, GAP] = [2.8, 2.5];

/** The scale that the charts of all days share, in major units, and the times to mark. */
export interface ChartScale {
  readonly floor: number;
  readonly height: number;
  readonly axis: PriceAxis;
  readonly now: number;
  readonly cheapest?: CheapestSpan | undefined;
  /** The name of the cheapest time. */
  readonly cheapestName: string;
}

/** The vertical place of a price. */
const heightOf = (cost: number, {floor, height}: ChartScale): number =>
  BOTTOM - ((cost - floor) / height) * (BOTTOM - TOP);

/** The horizontal place of a moment. */
const placeOf = (moment: number, {from, to}: DayPrices): number =>
  ((moment - from) / (to - from)) * 100;

/**
 * Bars that are stretched to their box, one path a colour, with hours below and prices at the side.
 * Estimates are paler.
 * @param reading the price that is being read, to mark
 * @param overlay what lies over the bars
 */
export function dayChart(
  day: DayPrices,
  formats: PriceFormats,
  scale: ChartScale,
  reading: PriceSpan | undefined,
  overlay: unknown,
): TemplateResult {
  const x = (moment: number) => placeOf(moment, day);
  const band = ({from, to}: Pick<PriceSpan, 'from' | 'to'>) =>
    `M${x(from)} 100V${TOP}H${x(to)}V100`;
  const {now, cheapest, axis} = scale;
  return html`
    ${guard([axis, formats], () => axisLabels(formats, scale))}
    <div class="bars">
      <svg
        part="chart"
        class=${day.spans.length > MAX_OUTLINED_BARS ? 'chart fine' : 'chart'}
        aria-hidden="true"
        translate="no"
      >
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" height="${BARS_HEIGHT}%">
          <path
            class="line"
            d=${axis.values.map(value => `M0 ${lineAt(value, formats, scale)}H100`).join('')}
          />
          ${cheapest ? svg`<path class="cheapest" d=${band(cheapest)} />` : nothing}
          ${guard([day, scale.floor, scale.height], () => bars(day, scale))}
          ${reading ? svg`<path class="reading" d=${band(reading)} />` : nothing}
          <path class="zero" d="M0 ${heightOf(0, scale)}H100" />
          <path class="now" d="M${x(now)} ${TOP}V100" />
        </svg>
        ${labelsOf(day, formats, scale)}
        ${day.hourMarks.map(([wall, moment], index) => {
          const at = x(moment);
          const edge = at < 4 ? 'first' : at > 96 ? 'last' : '';
          const label = formats.hour(wall, index > 0 && at > 99);
          return svg`<text class=${edge} x="${at}%" y="98%">${label}</text>`;
        })}
      </svg>
      ${overlay}
    </div>
  `;
}

function bars(day: DayPrices, scale: ChartScale): unknown {
  const {spans, rankOf} = day;
  const x = (moment: number) => placeOf(moment, day);
  const y = (cost: number) => heightOf(cost, scale);
  // A price of zero is a thin bar: only a gap is empty.
  const thin = scale.height / 50;
  const bar = ({from, to, cost}: PriceSpan) =>
    `M${x(from)} ${y(0)}V${y(cost < 0 ? Math.min(cost, -thin) : Math.max(cost, thin))}H${x(to)}V${y(0)}`;
  const pathOf = (rank: Rank, isEstimate: boolean) =>
    spans
      .filter(span => rankOf(span) === rank && span.isEstimate === isEstimate)
      .map(bar)
      .join('');
  return [false, true].flatMap(isEstimate =>
    RANKS.map(rank => {
      const path = pathOf(rank, isEstimate);
      return path
        ? svg`<path class=${isEstimate ? `${rank} estimate` : rank} d=${path} />`
        : nothing;
    }),
  );
}

/** The vertical place of a value in quoted units. */
const lineAt = (value: number, {exponent}: PriceFormats, scale: ChartScale): number =>
  heightOf(value / 10 ** exponent, scale);

/** The prices at the side, beside their lines. */
function axisLabels(formats: PriceFormats, scale: ChartScale): TemplateResult {
  const {values, decimals} = scale.axis;
  const format = new Intl.NumberFormat(formats.translator.lang, {
    notation: 'compact',
    minimumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  const labels = values.map(value => format.format(value).replace('-', '−'));
  const width = Math.max(...labels.map(({length}) => length)) * 0.6 + 0.5;
  return html`
    <svg class="axis" width="${width}em" aria-hidden="true" translate="no">
      ${values.map((value, index) => {
        const at = (lineAt(value, formats, scale) * BARS_HEIGHT) / 100;
        // In the middle of the digits: engines disagree on the middle of a font.
        return svg`<text y="${at}%" dy="0.35em">${labels[index]}</text>`;
      })}
    </svg>
  `;
}

/** The names of now and of the cheapest time above the bars, side by side where they are close. */
function labelsOf(day: DayPrices, {text}: PriceFormats, scale: ChartScale): unknown {
  const {now, cheapest, cheapestName} = scale;
  const label = (moment: number, name: string) => {
    const isHere = day.from <= moment && moment < day.to;
    return isHere
      ? [{at: placeOf(moment, day), name, half: (name.length * LETTER_WIDTH) / 2 + GAP}]
      : [];
  };
  const labels = [
    ...label(now, text('prices.mark.now')),
    ...(cheapest ? label((cheapest.from + cheapest.to) / 2, cheapestName) : []),
  ].sort((a, b) => a.at - b.at);
  let least = 0;
  for (const each of labels) {
    each.at = Math.max(each.at, least + each.half);
    least = each.at + each.half;
  }
  let most = 100;
  for (const each of labels.reverse()) {
    each.at = Math.min(each.at, most - each.half);
    most = each.at - each.half;
  }
  return labels.map(({at, name}) => svg`<text class="name" x="${at}%" y="1em">${name}</text>`);
}
