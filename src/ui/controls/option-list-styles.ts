import {css} from 'lit';

/** For the shadow root that contains an option list. */
export const optionListStyles = css`
  .search-icon {
    display: flex;
    padding-inline-start: 0.75rem;
    color: var(--_muted);
  }
  .options {
    --_row: 4rem;
    --_most: clamp(12rem, 40vb, 22.5rem);
    min-block-size: min(var(--_most), calc(var(--_all, 0) * var(--_row) + 2px));
    max-block-size: var(--_most);
    overflow: auto;
    overflow-anchor: none;
    border: var(--_border) var(--_line);
    border-radius: var(--_radius);
    background: var(--_field);
  }
  .tall {
    --_row: 5.5rem;
  }
  .options > .rows {
    padding-block: calc(var(--_before, 0) * var(--_row)) calc(var(--_after, 0) * var(--_row));
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
  .option:last-child {
    border: 0;
  }
  .option:is(:hover, .active, [aria-selected='true']) {
    background: var(--_tint);
  }
  /* The row with keyboard focus. */
  :focus-within > .options .active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .option .logo {
    background: var(--_line);
  }
  .option .icon,
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
    .options {
      --_row: 7rem;
    }
    .option .logo {
      display: none;
    }
    .option-text > * {
      -webkit-line-clamp: 3;
    }
  }
  /* The list keeps its place, however few options match. */
  .options,
  .none {
    grid-area: 2 / 1;
  }
  .options:not(:has(.option)) {
    visibility: hidden;
  }
  .none {
    align-self: start;
    padding: 1.75rem 1rem;
    border: 1px dashed var(--_outline);
    border-radius: var(--_radius);
    text-align: center;
  }
`;
