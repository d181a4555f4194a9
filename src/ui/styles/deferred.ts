import {css} from 'lit';
import {base} from './base.js';

/** The styles of what the first page does not have: providers, tariffs, and irreversible actions. */
const deferred = css`
  .problem {
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.625rem;
  }
  .problem > * {
    grid-column: 2;
  }
  .problem::before {
    content: '!' / '';
    grid-row: 1;
    align-self: start;
    box-sizing: border-box;
    inline-size: 1.5rem;
    border: 2px solid;
    border-radius: 50%;
    color: var(--_danger);
    font-weight: 700;
    line-height: 1.25rem;
    text-align: center;
  }
  .problem .link {
    margin-block: -0.25rem;
  }
  /* A text, and a button where there is room. */
  .beside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 0.75rem;
  }
  /* Not under the buttons, when it gets the focus. */
  .field *,
  .link {
    scroll-margin-block-end: 8rem;
  }
  .affixed {
    display: flex;
    align-items: center;
    border: var(--_border) var(--_outline);
    border-radius: var(--_radius);
    background: var(--_field);
    outline-offset: -1px !important;
  }
  .affixed .input {
    flex: 1;
    border: 0;
    background: none;
    outline: none !important;
    box-shadow: none !important;
  }
  .affixed:focus-within {
    outline: 2px solid var(--_focus);
  }
  .affix {
    padding-inline-end: var(--_inset);
    white-space: nowrap;
  }
  .affixed:has([aria-invalid='true']) {
    border-color: var(--_danger);
    outline-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .choices {
    gap: calc(var(--_space) * 0.625);
  }
  .provider {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  /* Two lines are no taller than the buttons beside them. */
  .provider-name {
    line-height: 1.25;
  }
  .provider-name,
  .clamped {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  /* Lines are short there. */
  @container (max-width: 22rem) {
    .clamped {
      -webkit-line-clamp: 3;
    }
  }
  @container (max-width: 17rem) {
    .provider-name,
    .clamped {
      -webkit-line-clamp: 8;
    }
  }
  .warning {
    --_mark: var(--_warning);
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
  @media (forced-colors: active) {
    .warning,
    .affixed:has([aria-invalid='true']) {
      border-width: 3px;
    }
  }
  .step-done {
    display: none;
    color: var(--_accent);
  }
  .step-done .icon {
    display: block;
    inline-size: 1rem;
    block-size: 1rem;
  }
  @container (min-width: 24rem) {
    .step-done {
      display: block;
    }
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
`;

/** Completes the sheet that all shadow roots share. */
export function completeStyles(): void {
  base.styleSheet?.replaceSync(base.cssText + deferred.cssText);
}
