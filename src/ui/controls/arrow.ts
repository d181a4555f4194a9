import {css, html} from 'lit';
import {chevronIcon} from '../icons.js';

/** The arrow at the end of a row that leads on. While the row is sent, a spinner is in its place. */
export const arrow = (isSending: boolean) =>
  html`<span class="arrow">${isSending ? html`<span class="spinner"></span>` : chevronIcon}</span>`;

export const arrowStyles = css`
  .arrow {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.25rem;
    color: var(--_muted);
  }
  .arrow .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    transition: rotate var(--_motion);
  }
  .mirrored:dir(rtl) {
    scale: -1 1;
  }
`;
