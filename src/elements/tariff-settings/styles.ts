import {css} from 'lit';

/** The layout of `<flatpeak-tariff-settings>`: its cards and its states. */
export const tariffStyles = css`
  h3 {
    font: var(--flatpeak-heading-weight, 650) 1.125rem/1.35
      var(--flatpeak-heading-font, var(--_font));
    outline: none;
  }
  h2 {
    font-size: 1.25rem;
  }
  dl,
  dd {
    margin: 0;
  }
  .homes {
    gap: calc(var(--_space) * 2);
  }
  .home {
    align-content: start;
  }
  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: 1rem;
    padding: clamp(1rem, 5cqi, 1.5rem);
    border: var(--_border) var(--_line);
    border-radius: var(--_card-radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  @container (min-width: 44rem) {
    .cards,
    .homes.slim {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .slim .cards {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .card-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 1rem;
  }
  .state {
    --_mark: var(--_outline);
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .state::before {
    content: '';
    inline-size: 0.625em;
    block-size: 0.625em;
    border: 2px solid var(--_mark);
    border-radius: 50%;
  }
  .state.connected,
  .state.error {
    color: var(--_text);
  }
  .state.connected {
    --_mark: var(--_accent);
  }
  .state.error {
    --_mark: var(--_warning);
  }
  :is(.connected, .error).state::before {
    background: var(--_mark);
  }
  .provider {
    display: flex;
    align-items: center;
    gap: 0.75rem;
  }
  .provider p {
    min-inline-size: 0;
    line-height: 1.35;
  }
  .amount {
    font-size: 1.75rem;
    line-height: 1.2;
    letter-spacing: -0.02em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
    padding-block: 0.5rem;
    border-block-start: 1px solid var(--_line);
  }
  dt {
    color: var(--_muted);
  }
  dd {
    font-weight: 550;
  }
  .card-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
  }
  /* Aligns the label of a quiet button with the text, in each row. */
  .card-actions > .quiet {
    margin-inline-start: -0.75rem;
    padding-inline: 0.75rem;
  }
  .add {
    padding-inline: clamp(1rem, 5cqi, 1.5rem);
  }
  .notice .button {
    justify-self: start;
    border-color: var(--_mark);
  }
  .empty-state {
    align-items: center;
    padding-block: 2.5rem;
    text-align: center;
    text-wrap: balance;
  }
  .empty-state .icon {
    inline-size: 2.5rem;
    block-size: 2.5rem;
    color: var(--_accent);
  }
  .bone {
    block-size: 1.25rem;
    border-radius: calc(var(--_radius) / 2);
    background: var(--_tint);
  }
  .bone:nth-of-type(1) {
    inline-size: 55%;
  }
  .bone:nth-of-type(2) {
    block-size: 2.5rem;
  }
  .bone:nth-of-type(3) {
    inline-size: 35%;
    block-size: 2rem;
  }
  /* With room for the address above, and for the button below that adds a home. */
  .skeleton {
    padding-block: 2.5rem 4rem;
    opacity: 0;
    animation: appear 200ms 250ms forwards;
  }
  .skeleton .card {
    justify-content: space-between;
    min-block-size: 23.125rem;
  }
  /* All states share one place, so that the page does not jump. */
  .place > * {
    grid-area: 1 / 1;
    align-self: start;
  }
  .over {
    visibility: hidden;
  }
  /* Covers the cards, which it is about to change. */
  /* Not the host: a container may be the frame of a fixed box, such as the dialog. */
  [part='page'] {
    container-type: inline-size;
    position: relative;
  }
  .busy {
    position: absolute;
    inset-inline: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 0.75rem;
  }
`;
