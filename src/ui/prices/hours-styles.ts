import {css} from 'lit';

/** The periods of a day as fields, compact enough for two on a phone. */
export const hoursStyles = css`
  .plans,
  .more {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .plans > *,
  .more > * {
    flex: 1 1 auto;
    min-block-size: 2.75rem;
    padding-inline: 0.625em;
  }
  .plans > * {
    font-size: 0.9375rem;
  }
  [aria-pressed='true'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    background: var(--_tint);
  }
  .coverage {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 1.5rem;
    font-size: 0.9375rem;
    outline-offset: 2px;
  }
  .coverage .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    color: var(--_accent);
  }
  .period {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    border-block-start: 0.25rem solid var(--_mark);
  }
  legend {
    padding-inline: 0 0.5rem;
    margin-block-end: 0.25rem;
    font-weight: 600;
  }
  label {
    color: var(--_muted);
  }
  .period .field {
    flex: 1 1 auto;
    gap: 0.125rem;
  }
  .period .field:has(.affixed) {
    flex: 4 1 8rem;
  }
  /* A message has the whole width. */
  .period .field:has(.error, .hint),
  .period .doubt {
    flex-basis: 100%;
  }
  .period .input {
    padding-inline-start: min(0.625rem, var(--_inset));
  }
  .period .chevron > .input {
    padding-inline-end: 1.5rem;
  }
  .period .chevron::after {
    inset-inline-end: 0.625rem;
    padding: 0.125rem;
  }
  .period .affix {
    padding-inline-end: 0.625rem;
  }
  /* In the middle of the line above the fields, which it interrupts. */
  .period .icon-button {
    position: absolute;
    inset-block-start: -2.375rem;
    inset-inline-end: max(-0.625rem, -10px);
  }
  .period .icon-button:not(:hover) {
    background: linear-gradient(var(--_surface)) center / 100% 0.5rem no-repeat;
  }
`;
