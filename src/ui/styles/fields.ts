import {css} from 'lit';

/** Fields with their labels, hints and errors, and choices. */
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
  .input,
  .affixed,
  .choice {
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
  .affixed {
    display: flex;
    align-items: center;
  }
  .affixed .input {
    flex: 1;
    border: 0;
    background: none;
    outline: none !important;
    box-shadow: none !important;
  }
  .affixed:focus-within,
  .choice:has(:focus-visible) {
    outline: 2px solid var(--_focus);
  }
  .affix {
    padding-inline-end: var(--_inset);
    white-space: nowrap;
  }
  [aria-invalid='true'].input,
  .affixed:has([aria-invalid='true']) {
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
  .choices {
    gap: calc(var(--_space) * 0.625);
  }
  .choice {
    display: flex;
    gap: 0.75rem;
    padding: 0.875rem var(--_inset);
    border-color: var(--_line);
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .choice input {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin-block: 0.125rem;
    flex: none;
    accent-color: var(--_accent);
    outline: none !important;
  }
  .choice-label {
    font-weight: 600;
  }
  .choice-label,
  .choice-hint {
    display: block;
  }

  @media (forced-colors: active) {
    [aria-invalid='true'].input,
    .affixed:has([aria-invalid='true']) {
      border-width: 3px;
    }
    .choice:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
