import {html, nothing} from 'lit';
import type {Ui} from '../../../ui/context.js';

/** Where the provider's login is under way while the widget waits, and how that looks from here. */
export type Waiting = keyof typeof WAYS;

/** What the customer can do about it, the likeliest first. */
export type WayOn = 'show' | 'again' | 'here' | 'check';

const WAYS = {
  /** In a window that is open. */
  window: ['show', 'here'],
  /** In a window that was closed before the service heard of a login. */
  closed: ['again', 'here'],
  /** Where the host has opened it. */
  elsewhere: ['check', 'again'],
  /** There too, and the service was asked in vain. */
  unfinished: ['check', 'again'],
} as const satisfies Record<string, readonly WayOn[]>;

/** The customer signs in somewhere else: says so, and offers the ways on. */
export function waiting(
  where: Waiting,
  {translator: words, busy}: Ui,
  go: (way: WayOn) => void,
): unknown {
  const [first] = WAYS[where];
  return html`
    <div class="stack page" part="page">
      <div class="heading">
        <h2 part="heading" tabindex="-1">${words.text('login.title')}</h2>
        <p class="muted" part="lead" role="status">${words.text(`login.${where}`)}</p>
      </div>
      <div class="actions" part="actions">
        ${WAYS[where].map(way => {
          const look = way === first ? 'button primary' : 'button quiet';
          return html`
            <button
              type="button"
              class=${look}
              part=${look}
              aria-disabled=${busy}
              @click=${() => busy || go(way)}
            >
              ${busy && way === first ? html`<span class="spinner"></span>` : nothing}
              ${words.text(`login.${way}`)}
            </button>
          `;
        })}
      </div>
    </div>
  `;
}
