import {css} from 'lit';
import {buttonStyles} from './buttons.js';
import {fieldStyles} from './fields.js';
import {pageStyles} from './page.js';

/** The styles that all shadow roots share. */
export const base = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
    text-align: start;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }
  /* Hidden but in place while the messages of its language load. */
  :host(:state(loading)) {
    visibility: hidden;
  }
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  /* A text in another script than the page's keeps its own direction. */
  h2,
  p,
  legend,
  .label,
  .choice-label,
  .choice-hint {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  h2 {
    font: var(--flatpeak-heading-weight, 650) var(--flatpeak-heading-size, 1.5rem) / 1.25
      var(--flatpeak-heading-font, var(--_font));
    letter-spacing: -0.01em;
    text-wrap: balance;
    outline: none;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    border: 0;
    background: none;
    cursor: pointer;
    transition: background var(--_motion);
  }
  ol,
  fieldset {
    padding: 0;
    border: 0;
    min-inline-size: 0;
    list-style: none;
  }
  :focus-visible:not(h2) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .muted,
  .hint,
  .affix,
  .choice-hint {
    color: var(--_muted);
  }
  .stack,
  .field,
  .heading,
  .choices,
  .notice {
    display: grid;
    gap: var(--_space);
    grid-template-columns: minmax(0, 1fr);
  }
  .icon {
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }

  ${buttonStyles}
  ${fieldStyles}
  ${pageStyles}
`;
