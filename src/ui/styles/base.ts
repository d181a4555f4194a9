import {css} from 'lit';

/** What every shadow root of the widget has in common: type, buttons, fields, messages. */
export const base = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
    text-align: start;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }
  /* Its language is on its way, and the place is kept. */
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
  /* A sentence in another script than the page's is still read in its own direction. */
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

  /* Buttons */
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: var(--_control);
    padding: 0.5em min(1.25em, 4cqi);
    border-radius: var(--flatpeak-button-radius, var(--_radius));
    font-weight: 600;
    line-height: 1.25;
  }
  .primary {
    --_button: var(--_accent);
    background: var(--_button);
    color: var(--_on-accent);
  }
  .primary:hover {
    background: color-mix(in oklab, var(--_button), var(--_text) 14%);
  }
  .quiet,
  .link {
    color: var(--_accent);
  }
  .quiet:hover,
  .icon-button:hover {
    background: var(--_tint);
  }
  .outlined {
    border: var(--_border) var(--_outline);
  }
  .danger {
    color: var(--_danger);
  }
  .primary.danger {
    --_button: var(--_danger);
    color: var(--_surface);
  }
  [aria-disabled='true'] {
    cursor: progress;
  }
  .link {
    padding: 0;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    min-block-size: 2.75rem;
    text-align: start;
  }
  .icon-button {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    border-radius: 50%;
    color: var(--_muted);
  }
  .spinner {
    inline-size: 1.1em;
    block-size: 1.1em;
    border: 2px solid;
    border-inline-start-color: transparent;
    border-radius: 50%;
    /* Most answers are quicker than this; a flash of a spinner is noise. */
    opacity: 0;
    animation:
      turn 0.8s linear infinite,
      appear 120ms 250ms forwards;
  }
  /* It takes no room where there is some beside the words, so that these stay where they are. */
  @container (min-width: 15rem) {
    .button > .spinner {
      margin-inline-start: -1.6em;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  /* Fields and choices */
  .field {
    gap: 0.375rem;
  }
  .label {
    font-weight: 550;
    font-size: 0.9375rem;
  }
  /* A list behind a field: country, select */
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
    /* What is typed has its own direction (dir="auto"), but stands where the others stand. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
    /* iOS zooms into anything smaller when it gets the focus. */
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

  /* Pages */
  .page {
    gap: calc(var(--_space) * 1.25);
  }
  .heading,
  .notice {
    gap: 0.375rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .actions > * {
    flex: 1 1 auto;
  }
  .actions > .primary {
    flex-basis: 100%;
  }
  /* The one less likely choice stands beside the likely one where there is room. */
  @container (min-width: 26rem) {
    .actions:has(.quiet:nth-child(2):last-child) > .primary {
      flex-basis: 50%;
    }
  }
  .logo {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: calc(var(--_radius) * 0.75);
    overflow: hidden;
    background: var(--_tint);
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 650;
  }
  .logo img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
    background: #fff;
  }
  .notice {
    --_mark: var(--_outline);
    padding: 0.875rem var(--_inset);
    border: 1px solid color-mix(in oklab, var(--_mark) 40%, var(--_surface));
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_mark) 8%, var(--_surface));
  }
  .notice .button {
    margin-block-start: 0.5rem;
  }
  .problem {
    --_mark: var(--_danger);
  }
  .warning {
    --_mark: var(--_warning);
  }

  @media (forced-colors: active) {
    .button {
      border: 1px solid;
    }
    .primary,
    .spinner {
      forced-color-adjust: none;
    }
    /* Nor do the customer's colours give way to those of a part. */
    .primary {
      background: var(--_button) !important;
      color: var(--_on-accent) !important;
    }
    .problem,
    .warning,
    [aria-invalid='true'].input,
    .affixed:has([aria-invalid='true']) {
      border-width: 3px;
    }
    .choice:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
    .spinner {
      animation-duration: 3s, 1ms;
    }
  }
`;
