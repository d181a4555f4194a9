import {css} from 'lit';

/** The layout of a page, and notices. */
export const pageStyles = css`
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
  /* A single quiet button goes beside the primary one if there is room. */
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
    .problem,
    .warning {
      border-width: 3px;
    }
  }
`;
