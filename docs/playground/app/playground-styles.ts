import {css} from 'lit';

export const playgroundStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .page {
    display: grid;
    grid-template-areas: 'head' 'problems' 'controls' 'stage' 'details';
    grid-template-columns: minmax(0, 1fr);
    border-block-end: 1px solid var(--line);
  }
  .head {
    grid-area: head;
    display: flex;
    align-items: center;
    gap: 0.5rem 1rem;
    padding: 0.625rem 1rem;
    border-block-end: 1px solid var(--line);
  }
  .title {
    flex: 1;
    min-inline-size: 0;
  }
  h1 {
    font-size: 1.25rem;
    font-weight: 650;
    letter-spacing: -0.01em;
    line-height: 1.3;
  }
  .problems {
    grid-area: problems;
    display: flex;
    align-items: start;
    gap: 1rem;
    padding: 0.75rem 1rem;
    border-block-end: 1px solid var(--line);
    border-inline-start: 4px solid var(--bad);
    background: var(--soft);
  }
  .problems ul {
    flex: 1;
    display: grid;
    gap: 0.25rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .controls {
    grid-area: controls;
    padding: 0.75rem 1rem;
    border-block-end: 1px solid var(--line);
  }
  .element legend {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .element .segments {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(4.25rem, 1fr));
  }
  details {
    margin-block: 0.25rem -0.5rem;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 2.75rem;
    font-weight: 500;
  }
  summary::after {
    content: '';
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -0.125rem;
  }
  details[open] > summary::after {
    rotate: 225deg;
    translate: 0 0.125rem;
  }
  playground-controls {
    padding-block: 0.5rem;
  }
  .stage {
    grid-area: stage;
    display: grid;
    min-inline-size: 0;
    border-block-end: 1px solid var(--line);
  }
  .details {
    grid-area: details;
    min-inline-size: 0;
  }
  .tabs {
    display: flex;
    overflow-x: auto;
    border-block-end: 1px solid var(--line);
    background: var(--bg);
    padding-inline: 0.5rem;
  }
  [role='tab'] {
    flex: none;
    min-block-size: 3.25rem;
    padding: 0 0.75rem;
    border: 0;
    border-block: 2px solid transparent;
    background: none;
    color: var(--quiet);
    font-weight: 500;
  }
  [role='tab']:hover {
    color: var(--text);
  }
  [role='tab']:focus-visible {
    outline-offset: -4px;
  }
  [aria-selected='true'] {
    border-block-end-color: var(--brand);
    color: var(--text);
  }
  .count {
    padding: 0.0625rem 0.375rem;
    border-radius: 1rem;
    background: var(--soft);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .panel {
    min-inline-size: 0;
    padding: 1rem;
  }

  @container (min-width: 60rem) {
    .page {
      grid-template-areas: 'head head' 'problems problems' 'controls stage' 'controls details';
      grid-template-columns: 16.5rem minmax(0, 1fr);
      grid-template-rows: auto auto auto 1fr;
    }
    .controls {
      border-inline-end: 1px solid var(--line);
      border-block-end: 0;
      padding: 1rem;
    }
    summary {
      display: none;
    }
    details {
      margin-block-start: 1.25rem;
    }
    .element .segments {
      grid-template-columns: repeat(2, 1fr);
    }
    .head {
      padding-inline: 1.5rem;
    }
  }
  @container (min-width: 76rem) {
    .page:not(.large) {
      grid-template-areas: 'head head head' 'problems problems problems' 'controls stage details';
      grid-template-columns: 16.5rem minmax(28rem, 1fr) minmax(26rem, 32rem);
      grid-template-rows: auto auto minmax(0, 1fr);
      block-size: calc(100vh - var(--vp-nav-height, 4rem));
      min-block-size: 44rem;
    }
    .page:not(.large) :is(.controls, .stage) {
      overflow-y: auto;
    }
    .page:not(.large) .stage {
      border-block-end: 0;
    }
    .page:not(.large) .details {
      display: grid;
      grid-template-rows: auto minmax(0, 1fr);
      border-inline-start: 1px solid var(--line);
    }
    .page:not(.large) .panel {
      overflow-y: auto;
    }
  }
`;
