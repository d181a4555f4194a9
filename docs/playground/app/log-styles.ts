import {css} from 'lit';

/** A list of what happened, the latest first. */
export const logStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    min-inline-size: 0;
  }
  .empty {
    padding: 2rem 1rem;
    border: 1px dashed var(--line);
    border-radius: 0.5rem;
    text-align: center;
    color: var(--quiet);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 0.75rem;
  }
  .head p {
    flex: 1;
  }
  .log {
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    overflow: clip;
  }
  .log > li + li {
    border-block-start: 1px solid var(--line);
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.125rem 0.625rem;
    padding: 0.5rem 0.75rem;
  }
  summary:hover {
    background: var(--soft);
  }
  summary:focus-visible {
    outline-offset: -2px;
  }
  summary::before {
    content: '';
    flex: none;
    inline-size: 0.375rem;
    block-size: 0.375rem;
    border: solid var(--quiet);
    border-width: 0 1.5px 1.5px 0;
    rotate: -45deg;
    translate: 0 -0.125rem;
  }
  details[open] > summary::before {
    rotate: 45deg;
  }
  .name {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-family: var(--mono);
    font-size: 0.8125rem;
    font-weight: 500;
  }
  time,
  .legs {
    color: var(--quiet);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    padding: 0 0.75rem 0.75rem;
  }
  code-block {
    max-block-size: 20rem;
  }
`;
