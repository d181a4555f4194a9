import {css} from 'lit';

/** What all parts of the playground share. Colors are those of the documentation's theme. */
export const shared = css`
  :host {
    --bg: var(--vp-c-bg, #fff);
    --soft: var(--vp-c-bg-soft, #f6f6f7);
    --line: var(--vp-c-divider, #e2e2e3);
    --text: var(--vp-c-text-1, #1b1b1f);
    --quiet: var(--vp-c-text-2, #5c5c63);
    --brand: var(--vp-c-brand-1, #0a7350);
    --outline: light-dark(#8a8a93, #7b7b85);
    --mono: var(--vp-font-family-mono, ui-monospace, monospace);
    --good: light-dark(#0b6b3a, #7ee2a8);
    --bad: light-dark(#b3261e, #ffb4ab);
    color: var(--text);
    font: 400 0.875rem/1.45 var(--vp-font-family-base, system-ui, sans-serif);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset {
    min-inline-size: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  select,
  input {
    margin: 0;
    font: inherit;
    color: inherit;
  }
  button,
  select,
  label,
  summary {
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--brand);
    outline-offset: 2px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
    min-block-size: 2.25rem;
    padding: 0 0.75rem;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    background: var(--bg);
    font-weight: 500;
    white-space: nowrap;
  }
  .button:hover {
    border-color: var(--outline);
  }
  .select,
  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.25rem;
    padding: 0 0.625rem;
    border: 1px solid var(--outline);
    border-radius: 0.5rem;
    background: var(--bg);
  }
  .quiet {
    color: var(--quiet);
  }
  .hint {
    color: var(--quiet);
    font-size: 0.8125rem;
  }
  .mono {
    font-family: var(--mono);
    font-size: 0.8125rem;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .segments {
    display: flex;
    padding: 2px;
    border-radius: 0.5rem;
    background: var(--soft);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .segments label {
    position: relative;
    flex: 1;
    display: grid;
    place-items: center;
    min-block-size: 2rem;
    padding: 0 0.5rem;
    border-radius: 0.375rem;
    color: var(--quiet);
    font-weight: 500;
    text-align: center;
    white-space: nowrap;
  }
  .segments input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segments label:has(:checked) {
    background: var(--bg);
    box-shadow: 0 0 0 1px var(--outline);
    color: var(--text);
  }
  .segments label:hover {
    color: var(--text);
  }
  .segments label:has(:focus-visible) {
    outline: 2px solid var(--brand);
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    .segments label:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
  @media (pointer: coarse) {
    .button,
    .select,
    .input,
    .segments label {
      min-block-size: 2.75rem;
    }
  }
`;
