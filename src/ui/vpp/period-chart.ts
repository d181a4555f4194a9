import {css, html, nothing, svg, type TemplateResult} from 'lit';
import {priceAxis} from '../prices/axis.js';
import type {PeriodFormats} from './formats.js';
import type {Column} from './period.js';

/** For the shadow root with the chart, beside those of the price charts. */
export const periodChartStyles = css`
  .panels {
    position: relative;
    display: grid;
    gap: 0.25rem;
  }
  .panel-name {
    margin: 0;
    font-size: 0.8125rem;
    color: var(--_muted);
  }
  .panels .chart,
  .panels .axis {
    --_chart: 6.5rem;
  }
  .panels .axis {
    overflow: visible;
  }
  .earned {
    --_mark: var(--_accent);
  }
  .used {
    --_mark: var(--_usual);
  }
  .ticks {
    block-size: 1.25rem;
    font-size: 0.75rem;
    fill: var(--_muted);
  }
  .ticks svg {
    overflow: visible;
  }
  .over {
    position: absolute;
    inset: 0;
  }
  .plot > svg {
    flex: none;
  }
`;

/** What the chart shows, and what the customer reads in it. */
export interface PeriodChart {
  readonly columns: readonly Column[];
  readonly formats: PeriodFormats;
  readonly lang: string;
  /** Names of the chart and of its two panels. */
  readonly names: {readonly chart: string; readonly earned: string; readonly energy: string};
  /** The column that is read next, and whether it is shown. */
  readonly at: number;
  readonly isReading: boolean;
  /** Whether the pointer is down on the chart. */
  readonly press: {isDown: boolean};
  /** Reads a column; undefined ends the reading. */
  readonly onRead: (index: number | undefined) => void;
}

/** The bars are in a square of 100 units. */
const [TOP, BOTTOM] = [4, 98];

interface Scale {
  readonly values: readonly number[];
  readonly labels: readonly string[];
  readonly y: (value: number) => number;
}

function scaleOf(values: readonly number[], lang: string): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values) || 1;
  const axis = priceAxis(low, high);
  const format = new Intl.NumberFormat(lang, {
    notation: 'compact',
    minimumFractionDigits: axis.decimals,
    signDisplay: 'negative',
  });
  return {
    values: axis.values,
    labels: axis.values.map(value => format.format(value).replace('-', '−')),
    y: value => BOTTOM - ((value - low) / (high - low)) * (BOTTOM - TOP),
  };
}

/** How many columns there are from one label to the next. */
const labelStep = (count: number): number => (count > 24 ? 7 : count > 12 ? 6 : 1);

/**
 * Two rows of bars with the same columns: earnings above, energy below. A slider over them reads a
 * column by pointer, keyboard and screen reader.
 */
export function periodChart(chart: PeriodChart): TemplateResult {
  const {columns, formats, lang, names, at, isReading} = chart;
  const money = columns.map(({earnings}) => earnings[0]?.value ?? 0);
  const energy = columns.map(column => column.energy);
  const panels = [
    {name: names.earned, look: 'earned', values: money, scale: scaleOf(money, lang)},
    {name: names.energy, look: 'used', values: energy, scale: scaleOf(energy, lang)},
  ];
  const letters = Math.max(...panels.flatMap(({scale}) => scale.labels.map(text => text.length)));
  const width = `${letters * 0.6 + 0.75}em`;
  const step = labelStep(columns.length);
  const place = (index: number) => ((index + 0.5) / columns.length) * 100;
  return html`
    <div class="panels">
      ${panels.map(
        ({name, look, values, scale}) => html`
          <div>
            <p class="panel-name" aria-hidden="true">${name}</p>
            <div class="plot">
              ${axisOf(scale, width)}
              <div class="bars">${barsOf(values, scale, look, isReading ? at : undefined)}</div>
            </div>
          </div>
        `,
      )}
      <div class="plot ticks" aria-hidden="true" translate="no">
        <svg width=${width} height="0"></svg>
        <div class="bars">
          <svg width="100%" height="100%" text-anchor="middle">
            ${columns.map(({key}, index) =>
              index % step === 0
                ? svg`<text x="${place(index)}%" y="1em">${formats.tick(key)}</text>`
                : nothing,
            )}
          </svg>
        </div>
      </div>
      <div class="plot over">
        <svg width=${width} height="0" aria-hidden="true"></svg>
        <div class="bars">${columns.length > 1 ? slider(chart) : nothing}</div>
      </div>
    </div>
  `;
}

const axisOf = ({values, labels, y}: Scale, width: string) => html`
  <svg class="axis" width=${width} aria-hidden="true" translate="no">
    ${values.map((value, index) => svg`<text y="${y(value)}%" dy="0.35em">${labels[index]}</text>`)}
  </svg>
`;

function barsOf(
  values: readonly number[],
  {values: lines, y}: Scale,
  look: string,
  reading: number | undefined,
): TemplateResult {
  const width = 100 / values.length;
  const gap = Math.min(width * 0.15, 1);
  const bars = values.map((value, index) =>
    value ? `M${index * width + gap} ${y(0)}V${y(value)}H${(index + 1) * width - gap}V${y(0)}` : '',
  );
  return html`
    <svg
      class="chart"
      part="chart"
      aria-hidden="true"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
    >
      <path class="line" d=${lines.map(value => `M0 ${y(value)}H100`).join('')} />
      <path class=${look} d=${bars.join('')} />
      <path class="zero" d="M0 ${y(0)}H100" />
      ${
        reading === undefined
          ? nothing
          : svg`<path class="reading" d="M${reading * width} 100V0H${(reading + 1) * width}V100" />`
      }
    </svg>
  `;
}

function slider({columns, formats, names, at, press, onRead}: PeriodChart): TemplateResult {
  const column = columns[at];
  const last = columns.length - 1;
  const onPointer = ({type, pointerType, pointerId, clientX, target}: PointerEvent) => {
    if (type === 'pointerdown') {
      press.isDown = true;
      (target as Element).setPointerCapture(pointerId);
    } else if (type !== 'pointermove') press.isDown = false;
    if (!press.isDown && !(type === 'pointermove' && pointerType === 'mouse')) return;
    const {left, width} = (target as Element).getBoundingClientRect();
    const index = Math.floor(((clientX - left) / width) * columns.length);
    onRead(Math.min(Math.max(index, 0), last));
  };
  const onLeave = ({type, pointerType}: PointerEvent) => {
    // What was touched stays when the finger is lifted; a finger that scrolls reads nothing.
    if (type === 'pointercancel' || (pointerType === 'mouse' && !press.isDown)) onRead(undefined);
  };
  const onInput = (event: Event) => {
    event.stopPropagation();
    const input = event.target as HTMLInputElement;
    // The browser would choose the column whose edge, not whose bar, is below the pointer.
    if (press.isDown) input.value = String(at);
    else onRead(Number(input.value));
  };
  return html`
    <input
      type="range"
      class="slider"
      max=${last}
      .value=${String(at)}
      aria-label=${names.chart}
      aria-valuetext=${column ? readingOf(column, formats) : nothing}
      @input=${onInput}
      @pointerdown=${onPointer}
      @pointermove=${onPointer}
      @pointerup=${onPointer}
      @pointercancel=${onLeave}
      @pointerleave=${onLeave}
      @focus=${() => press.isDown || onRead(at)}
      @blur=${() => onRead(undefined)}
    />
  `;
}

/** A column in words: its time, earnings and energy. */
export const readingOf = ({key, earnings, energy}: Column, formats: PeriodFormats): string =>
  [formats.label(key), formats.amounts(earnings), formats.energy(energy)].join(', ');
