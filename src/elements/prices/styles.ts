import {css} from 'lit';

/** The layout of `<flatpeak-prices>` and its loading placeholder. */
export const pricesStyles = css`
  .card {
    max-inline-size: var(--flatpeak-width, 60rem);
  }
  /* An empty live region takes no room. */
  [role='status']:empty {
    position: absolute;
  }
  .shape {
    --_mark: var(--_tint);
    display: grid;
    gap: 1.25rem;
    opacity: 0;
    animation: appear 200ms 250ms forwards;
  }
  [class^='shape-'] {
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .shape-price {
    inline-size: 9rem;
    block-size: 4.5rem;
  }
  .shape-tab {
    block-size: 2.75rem;
  }
  .shape-pointer {
    inline-size: min(18rem, 100%);
  }
  .shape-pointer,
  .pointer {
    min-block-size: 2.75rem;
  }
  /* Its text takes two lines. */
  @container (max-width: 26rem) {
    .shape-pointer,
    .pointer {
      min-block-size: 4.25rem;
    }
  }
  .shape-line {
    inline-size: 40%;
    block-size: 1.5rem;
  }
  .shape .panel {
    gap: 0.5rem;
  }
  .shape-rows {
    block-size: 5.625rem;
  }
  .shape-line:last-child {
    margin-block: 0.625rem;
  }
  /* Every day is as tall as one with estimates. */
  .panel:not(:has([part='note'])) {
    align-content: start;
    min-block-size: 26.125rem;
  }
  [part='note'] {
    padding: 1rem;
    border: 1px dashed var(--_outline);
    border-radius: var(--_radius);
  }
`;
