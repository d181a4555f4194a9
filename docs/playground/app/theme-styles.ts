import {css} from 'lit';

export const themeStyles = css`
  .label {
    display: block;
    margin-block-end: 0.25rem;
    font-weight: 500;
  }
  .start {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
    gap: 0.75rem;
  }
  h3 {
    margin-block-end: 0.5rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-block-end: 0.5rem;
  }
  .head h3 {
    flex: 1;
    margin: 0;
  }
  .tokens {
    border: 1px solid var(--line);
    border-radius: 0.5rem;
  }
  .tokens li {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.5rem 0.75rem;
  }
  .tokens li + li {
    border-block-start: 1px solid var(--line);
  }
  .about {
    flex: 1 1 9rem;
    min-inline-size: 0;
  }
  .token {
    display: block;
    font-weight: 500;
  }
  .token::first-letter {
    text-transform: uppercase;
  }
  .tokens .hint {
    display: block;
    font-size: 0.75rem;
    line-height: 1.35;
  }
  .value {
    flex: 0 1 9.5rem;
    min-inline-size: 6.5rem;
  }
  .error {
    display: block;
    margin-block-start: 0.25rem;
    color: var(--bad);
    font-size: 0.75rem;
  }
  [aria-invalid='true'] {
    border-color: var(--bad);
  }
  .swatch {
    flex: none;
    appearance: none;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border: 1px solid var(--outline);
    border-radius: 0.5rem;
    background: var(--swatch);
    cursor: pointer;
  }
  /* The background of the input is the color, also one that is translucent. */
  .swatch::-webkit-color-swatch-wrapper {
    visibility: hidden;
  }
  .swatch::-moz-color-swatch {
    visibility: hidden;
  }
  .undo {
    flex: none;
    inline-size: 2rem;
    block-size: 2rem;
    padding: 0;
    border: 0;
    border-radius: 0.5rem;
    background: none;
    font-size: 1.125rem;
  }
  .undo:hover {
    background: var(--soft);
  }
  .weakest {
    display: block;
    color: var(--quiet);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .weakest .grade {
    min-inline-size: 0;
    font-weight: 600;
  }
  .summary {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--good);
    border-radius: 0.5rem;
    background: var(--bg);
    color: var(--good);
    font-weight: 500;
  }
  .summary.fails {
    border-color: var(--bad);
  }
  .contrast {
    inline-size: 100%;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    border-spacing: 0;
  }
  .contrast :is(td, th) {
    padding: 0.375rem 0.5rem;
    text-align: start;
    font-weight: 500;
  }
  .contrast td:first-child {
    inline-size: 3.25rem;
  }
  .contrast tbody tr + tr > * {
    border-block-start: 1px solid var(--line);
  }
  .names {
    display: block;
    color: var(--quiet);
    font-size: 0.75rem;
    font-weight: 400;
  }
  .sample {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 1.75rem;
    border: 1px solid var(--line);
    border-radius: 0.375rem;
    font-weight: 600;
  }
  .contrast .ratio {
    text-align: end;
    font: 500 0.8125rem var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .grade {
    display: inline-block;
    min-inline-size: 3.75rem;
    color: var(--good);
    white-space: nowrap;
  }
  .fails {
    color: var(--bad);
    font-weight: 600;
  }
  .contrast + .hint {
    margin-block-start: 0.5rem;
  }
  code-block {
    max-block-size: 24rem;
  }
`;
