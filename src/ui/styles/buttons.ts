import {css} from 'lit';

/** Buttons, links and the spinner. */
export const buttonStyles = css`
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
    /* Most requests are quicker than this; a flash of a spinner is noise. */
    opacity: 0;
    animation:
      turn 0.8s linear infinite,
      appear 120ms 250ms forwards;
  }
  /* Takes no room if there is some beside the label, so that the label stays in place. */
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

  @media (forced-colors: active) {
    .button {
      border: 1px solid;
    }
    .primary,
    .spinner {
      forced-color-adjust: none;
    }
    /* Important, because the customer's colours go before those of a site's ::part(). */
    .primary {
      background: var(--_button) !important;
      color: var(--_on-accent) !important;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 3s, 1ms;
    }
  }
`;
