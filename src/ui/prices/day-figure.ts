import {html, nothing, type TemplateResult} from 'lit';
import type {MessageKey} from '../../messages/translator.js';
import {HOUR_MS} from '../time.js';
import {dayChart, type ChartScale} from './day-chart.js';
import type {PriceFormats} from './price-formats.js';
import {priceTable} from './price-table.js';
import {mergeAdjacent, type DayPrices, type PriceSpan} from './rates.js';

const EXTREMES = ['cheap', 'dear'] as const;

/** Keys that move by an hour. */
const HOUR_STEPS: Readonly<Record<string, number>> = {PageUp: 1, PageDown: -1};

/** What is shown of a day, and what the customer does with it. */
export interface DayFigure {
  readonly day: DayPrices;
  readonly title: string;
  readonly formats: PriceFormats;
  readonly scale: ChartScale;
  readonly isExport: boolean;
  /** A moment of the price that is read next. */
  readonly at: number;
  /** That price is shown in place of the day's range. */
  readonly isReading: boolean;
  /** Whether the pointer is down on the chart. */
  readonly press: {isDown: boolean};
  /** The table was opened once. */
  readonly hasTable: boolean;
  /** Reads the price at a moment; undefined ends the reading. */
  readonly onRead: (at: number | undefined) => void;
  readonly onTable: () => void;
}

/** A chart that can be read by pointer and keyboard, the cheapest and dearest hours, and a table. */
export function dayFigure(figure: DayFigure): TemplateResult {
  const {day, title, formats, scale, isReading, hasTable, onTable} = figure;
  const {text, range, unit} = formats;
  // Equal neighbours are one price, and a gap has its own row.
  const rows = mergeAdjacent(day.spans, ({cost}) => cost);
  const index = indexAt(rows, figure.at);
  const reading = isReading ? rows[index] : undefined;
  return html`
    <figure class="stack">
      <figcaption class="row caption ${day.hasClockChange ? 'tall' : ''}">
        ${
          reading
            ? html`<strong translate="no"><bdi>${formats.times(reading)}</bdi></strong>
                <bdi>${formats.priceWithUnit(reading.cost)}</bdi>`
            : html`<strong class="day-name">${title}</strong>
                <bdi translate="no">${range(day.low, day.high)} ${unit}</bdi>`
        }
      </figcaption>
      <div class="plot">
        ${dayChart(day, formats, scale, reading, rows.length > 1 ? slider(rows, index, figure) : nothing)}
      </div>
      ${extremes(figure)}
      <details>
        <summary part="toggle" @click=${onTable}>
          ${text('prices.table')} <span class="visually-hidden">${title}</span>
        </summary>
        ${hasTable ? priceTable(rows, {title, rankOf: day.rankOf}, formats, scale) : nothing}
      </details>
    </figure>
  `;
}

/** The row at a moment, or the nearest one. */
function indexAt(rows: readonly PriceSpan[], at: number): number {
  const index = rows.findIndex(({to}) => at < to);
  return index < 0 ? rows.length - 1 : index;
}

/**
 * A native slider over the chart: a keyboard and every screen reader can move it, and it says the
 * price in words. A pointer reads the price below it, without a handle to aim at.
 */
function slider(rows: readonly PriceSpan[], index: number, figure: DayFigure): TemplateResult {
  const {day, title, formats, isReading, press, onRead} = figure;
  const row = rows[index];
  const readRow = (next: number) =>
    onRead(rows[Math.min(Math.max(next, 0), rows.length - 1)]?.from);
  const readPointer = ({clientX, target}: PointerEvent) => {
    const {left, width} = (target as Element).getBoundingClientRect();
    const at = day.from + ((clientX - left) / width) * (day.to - day.from);
    if (!isReading || indexAt(rows, at) !== index) onRead(at);
  };
  const onPointer = (event: PointerEvent) => {
    const {type, pointerType, pointerId, target} = event;
    if (type === 'pointerdown') {
      press.isDown = true;
      (target as Element).setPointerCapture(pointerId);
    } else if (type !== 'pointermove') press.isDown = false;
    if (press.isDown || (type === 'pointermove' && pointerType === 'mouse')) readPointer(event);
  };
  const onLeave = ({type, pointerType}: PointerEvent) => {
    // A price that was touched stays when the finger is lifted; a finger that scrolls reads nothing.
    if (type === 'pointercancel' || (pointerType === 'mouse' && !press.isDown)) onRead(undefined);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = HOUR_STEPS[event.key];
    if (step && row) {
      const next = indexAt(rows, row.from + step * HOUR_MS);
      readRow(next === index ? index + step : next);
    } else if (event.key === 'Escape' && isReading) onRead(undefined);
    else return;
    event.preventDefault();
    // Escape would close the dialog around the chart.
    event.stopPropagation();
  };
  const onInput = (event: Event) => {
    event.stopPropagation();
    const input = event.target as HTMLInputElement;
    // The browser does not know how long each price lasts, so it reads another one.
    if (press.isDown) input.value = String(index);
    else readRow(Number(input.value));
  };
  return html`
    <input
      type="range"
      class="slider"
      max=${rows.length - 1}
      .value=${String(index)}
      aria-label="${title}, ${formats.text('prices.slider')}"
      aria-valuetext=${row ? formats.reading(row) : nothing}
      @input=${onInput}
      @keydown=${onKey}
      @pointerdown=${onPointer}
      @pointermove=${onPointer}
      @pointerup=${onPointer}
      @pointercancel=${onLeave}
      @pointerleave=${onLeave}
      @focus=${() => press.isDown || readRow(index)}
      @blur=${() => onRead(undefined)}
    />
  `;
}

/** The cheapest and the dearest times as text, and notes about the day. */
function extremes({day, formats: {text, times}, isExport}: DayFigure): unknown {
  const hint = (key: MessageKey) => html`<p class="hint">${text(key)}</p>`;
  return [
    day.low < day.high &&
      html`<dl class="rows">
        ${EXTREMES.map(
          rank => html`
            <div class="row ${rank}">
              <dt>${text(isExport ? `prices.export.${rank}` : `prices.${rank}`)}</dt>
              <dd>
                ${day.windows[rank].map(
                  (window, index) =>
                    html`${index ? ', ' : ''}<bdi translate="no">${times(window)}</bdi>`,
                )}
              </dd>
            </div>
          `,
        )}
      </dl>`,
    day.hasClockChange && hint('prices.shifted'),
    day.spans.some(({isEstimate}) => isEstimate) && hint('prices.estimates'),
  ].map(part => part || nothing);
}
