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
  /* The text of all cards begins where their homes' addresses do. */
  [part='page'] {
    --_padding: min(var(--flatpeak-card-padding, 1.5rem), 5cqi);
    --_edge: calc(var(--_padding) + var(--flatpeak-border-width, 1px));
  }
  .homes {
    gap: calc(var(--_space) * 2);
  }
  .home {
    align-content: start;
  }
  .home > :not(.cards, .notice),
  .add {
    padding-inline: var(--_edge);
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: var(--_space);
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    padding: var(--_padding);
    border: var(--_border) var(--_line);
    border-radius: var(--_card-radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .slim {
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
  }
  /* A card with all the room: what is paid stands beside the facts. */
  @container (min-width: 44rem) {
    .homes:not(.slim) .card:only-child {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      column-gap: 2.5rem;
    }
    .homes:not(.slim) .card:only-child > :not(.provider, .price, .rows) {
      grid-column: 1 / -1;
    }
    .homes:not(.slim) .card:only-child > :is(.provider, .price) {
      grid-column: 1;
    }
    .homes:not(.slim) .card:only-child > .rows {
      grid-area: 2 / 2 / span 2;
      align-self: center;
    }
    .homes:not(.slim) .card:only-child .row:first-child {
      border: 0;
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
  .state:is(.connected, .expiring, .expired, .error) {
    color: var(--_text);
  }
  .state.connected {
    --_mark: var(--_accent);
  }
  .state:is(.expiring, .error) {
    --_mark: var(--_warning);
  }
  .state.expired {
    --_mark: var(--_danger);
  }
  .state:is(.connected, .expiring, .expired, .error)::before {
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
  /* A card has room for a whole name. */
  .provider-name {
    display: inline;
  }
  .card-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
  }
  /* Aligns the label of a quiet button with the text, in each row. */
  .add .icon {
    margin-inline-start: -0.25rem;
  }
  :is(.card-actions, .add) > .quiet {
    --_reach: min(0.75rem, 3cqi);
    margin-inline-start: calc(-1 * var(--_reach));
    padding-inline: var(--_reach);
    text-align: start;
  }
  .notice .button {
    justify-self: start;
    border-color: var(--_mark);
  }
  /* Fills the room that is kept for a card. */
  .empty-state {
    align-items: center;
    justify-content: center;
    padding-block: 2.5rem;
    text-align: center;
    text-wrap: balance;
  }
  .empty-state .icon {
    inline-size: 4.5rem;
    block-size: 4.5rem;
    padding: 1.125rem;
    border-radius: 50%;
    background: var(--_tint);
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
    min-block-size: 23.875rem;
  }
  /* Of the other kinds of tariff most homes have none. */
  .skeleton .card + .card {
    min-block-size: 12rem;
  }
  @container (min-width: 44rem) {
    .skeleton .card:only-of-type {
      min-block-size: 17rem;
    }
  }
  /* All states share one place, so that the page does not jump. */
  .place > * {
    grid-area: 1 / 1;
  }
  .place > :not(.empty-state) {
    align-self: start;
  }
  .over {
    visibility: hidden;
  }
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
