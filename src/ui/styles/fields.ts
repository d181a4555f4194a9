import {css} from 'lit';

/** Fields with their labels, hints and errors. */
export const fieldStyles = css`
  .field {
    gap: 0.375rem;
  }
  .label {
    font-weight: 550;
    font-size: 0.9375rem;
  }
  /* A select, or another field with a list. */
  .chevron {
    position: relative;
  }
  .chevron > .input {
    appearance: none;
    padding-inline-end: 2.5rem;
    white-space: normal;
  }
  .chevron::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 0.4rem);
    inset-inline-end: 1rem;
    padding: 0.1875rem;
    border: solid var(--_muted);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    pointer-events: none;
  }
  .input {
    border: var(--_border) var(--_outline);
    border-radius: var(--_radius);
    background: var(--_field);
    outline-offset: -1px !important;
  }
  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_control);
    padding: 0.5rem var(--_inset);
    /* The value has its own direction (dir="auto") and the alignment of the page. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    /* iOS zooms into a focused field with smaller text. */
    font-size: max(16px, 1rem);
  }
  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
    text-overflow: ellipsis;
  }
  [aria-invalid='true'].input {
    border-color: var(--_danger);
    outline-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .hint,
  .error {
    font-size: 0.875rem;
    line-height: 1.4;
  }
  .error {
    color: var(--_danger);
    font-weight: 550;
  }

  @media (forced-colors: active) {
    [aria-invalid='true'].input {
      border-width: 3px;
    }
  }
`;
