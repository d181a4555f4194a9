import {css} from 'lit';
import {arrowStyles} from './arrow.js';

/** For the shadow root that contains an option list. */
export const optionListStyles = css`
  ${arrowStyles}
  .list {
    gap: 0.5rem;
  }
  .search-icon {
    display: flex;
    padding-inline-start: 0.75rem;
    color: var(--_muted);
  }
  /* Browsers draw it in their own colours. */
  .input::-webkit-search-cancel-button {
    --_line: #0000 46%, var(--_muted) 46% 54%, #0000 54%;
    appearance: none;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    margin: -0.5rem;
    background:
      linear-gradient(45deg, var(--_line)) center / 0.875rem 0.875rem no-repeat,
      linear-gradient(-45deg, var(--_line)) center / 0.875rem 0.875rem no-repeat;
    cursor: pointer;
    forced-color-adjust: none;
  }
  .results {
    --_row: 3.5rem;
    --_most: min(5.5 * var(--_row), 50vb);
  }
  .tall {
    --_row: 4.75rem;
    --_most: min(4.5 * var(--_row), 50vb);
  }
  /* The search stays in view. It covers the focus ring and what scrolls behind it. */
  .list:not(.boxed) .search {
    position: sticky;
    inset-block-start: -0.25rem;
    z-index: 1;
    margin: -0.25rem;
    padding: 0.25rem 0.25rem 0.5rem;
    background: var(--_surface);
  }
  .boxed .options {
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  /* A search finds fewer, and the page stays as tall. */
  .boxed .search + .results {
    min-block-size: var(--_most);
  }
  /* Half a row at the end, and a shade, show that there is more. */
  .boxed .virtual {
    max-block-size: var(--_most);
    overflow: auto;
    overflow-anchor: none;
    background:
      linear-gradient(var(--_field) 50%, #0000) 0 100% / 100% 2rem no-repeat local,
      linear-gradient(#0000, var(--_line)) 0 100% / 100% 0.75rem no-repeat,
      var(--_field);
  }
  .virtual .rows {
    padding-block: calc(var(--_before, 0) * var(--_row)) calc(var(--_after, 0) * var(--_row));
  }
  .group-label {
    padding: 0.75rem var(--_inset) 0.25rem;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .list:not(.boxed) .group-label {
    padding-inline: 0.5rem;
  }
  .option {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    inline-size: 100%;
    block-size: var(--_row);
    padding: 0 var(--_inset);
    border-block-end: 1px solid var(--_line);
    line-height: 1.2;
    text-align: start;
  }
  .list:not(.boxed) .option {
    padding-inline: 0.5rem;
    scroll-margin-block: 4.5rem;
  }
  /* A few rows are as tall as their texts. */
  .options:not(.virtual) .option {
    block-size: auto;
    min-block-size: var(--_row);
    padding-block: 0.5rem;
  }
  .options:not(.virtual) .option-text > * {
    display: block;
  }
  .option:last-child {
    border: 0;
  }
  .option:is(:hover, .active, [aria-selected='true'], [aria-current]) {
    background: var(--_tint);
  }
  /* The row with keyboard focus. */
  .list:has(.input:focus) .active,
  .option:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .option .logo {
    background: var(--_line);
  }
  .option > .icon,
  .option .spinner {
    flex: none;
    color: var(--_accent);
  }
  .option-text {
    flex: 1;
    min-inline-size: 0;
  }
  .option-text > * {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font-weight: 550;
  }
  .option-text .hint {
    font-weight: 400;
  }
  /* With enlarged text there is no room beside a name, only below it. */
  @container (max-width: 15rem) {
    .results {
      --_row: 7rem;
    }
    .option .logo {
      display: none;
    }
    .option-text > * {
      -webkit-line-clamp: 3;
    }
  }
  .none {
    padding: 1.25rem 0.5rem;
  }
  .missing {
    display: grid;
    margin-block-start: 0.5rem;
  }
  .none + .missing {
    margin-block-start: 0;
  }
  /* The way to enter it by hand is below what was found. */
  :host([finding]) .actions {
    visibility: hidden;
  }
  @media (max-width: 34rem), (max-height: 30rem) {
    /* The keyboard leaves room for the list only. What is above stays scrolled away. */
    :host([searching]) .actions {
      position: relative;
      inset: auto;
    }
    :host([searching]) .list:not(.boxed) .results {
      min-block-size: 100dvb;
    }
  }
`;
