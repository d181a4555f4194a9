import {css} from 'lit';

/** For the shadow root that contains a price chart or a list of facts. */
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
  .rows .row > dd {
    margin-inline-start: auto;
    text-align: end;
  }
  /* A range of times moves to the next line as a whole, if it fits there. */
  :is(dd, dt, th, .caption, .pointer) bdi {
    display: inline-block;
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
  /* For export, a high price is a good one. */
  .export .cheap {
    --_mark: var(--_dear);
  }
  .export .dear {
    --_mark: var(--_cheap);
  }
  :is(.cheap, .dear) :is(dt, td)::before,
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
  .overview {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 1rem 3rem;
  }
  .board {
    container-type: inline-size;
  }
  .tabs {
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    margin-block-end: 1rem;
    padding: 2px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  [role='tab'] {
    min-block-size: 2.75rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) - 2px);
    color: var(--_muted);
    font-weight: 600;
  }
  [role='tab'][aria-selected='true'] {
    border-color: var(--_outline);
    background: var(--_surface);
    color: var(--_text);
  }
  .days {
    display: flex;
    gap: 2.5rem;
    align-items: start;
  }
  .panel {
    flex: 1;
    min-inline-size: 0;
  }
  /* One day at a time, named by its tab. */
  @container (max-width: 40rem) {
    .other,
    .tabs + .days .day-name {
      display: none;
    }
  }
  @container (min-width: 40.01rem) {
    .tabs {
      display: none;
    }
    .panel:has([part='note']) {
      flex: none;
      inline-size: 14rem;
    }
    .plot {
      --_chart: 13rem;
    }
  }
  .caption {
    column-gap: 0.5rem;
    align-items: baseline;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 20rem) {
    .caption {
      font-size: 0.875rem;
    }
  }
  /* Room for the remark at a time that the clocks show twice. */
  .tall {
    min-block-size: 4.5rem;
  }
  .pointer p:first-child::before {
    margin-inline-end: 0.25rem;
    border: 1.5px solid var(--_cheap);
    background: color-mix(in oklab, var(--_cheap) 14%, transparent);
  }
  figure.stack {
    gap: 0.5rem;
  }
  .plot {
    display: flex;
    direction: ltr;
  }
  .bars {
    position: relative;
    flex: 1;
    min-inline-size: 0;
  }
  .axis,
  .chart {
    block-size: var(--_chart, 10rem);
    font-size: 0.75rem;
    fill: var(--_muted);
  }
  .axis {
    flex: none;
    font-variant-numeric: tabular-nums;
  }
  .chart {
    display: block;
    inline-size: 100%;
    text-anchor: middle;
    overflow: visible;
  }
  .chart .first {
    text-anchor: start;
  }
  .chart .last {
    text-anchor: end;
  }
  .chart .name {
    fill: var(--_text);
    font-weight: 600;
  }
  .slider {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    appearance: none;
    background: none;
    border-radius: calc(var(--_radius) / 2);
    direction: ltr;
    outline-offset: 0;
    touch-action: pan-y;
    cursor: crosshair;
  }
  .slider::-webkit-slider-thumb {
    appearance: none;
    inline-size: 1px;
    opacity: 0;
  }
  .slider::-moz-range-thumb {
    inline-size: 1px;
    border: 0;
    opacity: 0;
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
  .chart .cheapest {
    fill: color-mix(in oklab, var(--_cheap) 14%, transparent);
    stroke: var(--_cheap);
    stroke-width: 1.5px;
  }
  .chart .reading {
    fill: color-mix(in oklab, var(--_text) 14%, transparent);
    stroke: var(--_text);
    stroke-width: 1.5px;
  }
  .chart .line {
    stroke: var(--_line);
    stroke-width: 1px;
  }
  .chart .zero {
    stroke: var(--_outline);
    stroke-width: 1px;
  }
  .chart .now {
    stroke: var(--_text);
    stroke-width: 2px;
  }
  /* Clear of the buttons that are pinned below. */
  .slider,
  summary {
    scroll-margin-block-end: 8rem;
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
  thead tr {
    border: 0;
  }
  th,
  td {
    padding-block: 0.375rem;
  }
  .mark {
    margin-inline-start: 0.5rem;
    padding-inline: 0.375rem;
    border: 1px solid var(--_outline);
    border-radius: 1rem;
    color: var(--_text);
    font-size: 0.75rem;
    font-weight: 600;
  }
  td,
  th:last-child {
    text-align: end;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  /* Bars that are neither low nor high are hollow. */
  @media (forced-colors: active) {
    .chart {
      --_usual: Canvas;
      --_surface: CanvasText;
    }
    .chart path {
      stroke-width: 0.5px;
    }
    [role='tab'][aria-selected='true'] {
      border-color: Highlight;
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
