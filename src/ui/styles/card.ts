import {css} from 'lit';

/** The card, its header and progress steps, and the dialog. */
export const frameStyles = css`
  :host {
    container-type: inline-size;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.25);
    max-inline-size: var(--flatpeak-width, 30rem);
    margin-inline: auto;
    padding: min(var(--flatpeak-card-padding, 2rem), 5cqi);
    border: var(--_border) var(--_line);
    border-radius: var(--_card-radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  /* At least as tall as pages without a chart, and as the tallest page so far. */
  .frame {
    display: flex;
    flex-direction: column;
    min-block-size: max(55rem, var(--_tallest, 0px));
  }
  /* Scrolls if it is taller than its room; the padding leaves room for focus rings. */
  .body {
    position: relative;
    flex: 1;
    align-content: start;
    gap: inherit;
    min-block-size: 0;
    margin: -0.25rem;
    padding: 0.25rem;
    overflow: auto;
  }
  .header,
  .provider {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .header {
    flex-wrap: wrap;
    min-block-size: 2.75rem;
  }
  .provider,
  .title {
    flex: 1;
    min-inline-size: 0;
    font-weight: 600;
  }
  .title {
    color: var(--_muted);
  }
  /* Two lines are no taller than the buttons beside them. */
  .provider-name {
    line-height: 1.25;
  }
  /* Inherited by the site's content. */
  [name='legal'] {
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .icon-button.back {
    margin-inline-start: max(-0.625rem, -10px);
  }
  .icon-button.close {
    margin-inline-end: max(-0.625rem, -10px);
  }
  .mirrored:dir(rtl) {
    scale: -1 1;
  }
  .badge {
    padding: 0.125rem 0.625rem;
    border: 1px solid currentcolor;
    border-radius: 1rem;
    color: var(--_warning);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    overflow-wrap: normal;
  }
  .step {
    flex: 1 0 0;
    min-inline-size: min-content;
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding-block-start: 0.5rem;
    border-block-start: 3px solid var(--_line);
    color: var(--_muted);
    font-size: 0.8125rem;
    line-height: 1.25;
  }
  .step.past,
  .step.now {
    border-color: var(--_accent);
  }
  @media (forced-colors: active) {
    .step:not(.past, .now) {
      border-color: GrayText;
    }
  }
  .step.now {
    color: var(--_text);
    font-weight: 650;
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

  /* With enlarged text the name has its own row. */
  @container (max-width: 15rem) {
    .provider,
    .title {
      order: 1;
      flex-basis: 100%;
      min-block-size: 2.5rem;
    }
    .badge {
      margin-inline-end: auto;
    }
  }

  .failure p:last-child {
    margin-block: -0.25rem -0.5rem;
  }

  .skeleton {
    display: grid;
    gap: 1rem;
    opacity: 0;
    animation: appear 200ms 250ms forwards;
  }
  .skeleton span:not(.visually-hidden) {
    block-size: var(--_control);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .skeleton span:nth-of-type(2) {
    inline-size: 60%;
    block-size: 1.75rem;
  }

  /* As large as the window, so that it scrolls at its edge and does not clip the card's shadow. */
  .dialog {
    --_room: calc(100dvb - 2rem);
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100dvb;
    max-block-size: none;
    padding: 1rem;
    border: 0;
    background: none;
    color: inherit;
    overflow: auto;
    overscroll-behavior: contain;
    container-type: inline-size;
  }
  .dialog[open] {
    display: grid;
    grid-template: minmax(max-content, 1fr) / minmax(0, 32rem);
    justify-content: center;
  }
  .dialog::backdrop {
    background: var(--flatpeak-color-backdrop, #0f1714a6);
  }
  .dialog .card {
    inline-size: 100%;
    max-inline-size: none;
    min-block-size: min(var(--_room), 49rem);
    margin: auto 0;
  }
  @media (max-width: 34rem) {
    .dialog {
      --_room: 100dvb;
      padding: 0;
      background: var(--_surface);
    }
    .dialog .card {
      min-block-size: 100dvb;
      align-content: start;
      margin: 0;
      border: 0;
      border-radius: 0;
      box-shadow: none;
    }
  }
  /* A fixed height if there is room: the frame stays in place and the page scrolls. */
  @media (min-height: 40rem) {
    .dialog .card {
      max-block-size: var(--_room);
      block-size: 0;
    }
  }
  /* A phone has no Escape key: the close button stays on screen, unless it takes all the room. */
  @media (max-width: 34rem) and (min-height: 30rem) {
    .dialog {
      /* A header of four lines, with a long name on a small phone. */
      scroll-padding-block-start: 7.5rem;
    }
    .dialog .header {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      margin-block: -0.5rem;
      padding-block: 0.5rem;
      background: var(--_surface);
    }
  }
  .dialog:focus-visible {
    outline: none;
  }

  /* Beside the card the page can be clicked. A container would be the frame of a fixed box. */
  :host([non-modal]) {
    container-type: normal;
  }
  :host([non-modal]) .dialog {
    position: fixed;
    inset: 0;
    z-index: 1000;
    pointer-events: none;
  }
  :host([non-modal]) .dialog > * {
    pointer-events: auto;
  }
`;
