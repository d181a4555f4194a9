import {css, html, nothing} from 'lit';
import type {Translator} from '../../messages/translator.js';
import {moodOf, stateWords, wholeState} from './states.js';

/** For the shadow root with a badge. */
export const stateBadgeStyles = css`
  .state {
    --_mark: var(--_muted);
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    inline-size: fit-content;
    padding: 0.125rem 0.625rem;
    border: 1px solid color-mix(in oklab, var(--_mark) 45%, var(--_surface));
    border-radius: 1rem;
    background: color-mix(in oklab, var(--_mark) 9%, var(--_surface));
    font-size: 0.875rem;
    font-weight: 600;
  }
  .state-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    margin: 0;
  }
  .state::before {
    content: '';
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border: 2px solid var(--_mark);
    border-radius: 50%;
  }
  .state.good,
  .state.waiting {
    --_mark: var(--_accent);
  }
  .state.good::before {
    background: var(--_mark);
  }
  .state.bad {
    --_mark: var(--_warning);
  }
  .state.bad::before {
    border-radius: 1px;
    background: var(--_mark);
  }
`;

/** A status of a programme in words, and the step that it is at. */
export function stateBadge(state: string, translator: Translator): unknown {
  if (!state) return nothing;
  const whole = wholeState(state);
  const badge = html`<span class="state ${moodOf(state)}">${stateWords(whole, translator)}</span>`;
  return whole === state
    ? badge
    : html`<p class="state-line">
        ${badge} <span class="muted">${stateWords(state, translator)}</span>
      </p>`;
}
