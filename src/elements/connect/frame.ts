import {html, nothing} from 'lit';
import type {Translator} from '../../messages/translator.js';
import type {Ui} from '../../ui/context.js';
import {backIcon, boltIcon, checkIcon, closeIcon} from '../../ui/icons.js';
import type {Stage} from '../../ui/page-element.js';

/** What stands around every page: where the customer is, the way back, the way out. */

const STAGES: readonly Stage[] = ['address', 'provider', 'tariff', 'confirm'];

export const steps = (words: Translator, current: Stage, isDone: boolean): unknown => {
  const at = isDone ? STAGES.length : STAGES.indexOf(current);
  return html`
    <ol class="steps" part="steps" aria-label=${words.text('steps')}>
      ${STAGES.map(
        (stage, index) => html`
          <li
            class=${index < at ? 'step past' : index === at ? 'step now' : 'step'}
            part=${index === at ? 'step current' : 'step'}
            aria-current=${index === at ? 'step' : nothing}
          >
            <span class="step-name">${words.text(`stage.${stage}`)}</span>
            ${index < at ? html`<span class="step-done">${checkIcon}</span>` : nothing}
          </li>
        `,
      )}
    </ol>
  `;
};

export const iconButton = (
  name: 'back' | 'close',
  {translator: words, busy}: Ui,
  onClick: () => void,
) => html`
  <button
    type="button"
    class="icon-button ${name}"
    part="icon-button ${name}"
    aria-label=${words.text(`action.${name}`)}
    title=${words.text(`action.${name}`)}
    aria-disabled=${busy && name === 'back'}
    @click=${onClick}
  >
    ${name === 'back' ? backIcon : closeIcon}
  </button>
`;

/** Keeps the place of the way back, so that nothing moves when there is one. */
export const noWayBack = html`<span class="icon-button back" inert>${boltIcon}</span>`;

export const testBadge = (words: Translator) => html`
  <span class="badge" part="badge" title=${words.text('test-mode.hint')}>
    ${words.text('test-mode')}
  </span>
`;

/** The shape of a page, until the first one is there. */
export const skeleton = (words: Translator) => html`
  <div class="skeleton" part="skeleton">
    <span class="visually-hidden">${words.text('busy')}</span>
    <span></span><span></span><span></span><span></span>
  </div>
`;
