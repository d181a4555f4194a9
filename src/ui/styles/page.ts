import {css} from 'lit';

/** The layout of a page, and notices. */
export const pageStyles = css`
  /* Fills the frame, so that the buttons of a short page are at the bottom, too. */
  .page {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-inline-size: 0;
    gap: var(--_gap);
  }
  .heading,
  .notice {
    gap: 0.375rem;
  }
  /* Reaches into the padding of the frame, for focus rings and for room at the edge of a window. */
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin: auto calc(-1 * var(--_rim, 0px)) 0;
    padding: 0 var(--_rim, 0px) 0.75rem;
    background: var(--_surface);
  }
  /* Where it would take too much room, it scrolls with the page. */
  @media (min-height: 30rem) {
    .actions {
      position: sticky;
      inset-block-end: var(--_below, 0px);
      z-index: 1;
    }
    /* As tall as the gap, so that it shows only over content that scrolls. */
    .actions::before {
      content: '';
      position: absolute;
      inset: auto 0 100%;
      block-size: var(--_gap);
      background: linear-gradient(#0000, var(--_surface));
      pointer-events: none;
    }
  }
  /* A page of a few words stands in the middle. */
  .heading:has(+ slot + slot) {
    margin-block-start: auto;
    justify-items: center;
  }
  .heading:has(+ slot + slot),
  .heading:has(+ slot + slot) + slot {
    text-align: center;
  }
  .actions > * {
    flex: 1 1 auto;
  }
  .actions > .primary {
    flex-basis: 100%;
  }
  /* A single quiet button goes beside the primary one if there is room. */
  @container (min-width: 26rem) {
    .actions:has(.quiet:nth-child(2):last-child) > .primary {
      flex-basis: 50%;
    }
  }
  .notice {
    --_mark: var(--_outline);
    text-align: start;
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

  @media (forced-colors: active) {
    .problem {
      border-width: 3px;
    }
  }
`;
