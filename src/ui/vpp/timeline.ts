import {css, html, nothing} from 'lit';
import type {Translator} from '../../messages/translator.js';
import type {ParticipationStep} from '../../protocol/vpp-participation.js';
import {humanize, keyOf} from '../format/names.js';
import {checkIcon} from '../icons.js';
import {stateWords} from './states.js';

/** For the shadow root with a time line. */
export const timelineStyles = css`
  .timeline {
    display: grid;
    margin: 0;
  }
  .timeline li {
    position: relative;
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr);
    gap: 0 0.875rem;
    padding-block-end: 1.25rem;
  }
  /* The line to the next step. */
  .timeline li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 1.875rem 0.125rem;
    inset-inline-start: calc(0.875rem - 1px);
    inline-size: 2px;
    background: var(--_line);
  }
  .timeline li.complete:not(:last-child)::before {
    background: var(--_accent);
  }
  .dot {
    display: grid;
    place-items: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border: 2px solid var(--_outline);
    border-radius: 50%;
  }
  .complete .dot {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .complete .dot .icon {
    inline-size: 1rem;
    block-size: 1rem;
    stroke-width: 3;
  }
  .in-progress .dot {
    border-color: var(--_accent);
  }
  .in-progress .dot::before {
    content: '';
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border-radius: 50%;
    background: var(--_accent);
  }
  .timeline strong,
  .timeline .hint {
    overflow-wrap: anywhere;
  }
  .pending strong {
    font-weight: 500;
    color: var(--_muted);
  }
  .timeline p {
    margin: 0.125rem 0 0;
  }
  @media (forced-colors: active) {
    .complete .dot,
    .in-progress .dot::before {
      forced-color-adjust: none;
    }
  }
`;

/** The steps of a participation, in the order of the service. */
export const timeline = (
  steps: readonly ParticipationStep[],
  translator: Translator,
  label: string,
): unknown => {
  // The step that is under way, or else the last one that was.
  const current = steps.findLastIndex(({status}) => keyOf(status) !== 'pending');
  const items = steps.map(({state, status, message}, index) => {
    const look = keyOf(status);
    const words = translator.find([`vpp-participation.${look}`]) ?? humanize(status);
    return html`
      <li class=${look} aria-current=${index === current ? 'step' : nothing}>
        <span class="dot" aria-hidden="true">${look === 'complete' ? checkIcon : nothing}</span>
        <div>
          <strong>${stateWords(state, translator)}</strong>
          ${status ? html`<p class="hint" part="hint">${words}</p>` : nothing}
          ${message && index === current ? html`<p dir="auto">${message}</p>` : nothing}
        </div>
      </li>
    `;
  });
  return html`<ol class="timeline" part="facts" aria-label=${label}>
    ${items}
  </ol>`;
};
