import {css} from 'lit';

/** The card, its header and progress steps, and the dialog. */
export const frameStyles = css`
  :host {
    container-type: inline-size;
    --_below: max(
      var(--_keyboard, 0px),
      var(--flatpeak-safe-area-bottom, env(safe-area-inset-bottom, 0px))
    );
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
    max-inline-size: var(--flatpeak-width, 30rem);
    margin-inline: auto;
    padding: min(var(--flatpeak-card-padding, 2rem), 5cqi);
    border: var(--_border) var(--_line);
    border-radius: var(--_card-radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .frame,
  .body {
    display: flex;
    flex-direction: column;
  }
  /* The widget makes it as tall as the tallest page so far. */
  .frame {
    min-block-size: 0;
  }
  /*
   * Room for most pages: with the frame around it, and without the site's content, at most 40rem.
   * The padding leaves room for focus rings, and for the buttons of the page.
   */
  .body {
    position: relative;
    flex: 1;
    gap: inherit;
    min-block-size: 28.75rem;
    --_rim: 0.25rem;
    margin: calc(-1 * var(--_rim)) calc(-1 * var(--_rim)) -0.75rem;
    padding: var(--_rim) var(--_rim) 0;
  }
  .body > [exportparts] {
    display: flex;
    flex: 1 0 auto;
  }
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
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
  /* Inherited by the site's content. */
  [name='legal'],
  [name='help'],
  [name='privacy'] {
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

  /* The header above is taller than its text. */
  .steps {
    display: flex;
    gap: 0.375rem;
    margin-block-start: -0.5rem;
    overflow-wrap: normal;
  }
  .step {
    flex: 1 0 0;
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding-block-start: 0.5rem;
    border-block-start: 3px solid color-mix(in oklab, var(--_outline) 55%, var(--_surface));
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
  /* With enlarged text only the current step has a name, and the provider's has its own row. */
  @container (max-width: 17rem) {
    .step.now {
      flex-basis: min-content;
    }
    .step:not(.now) {
      block-size: 3px;
      padding: 0;
      font-size: 0;
      overflow: hidden;
    }
  }
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

  /* As large as the window, so that it does not clip the card's shadow. */
  .dialog {
    --_window: calc(100dvb - var(--_keyboard, 0px));
    --_room: calc(var(--_window) - 2rem);
    inline-size: 100%;
    max-inline-size: none;
    block-size: var(--_window);
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
    grid-template-columns: minmax(0, 32rem);
    place-content: center;
  }
  .dialog::backdrop {
    background: var(--flatpeak-color-backdrop, #0f1714a6);
  }
  /* The frame stays in place and the page scrolls, unless nothing would be left of the page. */
  .dialog .card {
    --_side: min(var(--flatpeak-card-padding, 2rem), 5cqi);
    inline-size: 100%;
    max-inline-size: none;
    min-block-size: 0;
    block-size: clamp(18rem, var(--_room), 46rem);
  }
  .dialog .body {
    --_below: 0px;
    min-block-size: 0;
    margin-block-end: max(-0.75rem, -1 * var(--_side));
    overflow: hidden auto;
  }
  /* On a phone, however it is held. */
  @media (max-width: 34rem), (max-height: 34rem) {
    .dialog {
      --_room: var(--_window);
      padding: 0;
      background: var(--_surface);
    }
    .dialog[open] {
      grid-template-columns: minmax(0, 1fr);
    }
    .dialog .card {
      block-size: max(18rem, var(--_room));
      padding-block: max(var(--_side), var(--flatpeak-safe-area-top, env(safe-area-inset-top)))
        max(var(--_side), var(--flatpeak-safe-area-bottom, env(safe-area-inset-bottom)));
      padding-inline: max(
        var(--_side),
        50% - 16rem,
        var(--flatpeak-safe-area-left, env(safe-area-inset-left)),
        var(--flatpeak-safe-area-right, env(safe-area-inset-right))
      );
      border: 0;
      border-radius: 0;
      box-shadow: none;
    }
  }
  /* A search takes the room that the keyboard leaves. */
  .dialog[keyboard] .frame:has([searching]) .steps {
    display: none;
  }
  /* On its side it leaves the height to the page: the steps are a line. */
  @media (max-height: 34rem) {
    .dialog .card {
      --_gap: 0.75rem;
      --_side: 0.5rem;
    }
    .dialog .step {
      block-size: 3px;
      padding: 0;
      font-size: 0;
      overflow: hidden;
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
