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
  .chart .cheapest {
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
  }
`;
